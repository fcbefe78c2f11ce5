package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.RedisClusterView;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster that refuses everything while some slots have no owner. */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class FullCoverageTest {
  private static final int REPLICAS = Extent.of(0, 1);
  private static final int ROUNDS = Extent.of(1, 10);
  private static final int CALLS = 1_000;
  private static final Duration LONG = Duration.ofSeconds(60);

  @Parameter RedisVersion version;

  @Test
  void should_wait_and_go_on_when_slots_have_no_owner_for_a_while() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster =
            RedisCluster.ofMasters(3)
                .replicas(REPLICAS)
                .version(version)
                .config("cluster-require-full-coverage yes")
                .config("cluster-node-timeout 1000")
                .start();
        RedisClusterClient redis =
            RedisClusterClient.builder().url(cluster.uri()).commandTimeout(LONG).build()) {
      for (int round = 0; round < ROUNDS; round++) {
        loseSlots(cluster, redis);
      }
    }
  }

  private void loseSlots(RedisCluster cluster, RedisClusterClient redis) {
    List<String> keys =
        cluster.masters().stream().map(node -> CountedKey.of(redis, cluster, node).name()).toList();
    ClusterNode master = cluster.owner(keys.get(0));
    List<ClusterNode> lost = new ArrayList<>(master.replicas());
    lost.add(master);
    List<String> others = keys.subList(1, keys.size());
    List<ClusterNode> refusing = others.stream().map(cluster::owner).toList();

    lost.forEach(node -> node.server().kill());
    others.forEach(key -> awaitRefusal(redis, key));
    List<Long> before = refusing.stream().map(FullCoverageTest::refusals).toList();
    List<List<CompletableFuture<Long>>> calls = new ArrayList<>();
    keys.forEach(key -> calls.add(new ArrayList<>(List.of(redis.incr(key)))));
    RealCluster.await(LONG, () -> redis.statistics().waiting() >= others.size());
    for (int i = 1; i < CALLS; i++) {
      for (int key = 0; key < keys.size(); key++) {
        calls.get(key).add(redis.incr(keys.get(key)));
      }
    }
    refusing.forEach(node -> awaitRefusals(node, before.get(refusing.indexOf(node)) + 5));
    lost.forEach(node -> node.server().restart());

    for (List<CompletableFuture<Long>> each : calls) {
      for (int i = 0; i < each.size(); i++) {
        assertEquals(i + 1, get(each.get(i)));
      }
    }
    for (int i = 0; i < refusing.size(); i++) {
      long probes = refusals(refusing.get(i)) - before.get(i);
      Extent.report(version, others.get(i) + ": " + CALLS + " done, refused before " + probes);
      assertTrue(probes < CALLS / 2, probes + " were refused, though one waits for the other");
    }
    cluster.awaitWell();
  }

  private static void awaitRefusal(RedisClusterClient redis, String key) {
    RedisClusterView<String, String> impatient = redis.withRetries(RetryPolicy.FAIL_FAST);
    List<Throwable> failures = new ArrayList<>();
    RealCluster.await(
        LONG,
        () -> {
          get(
              impatient
                  .get(key)
                  .handle((value, failure) -> failure == null || failures.add(failure)));
          return !failures.isEmpty();
        });
    assertTrue(failures.get(0) instanceof ServerException.ClusterDown, failures::toString);
    assertEquals(Outcome.REJECTED, Outcome.of(failures.get(0)));
  }

  private static void awaitRefusals(ClusterNode node, long count) {
    RealCluster.await(LONG, () -> refusals(node) >= count);
  }

  /** How many {@code INCR}s a node has refused. */
  private static long refusals(ClusterNode node) {
    try (RedisClient redis = RedisClient.create(node.server().uri())) {
      return Pattern.compile("cmdstat_incr:.*rejected_calls=(\\d+)")
          .matcher(get(redis.info("commandstats")).text())
          .results()
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .sum();
    }
  }
}
