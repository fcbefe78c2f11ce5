package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The client of a cluster as its users see it, on real servers. */
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class RedisClusterClientTest {
  private static final Script<Long> ADD =
      Script.of("return redis.call('INCRBY', KEYS[1], ARGV[1])", Replies.integer());

  private static RealCluster cluster;
  private static RedisClusterClient redis;

  @Parameter RedisVersion version;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    cluster = new RealCluster(version);
    redis = cluster.client();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void should_send_each_key_to_its_master_when_it_is_used() {
    List<String> keys = IntStream.range(0, 500).mapToObj(i -> "each:" + i).toList();
    keys.forEach(key -> redis.set(key, "of " + key));

    List<CompletableFuture<String>> values = keys.stream().map(redis::get).toList();

    for (int i = 0; i < keys.size(); i++) {
      assertEquals("of " + keys.get(i), get(values.get(i)));
    }
    ClusterTopology topology = redis.topology();
    assertNotNull(topology);
    assertEquals(16_384, topology.coveredSlots());
    assertEquals("of each:7", get(redis.execute("GET", "each:7")).text());
  }

  @Test
  void should_follow_a_slot_and_tell_of_it_when_it_moves() throws InterruptedException {
    BlockingQueue<ClusterEvent> told = new LinkedBlockingQueue<>();
    var subscription = redis.events().subscribe(told::add);
    get(redis.set("moving", "1"));

    cluster.move("moving");
    assertEquals(2, get(redis.incr("moving")));

    ClusterEvent event = told.poll(30, TimeUnit.SECONDS);
    while (event != null && !(event instanceof ClusterEvent.SlotsMoved)) {
      event = told.poll(30, TimeUnit.SECONDS);
    }
    assertNotNull(event);
    subscription.cancel();
    assertEquals(3, get(redis.incr("moving")));
  }

  @Test
  void should_refuse_keys_of_several_slots_when_they_are_in_one_command() {
    CrossSlotException refused =
        assertThrows(CrossSlotException.class, () -> get(redis.mget("a", "b")));

    assertEquals(Outcome.NOT_SENT, refused.outcome());
    assertEquals("MGET", refused.command());
    assertArrayEquals("b".getBytes(StandardCharsets.UTF_8), refused.keys().get(1));
    assertTrue(refused.getMessage().contains("of slot 15495, word 2 of slot 3300"));
    assertThrows(CrossSlotException.class, () -> get(redis.execute("DEL", "a", "b")));
    assertThrows(
        CrossSlotException.class, () -> get(redis.eval(ADD, List.of("a", "b"), List.of("1"))));
    assertThrows(CrossSlotException.class, () -> get(redis.rename("a", "b")));
  }

  @Test
  void should_take_several_keys_when_they_are_of_one_slot() {
    get(redis.mset(Map.of("{m}1", "one", "{m}2", "two")));

    assertEquals(List.of("two", "one"), get(redis.mget("{m}2", "{m}1")));
    assertEquals(2, get(redis.del("{m}1", "{m}2")));
  }

  @Test
  void should_refuse_what_is_about_one_node_when_none_is_named() {
    assertThrows(IllegalArgumentException.class, () -> get(redis.execute("INFO")));
    assertThrows(IllegalArgumentException.class, () -> get(redis.execute("CONFIG", "GET", "*")));
    assertThrows(IllegalArgumentException.class, () -> redis.execute("SELECT", "1"));
  }

  @Test
  void should_answer_without_a_key_when_any_master_can() {
    assertEquals("PONG", get(redis.execute("PING")).text());
    assertEquals(0, get(redis.publish("nobody listens", "m")));
  }

  @Test
  void should_run_a_script_on_every_node_when_its_keys_are_there() {
    for (int i = 0; i < 30; i++) {
      assertEquals(5, get(redis.eval(ADD, List.of("script:" + i), List.of("5"))));
    }
    get(redis.eval(ADD, List.of("script:moved"), List.of("1")));

    cluster.move("script:moved");
    assertEquals(3, get(redis.eval(ADD, List.of("script:moved"), List.of("2"))));
  }

  @Test
  void should_hold_a_lock_when_its_slot_moves() {
    String value =
        get(
            redis
                .lock("lock")
                .whileHeld(
                    held ->
                        CompletableFuture.runAsync(() -> cluster.move("lock"))
                            .thenCompose(moved -> redis.lock("lock").tryAcquire())
                            .thenApply(second -> second == null ? "alone" : "shared")));

    assertEquals("alone", value);
    assertEquals(false, get(redis.lock("lock").locked()));
  }

  @Test
  void should_go_on_with_other_views_when_they_are_asked_for() {
    var bytes =
        redis
            .withCodecs(Codec.UTF_8, Codec.BYTES)
            .withTimeout(Duration.ofSeconds(5))
            .withRetries(RetryPolicy.ALL);
    get(bytes.set("view", new byte[] {1, 2}));

    assertArrayEquals(new byte[] {1, 2}, get(bytes.get("view")));
  }

  @Test
  void should_ask_all_masters_when_the_question_is_for_each() {
    NodeReplies<Long> sizes = get(redis.onEachMaster(node -> node.dbsize()));

    assertEquals(3, sizes.values().size());
    assertEquals(Map.of(), sizes.failures());
    NodeReplies<Object> failing =
        get(redis.onEachMaster(node -> CompletableFuture.failedFuture(new RuntimeException("x"))));
    assertEquals(3, failing.failures().size());
  }

  @Test
  void should_put_answers_together_when_a_command_concerns_all_nodes() {
    get(redis.flushall());
    IntStream.range(0, 30).forEach(i -> get(redis.set("all:" + i, "v")));
    String digest = get(redis.execute("SCRIPT LOAD", "return 1")).text();
    assertEquals(1, get(redis.execute("SCRIPT EXISTS", digest)).elements().get(0).integer());
    int slot = cluster.servers().slotOf("all:1");
    get(redis.node(redis.topology().shard(slot).master()).execute("SCRIPT FLUSH"));

    assertEquals(0, get(redis.execute("SCRIPT EXISTS", digest)).elements().get(0).integer());
    assertEquals(30, get(redis.dbsize()));
    assertEquals("30", get(redis.execute("DBSIZE")).text());
    assertEquals(30, get(redis.execute("KEYS", "all:*")).elements().size());
    assertEquals("PONG", get(redis.execute("PING")).text());
    assertEquals(3, get(redis.onEachNode(node -> node.ping())).values().size());
    get(redis.flushall());
    assertEquals(0, get(redis.dbsize()));
  }

  @Test
  void should_say_where_it_failed_when_a_command_concerns_all_nodes() {
    NodesException wrong =
        assertThrows(
            NodesException.class, () -> get(redis.execute("CONFIG SET", "no-such-setting", "1")));

    assertEquals(Outcome.REJECTED, wrong.outcome());
    assertEquals(3, wrong.replies().failures().size());
    assertTrue(wrong.getMessage().startsWith("CONFIG SET failed at 3 of 3"), wrong.getMessage());
    NodesException idle =
        assertThrows(NodesException.class, () -> get(redis.execute("SCRIPT KILL")));
    assertTrue(idle.getMessage().contains("NOTBUSY"), idle.getMessage());
  }

  @Test
  void should_find_all_keys_when_they_are_scanned_while_slots_move() {
    Set<String> keys = new HashSet<>();
    IntStream.range(0, 300).forEach(i -> keys.add("scan:{" + i % 30 + "}" + i));
    keys.forEach(key -> redis.set(key, "v"));
    keys.forEach(key -> get(redis.exists(key)));
    var half = cluster.beginMove("scan:{1}1");
    half.moveKeys("scan:{1}1", "scan:{1}31", "scan:{1}61");
    Taker taker = new Taker();
    redis.scan().subscribe(taker);

    Set<String> found = new HashSet<>();
    for (int moved = 2; taker.take(60, found); moved++) {
      if (moved < 8) {
        cluster.move("scan:{" + moved + "}");
      }
    }

    half.finish();
    found.removeIf(key -> !key.startsWith("scan:"));
    assertEquals(keys, found);
  }
}
