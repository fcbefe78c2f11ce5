package io.github.ledis4j.benchmarks;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.ServerCommands;
import io.github.ledis4j.command.StringCommands;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Random commands from many threads while the server is stopped, killed and frozen at random;
 * {@code MINUTES redis|ledis|ledis-unix [THREADS]}. Exits with 1 if a reply was wrong, a future
 * never completed or the heap grew.
 */
final class Soak {
  private static final Duration HURRY = Duration.ofMillis(2);

  /** Deadlines are shorter than this, so that whatever has not completed by then never will. */
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private static final long HEAP_SLACK = 32L << 20;

  private final ServerProcess server;
  private final SoakTally tally = new SoakTally();
  private final SplittableRandom random = new SplittableRandom();
  private volatile boolean stopped;
  private int restarts;

  private Soak(ServerProcess server) {
    this.server = server;
  }

  public static void main(String[] args) throws InterruptedException {
    double minutes = Double.parseDouble(args[0]);
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    boolean passed =
        switch (args[1]) {
          case "redis" -> redis(minutes, threads);
          case "ledis" -> ledis(LedisServer.onFreePort(), minutes, threads);
          case "ledis-unix" -> ledis(LedisServer.onUnixSocket(), minutes, threads);
          default -> throw new IllegalArgumentException("redis, ledis or ledis-unix: " + args[1]);
        };
    System.exit(passed ? 0 : 1);
  }

  private static boolean redis(double minutes, int threads) throws InterruptedException {
    try (RedisServer server = RedisServer.onFreePort().start();
        RedisClient client = RedisClient.create(server.uri())) {
      SoakLoad.Batches batches = recorder -> client.batch(recorder::accept);
      return new Soak(server).run(client, client.withTimeout(HURRY), batches, minutes, threads);
    }
  }

  private static boolean ledis(LedisServer server, double minutes, int threads)
      throws InterruptedException {
    try (server;
        LedisClient client = LedisClient.create(server.start().uri())) {
      SoakLoad.Batches batches = recorder -> client.batch(recorder::accept);
      return new Soak(server).run(client, client.withTimeout(HURRY), batches, minutes, threads);
    }
  }

  private <C extends StringCommands<String, String> & ServerCommands<String, String>> boolean run(
      C commands, C hurried, SoakLoad.Batches batches, double minutes, int threads)
      throws InterruptedException {
    List<Thread> loads = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Runnable load = new SoakLoad<>(commands, hurried, batches, tally, () -> stopped, i);
      loads.add(new Thread(load, "soak-" + i));
    }
    loads.forEach(Thread::start);
    TimeUnit.SECONDS.sleep(5);
    long heapAtStart = heap();
    long end = System.nanoTime() + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
    while (System.nanoTime() < end) {
      disturb();
      System.out.printf("%d restarts, heap %d MiB, %s%n", restarts, heap() >> 20, tally);
    }
    stopped = true;
    drain(loads);
    return verdict(heapAtStart, heap());
  }

  /** Lets the server work for a moment, then takes it away in one of three ways. */
  private void disturb() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000, 6_000));
    switch (random.nextInt(3)) {
      case 0 -> server.stop();
      case 1 -> server.kill();
      default -> server.suspend();
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
    if (server.isRunning()) {
      server.resume();
    } else {
      server.start();
      restarts++;
    }
  }

  private void drain(List<Thread> loads) throws InterruptedException {
    for (Thread load : loads) {
      load.join(DRAIN.toMillis());
    }
    long end = System.nanoTime() + DRAIN.toNanos();
    while (tally.outstanding() != 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean verdict(long heapAtStart, long heapAtEnd) {
    boolean flat = heapAtEnd <= heapAtStart + HEAP_SLACK;
    boolean passed = flat && tally.clean();
    System.out.printf(
        "%s: %d restarts, heap %d MiB at start and %d MiB at end, %s%n",
        passed ? "passed" : "FAILED", restarts, heapAtStart >> 20, heapAtEnd >> 20, tally);
    return passed;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
