package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterEvent.Failover;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits, listens or scans while masters change. */
@Tag("slow")
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class ClusterFailoverTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Parameter RedisVersion version;

  @Test
  void should_go_on_with_all_of_it_when_masters_are_replaced() throws InterruptedException {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    try (RedisCluster cluster =
            RedisCluster.ofMasters(3)
                .replicas(1)
                .version(version)
                .config("maxmemory 50mb")
                .start();
        RedisClusterClient redis = client(cluster);
        PubSub<String, String> pubsub = redis.pubsub()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();
      CountDownLatch failover = new CountDownLatch(1);
      redis
          .events()
          .subscribe(
              event -> {
                events.add(event);
                if (event instanceof Failover) {
                  failover.countDown();
                }
              });
      Set<String> keys = new HashSet<>();
      IntStream.range(0, 200).forEach(i -> keys.add("key:" + i));
      keys.forEach(key -> redis.set(key, "v"));
      get(pubsub.subscribe("news", message -> heard.add(message.payload())));
      CompletableFuture<KeyValue<String, String>> pop = redis.blpop(LONG, "list");
      Taker taker = new Taker();
      redis.scan().subscribe(taker);
      Set<String> found = new HashSet<>();
      assertTrue(taker.take(10, found));

      ClusterNode master = cluster.owner("list");
      master.replicas().get(0).failover(ClusterNode.Failover.PLANNED);
      get(redis.rpush("list", "x"));
      assertEquals(new KeyValue<>("list", "x"), get(pop));
      assertTrue(failover.await(30, TimeUnit.SECONDS), () -> "no failover among " + events);

      cluster.awaitWell();
      for (ClusterNode each : cluster.masters()) {
        keys.forEach(key -> get(redis.set(key, "v")));
        each.awaitReplicated();
        each.server().kill();
        NodeReplies<Long> sizes =
            get(redis.withTimeout(Duration.ofSeconds(2)).onEachMaster(node -> node.dbsize()));
        assertTrue(sizes.values().size() >= 2, sizes.toString());
        keys.forEach(key -> assertEquals("v", get(redis.get(key))));
        each.server().restart();
        cluster.awaitWell();
      }
      while (heard.isEmpty()) {
        get(redis.publish("news", "again"));
      }
      while (taker.take(10, found)) {
        assertTrue(found.size() <= keys.size() + 1);
      }
      found.retainAll(keys);
      assertEquals(keys, found);
    }
  }

  private static RedisClusterClient client(RedisCluster cluster) {
    return RedisClusterClient.builder()
        .nodes(RealCluster.place(cluster.nodes().get(0)), RealCluster.place(cluster.nodes().get(1)))
        .commandTimeout(Duration.ofSeconds(30))
        .build();
  }
}
