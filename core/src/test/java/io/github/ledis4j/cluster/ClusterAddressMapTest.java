package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that announce addresses which lead nowhere from here. */
@Tag("any-jvm")
class ClusterAddressMapTest {
  private static final String NAME = "node.invalid";

  @ParameterizedTest
  @EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
  void should_reach_all_nodes_when_they_announce_other_addresses(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster = RedisCluster.ofMasters(2).version(version).start()) {
      cluster.nodes().forEach(ClusterAddressMapTest::announceAnotherName);
      try (RedisClusterClient lost = client(cluster, UnaryOperator.identity());
          RedisClusterClient redis = client(cluster, ClusterAddressMapTest::here)) {
        assertThrows(LedisException.class, () -> get(lost.set("a", "1")));

        Stream.of("a", "b", "c", "d").forEach(key -> get(redis.set(key, key)));
        int slot = cluster.slotOf("a");
        ClusterNode owner = cluster.owner("a");
        cluster.move(
            slot, cluster.masters().stream().filter(node -> node != owner).findAny().orElseThrow());

        assertEquals("a", get(redis.get("a")));
        assertTrue(get(redis.onEachMaster(node -> node.dbsize())).failures().isEmpty());
      }
    }
  }

  private static void announceAnotherName(ClusterNode node) {
    try (RedisClient direct = RedisClient.create("redis://" + RealCluster.place(node))) {
      get(direct.configSet("cluster-announce-hostname", NAME));
      get(direct.configSet("cluster-preferred-endpoint-type", "hostname"));
    }
  }

  private static Endpoint here(Endpoint announced) {
    Endpoint.Tcp place = (Endpoint.Tcp) announced;
    return place.host().equals(NAME) ? Endpoint.tcp("127.0.0.1", place.port()) : place;
  }

  private static RedisClusterClient client(
      RedisCluster cluster, UnaryOperator<Endpoint> addressMap) {
    return RedisClusterClient.builder()
        .nodes(RealCluster.place(cluster.nodes().get(0)))
        .addressMap(addressMap)
        .commandTimeout(Duration.ofSeconds(3))
        .build();
  }
}
