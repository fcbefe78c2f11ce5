package io.github.ledis4j.benchmarks;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.testkit.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Random commands from many threads while the server is troubled by one kind of {@link
 * SoakWeather}. Exits with 1 if a reply was wrong, a write was lost or doubled, a future never
 * completed, a failure says nothing, or the heap grew. {@code benchmarks/soak} runs all kinds.
 */
final class Soak {
  private static final Duration HURRY = Duration.ofMillis(2);

  /** Deadlines are shorter than this, so that whatever has not completed by then never will. */
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private static final long HEAP_SLACK = 32L << 20;

  private final SoakOptions options;
  private final ServerProcess server;
  private final SoakWeather.Front front;
  private final SoakTally tally = new SoakTally();
  private final List<SoakLedger> ledgers = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom();
  private volatile boolean stopped;
  private int disturbances;

  private Soak(SoakOptions options, ServerProcess server, SoakWeather.Front front) {
    this.options = options;
    this.server = server;
    this.front = front;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    SoakOptions options = SoakOptions.parse(args);
    ServerProcess server = options.newServer();
    options.weather().prepare(server);
    server.start();
    FlappingProxy proxy = null;
    String uri = server.uri();
    if (options.weather() == SoakWeather.FLAPPING) {
      proxy = new FlappingProxy(server.socketAddress());
      uri = (options.isLedis() ? "ledis://" : "redis://") + proxy.place();
    }
    SoakWeather.Front front = proxy == null ? flapping -> {} : proxy;
    // What is open is left to the end of this process: a close that hangs must hide no verdict.
    System.exit(new Soak(options, server, front).run(uri) ? 0 : 1);
  }

  private boolean run(String uri) throws InterruptedException {
    if (options.isLedis()) {
      LedisClient ledis = LedisClient.create(uri);
      return run(
          ledis,
          ledis.withTimeout(HURRY),
          load -> ledis.batch(batch -> load.accept(new SoakCommands(batch))));
    }
    RedisClient redis = RedisClient.create(uri);
    return run(
        redis,
        redis.withTimeout(HURRY),
        load -> redis.batch(batch -> load.accept(new SoakCommands(batch))));
  }

  private boolean run(
      CommandSink<String, String> commands,
      CommandSink<String, String> hurried,
      SoakLoad.Batches batches)
      throws InterruptedException {
    SoakLoad.Client client =
        new SoakLoad.Client(new SoakCommands(commands), new SoakCommands(hurried), batches);
    List<SoakLoad> loads = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    boolean large = options.weather() == SoakWeather.MEMORY;
    for (int i = 0; i < options.threads(); i++) {
      ledgers.add(new SoakLedger());
      loads.add(new SoakLoad(client, tally, ledgers.get(i), large, () -> stopped, i));
      threads.add(new Thread(loads.get(i), "soak-" + i));
    }
    threads.forEach(Thread::start);
    TimeUnit.SECONDS.sleep(5);
    long heapAtStart = heap();
    trouble();
    stopped = true;
    drain(threads);
    boolean read = close(loads);
    return verdict(heapAtStart, heap()) && read;
  }

  private void trouble() throws InterruptedException {
    long end = System.nanoTime() + (long) (options.minutes() * TimeUnit.MINUTES.toNanos(1));
    while (System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000, 6_000));
      options.weather().disturb(server, front, random);
      disturbances++;
      System.out.println(summary() + ", heap " + (heap() >> 20) + " MiB");
    }
  }

  private void drain(List<Thread> threads) throws InterruptedException {
    long end = System.nanoTime() + DRAIN.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    }
    while (tally.outstanding() != 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** The server is there again, but the last connection may just be ending. */
  private boolean close(List<SoakLoad> loads) throws InterruptedException {
    long end = System.nanoTime() + DRAIN.toNanos();
    for (SoakLoad load : loads) {
      while (load.close().handle((read, failure) -> failure).join() != null) {
        if (System.nanoTime() > end) {
          System.out.println("the counters cannot be read");
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    return true;
  }

  private boolean verdict(long heapAtStart, long heapAtEnd) {
    boolean flat = heapAtEnd <= heapAtStart + HEAP_SLACK;
    boolean passed = flat && tally.clean() && lost() == 0 && doubled() == 0;
    System.out.printf(
        "%s: %s, heap %d MiB at start and %d MiB at end%nFailures:%n%s",
        passed ? "passed" : "FAILED", summary(), heapAtStart >> 20, heapAtEnd >> 20, tally.table());
    return passed;
  }

  private String summary() {
    return String.format(
        "%s, %s, %d times: %s; writes counted %,d, lost %d, doubled %d",
        options.server(),
        options.weather().name().toLowerCase(Locale.ROOT),
        disturbances,
        tally,
        ledgers.stream().mapToLong(SoakLedger::ran).sum(),
        lost(),
        doubled());
  }

  private long lost() {
    return ledgers.stream().mapToLong(SoakLedger::lost).sum();
  }

  private long doubled() {
    return ledgers.stream().mapToLong(SoakLedger::doubled).sum();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
