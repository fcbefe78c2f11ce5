package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A master that is there and says nothing, until it is woken and is none any more. */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class SilentMasterTest {
  private static final int ROUNDS = Extent.of(1, 10);

  @Parameter RedisVersion version;

  @Test
  void should_go_on_at_the_replica_when_a_master_says_nothing() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster =
            RedisCluster.ofMasters(3)
                .replicas(1)
                .version(version)
                .config("cluster-require-full-coverage no")
                .start();
        RedisClusterClient redis = client(cluster)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<CountedKey> keys =
            cluster.masters().stream()
                .map(master -> CountedKey.of(redis, cluster, master))
                .toList();
        CountedKey key = keys.get(round % keys.size());
        ClusterNode master = cluster.owner(key.name());
        keys.forEach(CountedKey::sendMany);
        keys.forEach(CountedKey::awaitAll);

        master.server().suspend();
        do {
          keys.forEach(CountedKey::sendMany);
        } while (!key.goesOnAfterFailures());
        keys.forEach(CountedKey::awaitAll);

        for (CountedKey each : keys) {
          Extent.report(version, each.toString());
          each.checkNothingRanTwice();
          assertEquals(each == key, each.unknown() > 0, each::toString);
        }
        wake(cluster, redis, key, master);
      }
    }
  }

  /** Whoever answered for the old master would count on from what that knows. */
  private static void wake(
      RedisCluster cluster, RedisClusterClient redis, CountedKey key, ClusterNode old) {
    long value = get(redis.incr(key.name()));
    old.server().resume();
    CompletableFuture<Void> well = CompletableFuture.runAsync(cluster::awaitWell);
    do {
      value++;
      assertEquals(value, get(redis.incr(key.name())));
    } while (!well.isDone());
    get(well);
    assertTrue(!old.isMaster(), old + " is a master again");
  }

  private static RedisClusterClient client(RedisCluster cluster) {
    return RedisClusterClient.builder()
        .url(cluster.uri())
        .commandTimeout(Duration.ofMinutes(1))
        .retries(RetryPolicy.READS)
        .connections(options -> options.deadPeerAfter(Duration.ofSeconds(6)))
        .build();
  }
}
