package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of keys while masters are replaced. */
@Tag("slow")
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class KeyspaceFailoverTest {
  @Parameter RedisVersion version;

  @Test
  void should_tell_what_was_missed_when_masters_are_replaced() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster =
            RedisCluster.ofMasters(3)
                .replicas(1)
                .version(version)
                .config("notify-keyspace-events KA")
                .start();
        RedisClusterClient redis =
            RedisClusterClient.builder()
                .nodes(
                    RealCluster.place(cluster.nodes().get(0)),
                    RealCluster.place(cluster.nodes().get(1)))
                .commandTimeout(Duration.ofSeconds(20))
                .build();
        PubSub<String, String> pubsub = redis.pubsub(WrittenKeys.ALL)) {
      WrittenKeys keys = new WrittenKeys(redis, "failover");
      keys.listen(pubsub);

      ClusterNode replaced = cluster.owner("{1}");
      keys.writeWhile(
          () -> {
            replaced.replicas().get(0).failover(ClusterNode.Failover.PLANNED);
            cluster.awaitWell();
          });
      keys.writeUntilAllIsTold();
      keys.awaitGaps(1);
      keys.check();

      ClusterNode killed = cluster.owner("{2}");
      keys.writeWhile(
          () -> {
            killed.server().kill();
            cluster.awaitWell();
          });
      keys.writeUntilAllIsTold();
      keys.awaitGaps(2);
      keys.check();
      keys.checkDuplicates();
    }
  }
}
