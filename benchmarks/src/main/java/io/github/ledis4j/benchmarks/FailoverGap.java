package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Kills one master of three, and shows how long each client needs to find the replica that has
 * taken over, and whether commands to the other masters wait meanwhile; {@code [ROUNDS [CLIENT…]]},
 * 3 rounds of all clients by default. Of ledis4j no command to another master may take more than 50
 * ms.
 */
final class FailoverGap {
  private static final double MUST_MILLIS = 50;
  private static final int WARM_UP_SECONDS = 6;
  private static final int KEYS = 60;

  /** What the killed master had answered has been read by then, and no replica has taken over. */
  private static final int SETTLED_MILLIS = 200;

  private static final int AFTERWARDS_MILLIS = 500;
  private static final int LIMIT_SECONDS = 60;

  private final RedisCluster cluster;
  private double longest;

  private FailoverGap(RedisCluster cluster) {
    this.cluster = cluster;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    Set<ClientKind> kinds =
        args.length < 2
            ? EnumSet.complementOf(EnumSet.of(ClientKind.JEDIS_POOL))
            : List.of(args).subList(1, args.length).stream()
                .map(ClientKind::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ClientKind.class)));
    System.out.println(
        "| Client | Replica took over after | First value after that | Failed meanwhile"
            + " | Other masters: longest | p99 | Failed |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    boolean met = true;
    for (ClientKind kind : kinds) {
      try (RedisCluster cluster = cluster()) {
        double longest = new FailoverGap(cluster).measure(kind, rounds);
        met &= kind != ClientKind.LEDIS4J || longest <= MUST_MILLIS;
      }
    }
    System.out.printf("%nledis4j, other masters, at most 50 ms: %s%n", met ? "met" : "MISSED");
    System.exit(met ? 0 : 1); // clients that hang keep threads
  }

  private static RedisCluster cluster() {
    return RedisCluster.ofMasters(3)
        .replicas(1)
        .version(Servers.version())
        .config("cluster-require-full-coverage no")
        .start();
  }

  private double measure(ClientKind kind, int rounds) throws InterruptedException {
    Address address = new Address(Target.CLUSTER, cluster.nodes().get(0).toString());
    Data.loadTexts(address);
    BenchClient client = kind.connect(address);
    for (int round = 0; round <= rounds; round++) { // the first warms up what runs then only
      ClusterNode master = cluster.owner(Data.key(round));
      List<String> lost = Data.keys(KEYS, cluster, master, true);
      List<String> others = Data.keys(KEYS, cluster, master, false);
      try (Probe gone = new Probe(client, i -> lost.get(i % lost.size()));
          Probe well = new Probe(client, i -> others.get(i % others.size()))) {
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        kill(round == 0 ? null : kind, master, gone, well);
      }
      master.server().start();
      cluster.awaitWell();
    }
    client.close();
    return longest;
  }

  private void kill(@Nullable ClientKind shown, ClusterNode master, Probe gone, Probe well)
      throws InterruptedException {
    ClusterNode replica = master.replicas().get(0);
    well.begin();
    long killed = System.nanoTime();
    master.server().kill();
    TimeUnit.MILLISECONDS.sleep(SETTLED_MILLIS);
    gone.begin();
    while (!replica.isMaster()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    long tookOver = System.nanoTime();
    Long back = gone.firstSuccess(tookOver + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS));
    TimeUnit.MILLISECONDS.sleep(AFTERWARDS_MILLIS);
    Histogram others = well.latencies();
    if (shown == null) {
      return;
    }
    longest = Math.max(longest, others.getMaxValue() / 1e6);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f ms | %s | %,d | %,.1f ms | %,.1f ms | %,d |%n",
        shown.label,
        (tookOver - killed) / 1e6,
        after(back, tookOver),
        gone.failed(),
        others.getMaxValue() / 1e6,
        others.getValueAtPercentile(99) / 1e6,
        well.failed());
  }

  private static String after(@Nullable Long back, long tookOver) {
    return back == null
        ? "none in " + LIMIT_SECONDS + " s"
        : String.format(Locale.ROOT, "%,.0f ms", (back - tookOver) / 1e6);
  }
}
