package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterEvent.NodeAdded;
import io.github.ledis4j.cluster.ClusterEvent.RefreshFailed;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that say of the cluster what is not so: nobody believes them. */
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class OddViewsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int ROUNDS = Extent.of(1, 20);

  @Parameter RedisVersion version;

  private final Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void checkServer() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
  }

  private RedisClusterClient client(Endpoint... seeds) {
    RedisClusterClient redis =
        RedisClusterClient.builder().nodes(seeds).commandTimeout(LONG).build();
    redis.events().subscribe(events::add);
    return redis;
  }

  private boolean isTold(Class<? extends ClusterEvent> kind, String text) {
    return events.stream()
        .anyMatch(event -> kind.isInstance(event) && event.toString().contains(text));
  }

  /** Looks at the cluster, and tells whether that has worked. */
  private static boolean looks(RedisClusterClient redis) {
    return get(redis.connect().handle((done, failure) -> failure == null));
  }

  private static void tell(RedisServer server, String... words) {
    try (RedisClient redis = RedisClient.create(server.uri())) {
      get(redis.execute(words[0], (Object[]) Stream.of(words).skip(1).toArray(String[]::new)));
    }
  }

  private RedisServer node() {
    return RedisServer.forCluster().version(version).start();
  }

  private static Endpoint place(RedisServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  private static void addAllSlots(RedisServer server) {
    Stream<String> slots = IntStream.range(0, 16_384).mapToObj(Integer::toString);
    tell(server, Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots).toArray(String[]::new));
  }

  @Test
  void should_take_another_view_when_a_seed_is_joining() {
    try (RedisServer known = node();
        RedisServer fresh = node();
        RedisClusterClient alone = client(place(fresh));
        RedisClusterClient redis = client(place(fresh), place(known))) {
      addAllSlots(known);
      assertThrows(ConnectionException.class, () -> get(alone.connect()));
      RealCluster.await(LONG, () -> isTold(RefreshFailed.class, "no node says"));
      RealCluster.await(LONG, () -> looks(redis));
      assertEquals(16_384, redis.topology().coveredSlots());

      tell(fresh, "CLUSTER", "MEET", known.host(), String.valueOf(known.port()));
      RealCluster.await(
          LONG,
          () -> {
            looks(redis);
            assertEquals(16_384, redis.topology().coveredSlots());
            return version == RedisVersion.REDIS_6_2 // which does not name nodes without slots
                || isTold(NodeAdded.class, place(fresh).toString());
          });
      RealCluster.await(LONG, () -> looks(alone) && alone.topology().coveredSlots() == 16_384);
    }
  }

  @Test
  void should_keep_what_it_knows_when_each_half_knows_of_itself_only() {
    try (RedisCluster cluster =
            RedisCluster.ofMasters(2)
                .version(version)
                .config("cluster-require-full-coverage no")
                .start();
        RedisClusterClient redis = client(RealCluster.place(cluster.nodes().get(0)))) {
      ClusterNode one = cluster.nodes().get(0);
      ClusterNode other = cluster.nodes().get(1);
      for (int round = 0; round < ROUNDS; round++) {
        RealCluster.await(LONG, () -> looks(redis));
        ClusterTopology before = redis.topology();
        events.clear();
        RealCluster.await(
            LONG,
            () -> {
              forget(one, other);
              forget(other, one);
              return !looks(redis) && isTold(RefreshFailed.class, "knows an owner of 8192 slots");
            });
        assertEquals(before.coveredSlots(), redis.topology().coveredSlots());
        assertEquals(2, redis.topology().nodes().size());
        IntStream.range(0, 20).forEach(i -> get(redis.set("half:" + i, "v")));

        tell(one.server(), "CLUSTER", "MEET", other.server().host(), port(other));
        cluster.awaitWell();
        RealCluster.await(LONG, () -> looks(redis));
        IntStream.range(0, 20).forEach(i -> assertEquals("v", get(redis.get("half:" + i))));
      }
    }
  }

  /** They meet again by themselves sometimes. */
  private static void forget(ClusterNode node, ClusterNode other) {
    try (RedisClient redis = RedisClient.create(node.server().uri())) {
      if (get(redis.execute("CLUSTER", "NODES")).text().contains(other.id())) {
        get(redis.execute("CLUSTER", "FORGET", other.id()).handle((done, unknown) -> done));
      }
    }
  }

  private static String port(ClusterNode node) {
    return String.valueOf(node.server().port());
  }

  @Test
  void should_refuse_another_cluster_when_that_has_the_address() {
    try (RedisServer server = node();
        RedisClusterClient redis = client(place(server))) {
      addAllSlots(server);
      RealCluster.await(LONG, () -> looks(redis));
      ClusterTopology before = redis.topology();

      tell(server, "CLUSTER", "RESET", "HARD");
      addAllSlots(server);
      RealCluster.await(
          LONG, () -> !looks(redis) && isTold(RefreshFailed.class, "belongs to another cluster"));
      assertEquals(before, redis.topology());
    }
  }
}
