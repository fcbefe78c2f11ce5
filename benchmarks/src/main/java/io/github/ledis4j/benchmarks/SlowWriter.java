package io.github.ledis4j.benchmarks;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.concurrent.TimeUnit;

/**
 * Millions of writes to a LedisDB that is frozen half of the time, by a producer that is faster at
 * any time; {@code COMMANDS [room|heedless]}. A heedless producer does not look whether there is
 * room. Exits with 1 if the heap grew or an item is unaccounted for. Run it with a small heap.
 */
final class SlowWriter {
  private static final long FROZEN_MILLIS = 20;
  private static final int KEYS = 10_000;
  private static final long HEAP_SLACK = 32L << 20;

  private final LedisServer server;
  private volatile boolean done;
  private long highest;

  private SlowWriter(LedisServer server) {
    this.server = server;
  }

  public static void main(String[] args) throws InterruptedException {
    long commands = Long.parseLong(args[0]);
    boolean heedless = args.length > 1 && args[1].equals("heedless");
    boolean passed;
    try (LedisServer server = LedisServer.onFreePort().start();
        LedisClient client = LedisClient.create(server.uri())) {
      client.connect().join();
      passed = new SlowWriter(server).run(client, commands, heedless);
    }
    System.exit(passed ? 0 : 1);
  }

  private boolean run(LedisClient client, long commands, boolean heedless)
      throws InterruptedException {
    Thread brake = new Thread(this::brake, "brake");
    brake.start();
    long atStart = heap();
    long start = System.nanoTime();
    WriteSummary summary;
    try (LedisBatchWriter<String, String> writer =
        client.batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingBytes(8 << 20))) {
      for (long i = 0; i < commands; i++) {
        writer.set("key:" + i % KEYS, "value of some thirty characters");
        if (!heedless && !writer.hasRoom()) {
          writer.room().join();
        }
        if ((i + 1) % (commands / 10) == 0) {
          report(i + 1, start);
        }
      }
      summary = writer.finish().join();
    }
    report(commands, start);
    done = true;
    brake.join();
    return verdict(commands, atStart, summary);
  }

  /** Freezes the server and lets it work, in turn. */
  private void brake() {
    try {
      while (!done) {
        server.suspend();
        TimeUnit.MILLISECONDS.sleep(FROZEN_MILLIS);
        server.resume();
        TimeUnit.MILLISECONDS.sleep(FROZEN_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(long commands, long start) {
    long heap = heap();
    highest = Math.max(highest, heap);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d commands, %.1f s, live heap %.1f MiB%n", commands, seconds, heap / 1048576.0);
  }

  private boolean verdict(long commands, long atStart, WriteSummary summary) {
    boolean flat = highest <= atStart + HEAP_SLACK;
    boolean passed = flat && summary.size() == commands;
    System.out.printf(
        "%s: live heap %.1f MiB at start and %.1f MiB at most, of %d MiB; %s%n",
        passed ? "passed" : "FAILED",
        atStart / 1048576.0,
        highest / 1048576.0,
        Runtime.getRuntime().maxMemory() >> 20,
        summary);
    return passed;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
