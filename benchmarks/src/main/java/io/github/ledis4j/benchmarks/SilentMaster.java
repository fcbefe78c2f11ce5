package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Freezes one master of three while a thread writes to it without end, and shows what another
 * thread, which asks the other two, keeps of its rate, and what the heap holds; {@code [SECONDS
 * [CLIENT…]]} for each of the two states, 10 seconds of ledis4j by default. It must keep 80 % of
 * the rate that it has alone.
 */
final class SilentMaster {
  private static final double MUST = 0.8;
  private static final int WINDOW = 512;
  private static final int WARM_UP_SECONDS = 5;

  /** So many writes each millisecond: soon more than a bound has room for. */
  private static final int WRITES = 10;

  private final RedisCluster cluster;
  private final BenchClient client;
  private final ClusterNode silent;
  private final int seconds;
  private final Meter meter = new Meter();
  private final AtomicLong failedWrites = new AtomicLong();
  private volatile boolean over;

  private SilentMaster(RedisCluster cluster, BenchClient client, int seconds) {
    this.cluster = cluster;
    this.client = client;
    this.silent = cluster.owner(Data.key(0));
    this.seconds = seconds;
  }

  public static void main(String[] args) throws InterruptedException {
    int seconds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    List<String> clients =
        args.length < 2 ? List.of("LEDIS4J") : List.of(args).subList(1, args.length);
    System.out.println(
        "| Client | Other masters: alone | while one is silent | Share | Failed"
            + " | Writes that failed | Heap before | while it is silent |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    boolean met = true;
    for (String kind : clients) {
      met &= measure(ClientKind.valueOf(kind), seconds) >= MUST || !kind.equals("LEDIS4J");
    }
    System.out.printf("%nledis4j, at least %.0f %%: %s%n", 100 * MUST, met ? "met" : "MISSED");
    System.exit(met ? 0 : 1); // clients that hang keep threads
  }

  private static double measure(ClientKind kind, int seconds) throws InterruptedException {
    try (RedisCluster cluster =
        RedisCluster.ofMasters(3)
            .version(Servers.version())
            .config("cluster-require-full-coverage no")
            .start()) {
      Address address = new Address(Target.CLUSTER, cluster.nodes().get(0).toString());
      Data.loadTexts(address);
      return new SilentMaster(cluster, kind.connect(address), seconds).run(kind);
    }
  }

  private double run(ClientKind kind) throws InterruptedException {
    List<String> others = keys(false);
    Load.Operation get = (any, i, done) -> any.get(others.get(i % others.size()), done);
    new Thread(new Window(WINDOW, get, client, meter), "others").start();
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    long heap = Usage.liveHeap();
    double alone = rate();
    silent.server().suspend();
    new Thread(this::write, "writer").start();
    double beside = rate();
    long heapThen = Usage.liveHeap();
    over = true;
    meter.stop();
    silent.server().resume();
    client.close();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f/s | %,.0f/s | %.2f | %,d | %,d | %.1f MiB | %.1f MiB |%n",
        kind.label,
        alone,
        beside,
        beside / alone,
        meter.failures(),
        failedWrites.get(),
        heap / (double) Data.MEBIBYTE,
        heapThen / (double) Data.MEBIBYTE);
    return meter.failures() == 0 ? beside / alone : 0;
  }

  private double rate() throws InterruptedException {
    long before = meter.completed();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    return (meter.completed() - before) * 1e9 / (System.nanoTime() - start);
  }

  private void write() {
    List<String> keys = keys(true);
    BiConsumer<Object, Throwable> done =
        (value, failure) -> {
          if (failure != null) {
            failedWrites.incrementAndGet();
          }
        };
    for (int i = 0; !over; i++) {
      client.set(keys.get(i % keys.size()), Data.VALUE, done);
      if (i % WRITES == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }

  private List<String> keys(boolean ofSilent) {
    return Data.keys(Data.KEYS, cluster, silent, ofSilent);
  }
}
