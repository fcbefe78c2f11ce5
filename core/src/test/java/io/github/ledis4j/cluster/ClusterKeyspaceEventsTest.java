package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of keys of all masters, on real servers. */
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class ClusterKeyspaceEventsTest {
  private static RedisCluster cluster;
  private static RedisClusterClient redis;

  @Parameter RedisVersion version;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    cluster =
        RedisCluster.ofMasters(3)
            .version(version)
            .config("cluster-require-full-coverage no")
            .config("notify-keyspace-events KA")
            .start();
    redis = RedisClusterClient.create(cluster.uri());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (cluster != null) {
      redis.close();
      cluster.close();
    }
  }

  @Test
  void should_tell_of_all_keys_when_they_are_everywhere() {
    WrittenKeys keys = new WrittenKeys(redis, "all");
    try (PubSub<String, String> pubsub = redis.pubsub(WrittenKeys.ALL)) {
      Subscription first = keys.listen(pubsub);
      for (int i = 0; i < 10; i++) {
        keys.writeSome();
      }
      keys.check();
      keys.checkDuplicates();
      RealCluster.awaitListeners(redis, 3);
      assertEquals(1, pubsub.statistics().names());

      Subscription second = get(pubsub.subscribeKeyspace(keys.pattern(), event -> {}));
      get(first.cancel());
      assertEquals(3, RealCluster.listeners(redis));
      get(second.cancel());
      RealCluster.awaitListeners(redis, 0);
      assertEquals(0, pubsub.statistics().gaps());

      WrittenKeys more = new WrittenKeys(redis, "more");
      more.listen(pubsub);
      more.writeSome();
      more.check();
    }
    RealCluster.awaitListeners(redis, 0);
  }

  @Test
  void should_tell_of_keys_when_it_is_the_first_thing_that_a_client_does() {
    try (RedisClusterClient fresh = RedisClusterClient.create(cluster.uri());
        PubSub<String, String> pubsub = fresh.pubsub()) {
      Set<String> expected = Set.of("fresh:{1}", "fresh:{2}", "fresh:{3}", "fresh:{4}");
      get(pubsub.subscribeKeyspace(List.of("fresh:*", "none:*")));
      expected.forEach(key -> get(fresh.set(key, "x")));
      Set<String> told = new HashSet<>();
      while (!told.equals(expected)) {
        if (get(pubsub.next()) instanceof KeyspaceEvent<String, String> event) {
          assertEquals(new KeyspaceEvent<String, String>(event.key(), "set", 0), event);
          told.add(event.key());
        }
      }
      get(pubsub.unsubscribeKeyspace());
      RealCluster.awaitListeners(redis, 0);
    }
  }

  @Test
  void should_listen_to_a_master_when_it_has_come_and_leave_it_when_it_goes() {
    WrittenKeys keys = new WrittenKeys(redis, "added");
    try (PubSub<String, String> pubsub = redis.pubsub(WrittenKeys.ALL)) {
      keys.listen(pubsub);
      ClusterNode added = cluster.addNode();
      cluster.awaitWell();
      int slot = cluster.slotOf("{1}");
      ClusterNode owner = cluster.owner(slot);
      keys.writeWhile(
          () -> {
            cluster.move(slot, added);
            cluster.awaitWell();
          });
      keys.writeUntilAllIsTold();
      keys.awaitGaps(1);
      keys.check();
      RealCluster.awaitListeners(redis, 4);

      keys.writeWhile(
          () -> {
            cluster.move(slot, owner);
            cluster.awaitWell();
            cluster.remove(added);
          });
      RealCluster.awaitListeners(redis, 3);
      keys.writeUntilAllIsTold();
      keys.check();
    }
    RealCluster.awaitListeners(redis, 0);
  }

  @Test
  void should_subscribe_nothing_when_masters_refuse_it() {
    get(redis.execute("ACL SETUSER", "deaf", "on", ">pw", "~*", "+@all", "resetchannels"));
    try (RedisClusterClient deaf =
            RedisClusterClient.builder().url(cluster.uri()).credentials("deaf", "pw").build();
        PubSub<String, String> pubsub = deaf.pubsub()) {
      CompletableFuture<Subscription> refused = pubsub.subscribeKeyspace("*", event -> {});
      assertInstanceOf(
          ServerException.class, assertThrows(RuntimeException.class, () -> get(refused)));
      assertEquals(0, pubsub.statistics().names());
      RealCluster.awaitListeners(redis, 0);
    }
  }
}
