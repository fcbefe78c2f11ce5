package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Sharded channels while masters are replaced. */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#shardedVersions")
class ShardedFailoverTest {
  @Parameter RedisVersion version;

  @Test
  void should_tell_what_was_missed_when_masters_are_replaced() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster = RedisCluster.ofMasters(3).replicas(1).version(version).start();
        RedisClusterClient redis =
            RedisClusterClient.builder()
                .nodes(
                    RealCluster.place(cluster.nodes().get(0)),
                    RealCluster.place(cluster.nodes().get(1)))
                .commandTimeout(Duration.ofSeconds(30))
                .build();
        PubSub<String, String> pubsub =
            redis.pubsub(PubSubOptions.DEFAULT.whenFull(Overflow.BACK_PRESSURE))) {
      NumberedMessages messages =
          new NumberedMessages(
              redis, IntStream.range(0, Extent.of(50, 300)).mapToObj(i -> "{" + i + "}"));
      messages.listen(pubsub);

      ClusterNode replaced = cluster.owner("{1}");
      messages.publishWhile(
          () -> {
            replaced.replicas().get(0).failover(ClusterNode.Failover.PLANNED);
            cluster.awaitWell();
          });
      messages.publishUntilAllIsHeard();
      messages.awaitGap("{1}");

      ClusterNode killed = cluster.owner("{2}");
      messages.publishWhile(
          () -> {
            killed.server().kill();
            cluster.awaitWell();
          });
      messages.publishUntilAllIsHeard();
      messages.awaitGap("{2}");
      messages.check();
      Extent.report(version, messages + " over a planned failover and a kill");
    }
  }
}
