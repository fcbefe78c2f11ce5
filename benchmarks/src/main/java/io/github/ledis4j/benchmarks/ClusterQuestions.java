package io.github.ledis4j.benchmarks;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows how often clients ask a cluster for its topology, when nothing happens and while slots
 * move; {@code [CLIENTS [MINUTES]]}, 20 of each kind and 2 minutes each by default. Each of them
 * gets a value some times a second. In calm each of ledis4j may ask once a minute.
 */
final class ClusterQuestions {
  private static final double MUST = 1.1; // one, as long as that is not measured for hours
  private static final long PAUSE_MILLIS = 100;
  private static final int SETTLING_SECONDS = 5;
  private static final String CALLS = "cmdstat_cluster|";

  /** What {@link Resharding} says. */
  private static final Set<String> OURS = Set.of("setslot", "getkeysinslot", "keyslot");

  private final List<RedisClient> nodes;
  private final Address address;

  private ClusterQuestions(RedisCluster cluster) {
    nodes = cluster.nodes().stream().map(ClusterQuestions::client).toList();
    address = new Address(Target.CLUSTER, cluster.nodes().get(0).toString());
  }

  private static RedisClient client(ClusterNode node) {
    return RedisClient.create("redis://" + node);
  }

  public static void main(String[] args) throws InterruptedException {
    int clients = args.length == 0 ? 20 : Integer.parseInt(args[0]);
    long seconds = Math.round(60 * (args.length < 2 ? 2 : Double.parseDouble(args[1])));
    boolean met = true;
    System.out.println("| Clients | Per client and minute, calm | While slots move | What |");
    System.out.println("|---|--:|--:|---|");
    for (ClientKind kind : EnumSet.complementOf(EnumSet.of(ClientKind.JEDIS_POOL))) {
      try (RedisCluster cluster = RedisCluster.ofMasters(3).version(Servers.version()).start()) {
        double calm = new ClusterQuestions(cluster).measure(kind, clients, seconds);
        met &= kind != ClientKind.LEDIS4J || calm <= MUST;
      }
    }
    System.out.printf("%nledis4j, calm, at most %.1f: %s%n", MUST, met ? "met" : "MISSED");
    System.exit(met ? 0 : 1);
  }

  private double measure(ClientKind kind, int count, long seconds) throws InterruptedException {
    Data.loadTexts(address);
    List<BenchClient> clients = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> clients.add(kind.connect(address)));
    use(clients, SETTLING_SECONDS);
    Map<String, Long> start = questions();
    use(clients, seconds);
    Map<String, Long> calm = questions();
    int slots;
    try (Resharding beside = new Resharding(address, false)) {
      use(clients, seconds);
      slots = beside.moved();
    }
    Map<String, Long> moved = questions();
    double minutes = count * seconds / 60.0;
    double inCalm = (sum(calm) - sum(start)) / minutes;
    System.out.printf(
        Locale.ROOT,
        "| %d of %s | %.2f | %.2f (%d slots) | %s |%n",
        count,
        kind.label,
        inCalm,
        (sum(moved) - sum(calm)) / minutes,
        slots,
        moved.keySet().stream()
            .filter(name -> moved.get(name) > start.getOrDefault(name, 0L))
            .collect(Collectors.joining(", ")));
    clients.forEach(BenchClient::close);
    return inCalm;
  }

  /** Each client gets a value, again and again. */
  private static void use(List<BenchClient> clients, long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; System.nanoTime() < end; i++) {
      for (BenchClient client : clients) {
        client.get(Data.key(i), ClusterQuestions::check);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static void check(@Nullable Object value, @Nullable Throwable failure) {
    if (!Data.VALUE.equals(value)) {
      System.err.println("no value: " + failure);
    }
  }

  /** How often all nodes have been asked what, since they started. */
  private Map<String, Long> questions() {
    Map<String, Long> sums = new TreeMap<>();
    for (RedisClient node : nodes) {
      node.info("commandstats")
          .join()
          .text()
          .lines()
          .filter(line -> line.startsWith(CALLS))
          .forEach(line -> add(line, sums));
    }
    sums.keySet().removeAll(OURS);
    return sums;
  }

  // cmdstat_cluster|shards:calls=12,usec=...
  private static void add(String line, Map<String, Long> sums) {
    String name = line.substring(CALLS.length(), line.indexOf(':'));
    String calls = line.substring(line.indexOf('=') + 1, line.indexOf(','));
    sums.merge(name, Long.parseLong(calls), Long::sum);
  }

  private static long sum(Map<String, Long> questions) {
    return questions.values().stream().mapToLong(Long::longValue).sum();
  }
}
