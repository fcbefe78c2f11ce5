package io.github.ledis4j.samples;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.RedisClusterView;
import io.github.ledis4j.cluster.AcrossSlots;
import io.github.ledis4j.cluster.NodeReplies;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PartsException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clusters as docs/cluster.md, docs/from-lettuce.md and docs/from-jedis.md show them. */
@Tag("any-jvm")
class ClusterSamplesTest {
  @RegisterExtension
  static final RedisCluster CLUSTER = RedisCluster.ofMasters(3).version(RedisVersion.REDIS_8_2);

  private static final int LIMIT_SECONDS = 30;

  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> reloaded = new LinkedBlockingQueue<>();
  private RedisClusterClient redis;

  @BeforeEach
  void connect() {
    redis = RedisClusterClient.create(CLUSTER.uri());
    within(redis.flushall());
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void should_serve_as_a_client_of_one_server_does() {
    try (RedisClusterClient redis = RedisClusterClient.create(CLUSTER.uri())) {
      redis.set("user:{42}:name", "ann").thenCompose(done -> redis.get("user:{42}:name")).join();
      redis.transaction(tx -> tx.incr("user:{42}:visits")).join();
      redis.scan(ScanOptions.match("user:*")).forEach(System.out::println).join();
    }
    assertEquals("1", within(redis.get("user:{42}:visits")));
  }

  @Test
  void should_dial_nothing_yet_when_addresses_are_mapped() {
    RedisClusterClient mapped =
        RedisClusterClient.builder()
            .nodes(Endpoint.tcp("localhost", 7001))
            .addressMap(
                place ->
                    place.equals(Endpoint.tcp("10.0.0.5", 6379))
                        ? Endpoint.tcp("localhost", 7001)
                        : place)
            .build();
    mapped.close();
  }

  @Test
  void should_ask_each_node() {
    within(redis.set("k", "v"));

    NodeReplies<Long> sizes = redis.onEachMaster(node -> node.dbsize()).join();
    long keys = sizes.values().values().stream().mapToLong(size -> size).sum();

    assertEquals(1, keys);
  }

  @Test
  void should_take_a_command_apart() {
    AcrossSlots<String, String> across = redis.acrossSlots();
    across.mset(Map.of("a", "1", "b", "2")).join();
    List<String> values = across.mget("a", "b", "missing", "a").join(); // 1, 2, null, 1
    long deleted = across.del("a", "b").join();

    assertEquals(Arrays.asList("1", "2", null, "1"), values);
    assertEquals(2, deleted);
  }

  @Test
  void should_say_what_is_left_when_parts_fail() {
    AcrossSlots<String, String> across = redis.acrossSlots();
    List<String> keys = List.of("a", "b");
    List<String> left = new ArrayList<>();
    CompletableFuture<Long> deleted =
        across
            .del(keys)
            .exceptionally(
                failure -> {
                  if (failure instanceof PartsException some) {
                    some.parts().stream()
                        .filter(part -> part.outcome() != Outcome.SUCCEEDED)
                        .forEach(part -> part.positions().forEach(i -> left.add(keys.get(i))));
                  }
                  return 0L;
                });

    assertEquals(0, within(deleted));
    assertEquals(List.of(), left);
  }

  @Test
  void should_read_from_replicas_where_there_are_some() {
    within(redis.set("user:{42}:name", "ann"));

    RedisClusterView<String, String> near =
        redis.readFrom(ReadFrom.zone("eu-1", ReadFrom.PREFER_REPLICA));
    near.get("user:{42}:name");

    assertEquals("ann", within(near.get("user:{42}:name")));
  }

  @Test
  void should_hear_sharded_channels() throws InterruptedException {
    PubSub<String, String> pubsub = redis.pubsub();
    pubsub.onGap(gap -> gap.names().forEach(channel -> reload(channel, gap.since())));
    pubsub
        .ssubscribe(List.of("orders:{7}", "orders:{8}"), message -> handle(message.payload()))
        .thenCompose(confirmed -> redis.spublish("orders:{7}", "42"));

    assertEquals("42", handled.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    assertEquals(List.of(), List.copyOf(reloaded));
    pubsub.close();
  }

  private void handle(String payload) {
    handled.add(payload);
  }

  private void reload(String channel, Instant since) {
    reloaded.add(channel + " since " + since);
  }

  @Test
  void should_do_what_other_clients_do() {
    RedisClusterClient redis = RedisClusterClient.create(CLUSTER.uri());

    CompletableFuture<List<String>> values = redis.acrossSlots().mget("a", "b");
    CompletableFuture<String> near = redis.readFrom(ReadFrom.PREFER_REPLICA).get("user:{42}:name");
    CompletableFuture<NodeReplies<Long>> sizes = redis.onEachMaster(node -> node.dbsize());
    CompletableFuture<Long> all = redis.dbsize();

    assertEquals(Arrays.asList(null, null), within(values));
    assertEquals(null, within(near));
    assertEquals(3, within(sizes).values().size());
    assertEquals(0, within(all));
    assertNotNull(requireNonNull(redis.topology()).shard(0));
    redis.close();
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
