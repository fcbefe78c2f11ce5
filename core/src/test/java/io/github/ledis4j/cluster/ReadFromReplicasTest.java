package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.RedisClusterView;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads from real replicas, which are promoted, killed and restarted meanwhile. */
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class ReadFromReplicasTest {
  private static final Pattern GETS = Pattern.compile("cmdstat_get:calls=(\\d+)");
  private static final Pattern REFUSED_SETS =
      Pattern.compile("cmdstat_set:.*rejected_calls=(\\d+)");

  /** Those that have the master too: replicas are said to be loading longer than they are. */
  private static final List<ReadFrom> POLICIES =
      List.of(
          ReadFrom.PREFER_MASTER,
          ReadFrom.PREFER_REPLICA,
          ReadFrom.ANY,
          ReadFrom.zone("nowhere", ReadFrom.PREFER_REPLICA));

  private static final int ROUNDS_WHILE_LOADING = Extent.of(3, 50);

  @Parameter RedisVersion version;

  @Test
  void should_read_from_replicas_when_they_can_be_read() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster = cluster();
        RedisClusterClient redis = RedisClusterClient.create(cluster.uri())) {
      ClusterNode master = cluster.owner("k");
      RedisClusterView<String, String> replicas = redis.readFrom(ReadFrom.REPLICA);
      RedisClusterView<String, String> preferred = redis.readFrom(ReadFrom.PREFER_REPLICA);
      get(preferred.set("k", "v"));
      master.awaitReplicated();
      // A new replica is said to be loading until others hear how far it has come.
      await(() -> redis.topology().nodes().stream().allMatch(ReadFromReplicasTest::isOnline));
      get(replicas.connect());

      askEachReplica(master, preferred);
      if (version == RedisVersion.VALKEY_9_1) {
        askTheNearest(master, redis);
      }
      promoteAReplica(cluster, master, preferred);
      loseAllReplicas(cluster, redis);
      if (version != RedisVersion.REDIS_6_2) {
        loadSlowly(cluster, redis);
      }
      cluster.owner("k").replicas().stream()
          .filter(node -> node.server().isRunning())
          .forEach(node -> assertEquals(0, count(node, REFUSED_SETS)));
    }
  }

  /** Its nodes take 1 ms for each key that they load, and all but 6.2 answer meanwhile. */
  private RedisCluster cluster() {
    RedisCluster made = RedisCluster.ofMasters(1).replicas(2).version(version);
    return version == RedisVersion.REDIS_6_2
        ? made.start()
        : made.config("key-load-delay 1000")
            .config("repl-backlog-size 16kb") // so that it loads all, not what it missed
            .config("rdbcompression no")
            .config("loading-process-events-interval-bytes 1024")
            .start();
  }

  private static boolean isOnline(ClusterTopology.Node node) {
    return node.health() == ClusterTopology.Health.ONLINE;
  }

  private static void askEachReplica(
      ClusterNode master, RedisClusterView<String, String> preferred) {
    List<ClusterNode> all = Stream.concat(Stream.of(master), master.replicas().stream()).toList();
    await(() -> of100(preferred, all).equals(List.of(0L, 50L, 50L)));
  }

  private static void askTheNearest(ClusterNode master, RedisClusterClient redis) {
    ClusterNode near = master.replicas().get(1);
    tell(near, "CONFIG", "SET", "availability-zone", "west");
    await(
        () -> {
          get(redis.connect());
          return redis.topology().nodes().stream().anyMatch(node -> "west".equals(node.zone()));
        });
    RedisClusterView<String, String> west = redis.readFrom(ReadFrom.zone("west"));
    get(west.connect());
    await(() -> of100(west, List.of(near)).equals(List.of(100L)));
  }

  private static void tell(ClusterNode node, String name, Object... words) {
    try (RedisClient redis = RedisClient.create(node.server().uri())) {
      get(redis.execute(name, words));
    }
  }

  /** How many of a hundred reads each node runs; others may run some while one says it loads. */
  private static List<Long> of100(RedisClusterView<String, String> view, List<ClusterNode> nodes) {
    List<Long> before = nodes.stream().map(ReadFromReplicasTest::gets).toList();
    IntStream.range(0, 100).forEach(i -> assertEquals("v", get(view.get("k"))));
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> gets(nodes.get(i)) - before.get(i))
        .toList();
  }

  /** How many {@code GET}s a node has run. */
  private static long gets(ClusterNode node) {
    return count(node, GETS);
  }

  /** What a node has counted about a command. */
  private static long count(ClusterNode node, Pattern wanted) {
    try (RedisClient redis = RedisClient.create(node.server().uri())) {
      return wanted
          .matcher(get(redis.info("commandstats")).text())
          .results()
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .sum();
    }
  }

  private static void promoteAReplica(
      RedisCluster cluster, ClusterNode master, RedisClusterView<String, String> preferred) {
    CompletableFuture<Void> promoted =
        CompletableFuture.runAsync(
            () -> master.replicas().get(0).failover(ClusterNode.Failover.PLANNED));
    while (!promoted.isDone()) {
      assertEquals("v", get(preferred.get("k")));
    }
    get(promoted);
    cluster.awaitWell();
    get(preferred.set("k", "w"));
    cluster.owner("k").awaitReplicated();
  }

  private static void loseAllReplicas(RedisCluster cluster, RedisClusterClient redis) {
    ClusterNode master = cluster.owner("k");
    RedisClusterView<String, String> any = redis.readFrom(ReadFrom.ANY);
    for (ClusterNode replica : master.replicas()) {
      List<CompletableFuture<String>> reads = new ArrayList<>();
      IntStream.range(0, 500).forEach(i -> reads.add(any.get("k")));
      replica.server().kill();
      IntStream.range(0, 500).forEach(i -> reads.add(any.get("k")));
      reads.forEach(read -> assertEquals("w", get(read)));
    }
    RedisClusterView<String, String> replicas = redis.readFrom(ReadFrom.REPLICA);
    ReplicaNotFoundException failure =
        assertThrows(ReplicaNotFoundException.class, () -> get(replicas.get("k")));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertTrue(failure.getMessage().contains("to be read from REPLICA"), failure::getMessage);
    assertEquals("w", get(redis.readFrom(ReadFrom.PREFER_REPLICA).get("k")));

    master.replicas().get(0).server().restart();
    cluster.awaitWell();
    await(() -> get(replicas.get("k").handle((value, failed) -> "w".equals(value))));
  }

  /** A replica is read from, and says that it is loading, until it has seen enough. */
  private static void loadSlowly(RedisCluster cluster, RedisClusterClient redis) {
    ClusterNode replica =
        cluster.nodes().stream().filter(node -> !node.server().isRunning()).findAny().orElseThrow();
    IntStream.range(0, 20_000).forEach(i -> redis.set("{k}" + i, "v".repeat(200)));
    get(redis.get("k"));
    CompletableFuture<Void> restarted =
        CompletableFuture.runAsync(() -> replica.server().restart());
    AtomicInteger rounds = new AtomicInteger();
    await(
        () -> {
          boolean before = isLoading(replica);
          POLICIES.forEach(
              policy -> {
                for (int i = 0; i < 4; i++) {
                  get(redis.readFrom(policy).get("k")); // null of one that is empty yet
                }
              });
          int seen = before && isLoading(replica) ? rounds.incrementAndGet() : rounds.get();
          return seen == ROUNDS_WHILE_LOADING;
        });
    askInline(replica, "CONFIG SET key-load-delay 0");
    get(restarted);
    cluster.awaitWell();
    await(() -> "w".equals(get(redis.readFrom(ReadFrom.ANY).get("k"))) && gets(replica) > 0);
  }

  private static boolean isLoading(ClusterNode node) {
    return askInline(node, "INFO persistence").contains("loading:1");
  }

  /** What a node answers, to which a client does not connect while it loads. */
  private static String askInline(ClusterNode node, String line) {
    try (Socket socket = new Socket(node.server().host(), node.server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((line + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return ""; // it is not there yet
    }
  }

  private static void await(BooleanSupplier condition) {
    RealCluster.await(Duration.ofSeconds(30), condition);
  }
}
