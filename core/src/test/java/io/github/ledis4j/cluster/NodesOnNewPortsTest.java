package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes that come back at other addresses, until none is where the client was told to look. */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class NodesOnNewPortsTest {
  private static final int ROUNDS = Extent.of(1, 10);
  private static final int NODES = Extent.of(1, 3);

  @Parameter RedisVersion version;

  @Test
  void should_go_on_when_nodes_come_back_on_other_ports() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster =
            RedisCluster.ofMasters(3)
                .version(version)
                .config("cluster-require-full-coverage no")
                .config("appendonly yes")
                .start();
        RedisClusterClient redis = client(cluster)) {
      Set<Endpoint> seeds = places(cluster);
      for (int round = 0; round < ROUNDS; round++) {
        cluster.nodes().subList(0, NODES).forEach(node -> restart(cluster, redis, node));
        awaitOnly(redis, seeds, places(cluster));
      }
    }
  }

  private static Set<Endpoint> places(RedisCluster cluster) {
    return cluster.nodes().stream().map(RealCluster::place).collect(toSet());
  }

  /** Those that the URL names are kept, wherever the nodes are. */
  private static void awaitOnly(RedisClusterClient redis, Set<Endpoint> seeds, Set<Endpoint> now) {
    Set<Endpoint> all = new HashSet<>(seeds);
    all.addAll(now);
    RealCluster.await(
        Duration.ofSeconds(30),
        () -> {
          get(redis.connect());
          return redis.statistics().nodes().keySet().equals(all);
        });
  }

  private void restart(RedisCluster cluster, RedisClusterClient redis, ClusterNode node) {
    List<CountedKey> keys =
        cluster.masters().stream().map(each -> CountedKey.of(redis, cluster, each)).toList();
    keys.forEach(CountedKey::sendMany);
    keys.forEach(CountedKey::awaitAll);

    CompletableFuture<Void> restart = CompletableFuture.runAsync(node::restartOnNewPort);
    do {
      keys.forEach(CountedKey::sendMany);
    } while (!restart.isDone());
    get(restart);
    cluster.awaitWell();
    keys.forEach(CountedKey::sendMany);
    keys.forEach(CountedKey::awaitAll);

    for (CountedKey each : keys) {
      Extent.report(version, each.toString());
      each.checkNothingRanTwice();
      each.checkNothingIsLost();
      if (cluster.owner(each.name()) != node) {
        assertEquals(0, each.unknown(), each::toString);
      }
    }
  }

  private static RedisClusterClient client(RedisCluster cluster) {
    return RedisClusterClient.builder()
        .url(cluster.uri())
        .commandTimeout(Duration.ofMinutes(1))
        .retries(RetryPolicy.READS)
        .build();
  }
}
