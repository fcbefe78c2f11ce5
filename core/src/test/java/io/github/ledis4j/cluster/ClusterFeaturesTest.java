package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PartsException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.WriteSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client of a cluster has besides single commands, on real servers. */
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class ClusterFeaturesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
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
  void should_run_a_batch_on_all_nodes_when_its_keys_are_everywhere() {
    List<CompletableFuture<Long>> sums = new ArrayList<>();
    BatchResult result =
        get(
            redis.batch(
                b -> {
                  for (int i = 0; i < 300; i++) {
                    sums.add(b.incr("batch:" + i % 100));
                    sums.add(b.eval(ADD, List.of("batch:" + i % 100), List.of("10")));
                  }
                  b.mget("a", "b").exceptionally(failure -> List.of());
                }));

    assertEquals(601, result.size());
    assertEquals(1, result.failures().size());
    assertTrue(result.failures().get(0).cause() instanceof CrossSlotException);
    assertEquals(1, get(sums.get(0)));
    assertEquals(33, get(sums.get(599)));
  }

  @Test
  void should_lose_nothing_of_a_batch_when_its_slot_moves() {
    get(redis.del("{bm}list"));
    CompletableFuture<Void> move = CompletableFuture.runAsync(() -> cluster.move("{bm}"));
    int count = 0;
    do {
      int from = count;
      BatchResult result =
          get(
              redis.batch(
                  b -> {
                    for (int i = 0; i < 100; i++) {
                      b.rpush("{bm}list", String.valueOf(from + i));
                    }
                  }));
      assertEquals(List.of(), result.failures());
      count += 100;
    } while (!move.isDone());

    List<String> all = get(redis.lrange("{bm}list", 0, -1));
    for (int i = 0; i < count; i++) {
      assertEquals(String.valueOf(i), all.get(i));
    }
  }

  @Test
  void should_run_a_transaction_when_its_keys_are_of_one_slot() {
    get(redis.del("{tx}n"));
    long sum =
        get(
            redis.transaction(
                tx -> {
                  tx.incr("{tx}n");
                  tx.set("{tx}s", "v");
                  return tx.incr("{tx}n");
                }));

    assertEquals(2, sum);
    cluster.move("{tx}");
    long third = get(redis.transaction(tx -> tx.incr("{tx}n")));
    assertEquals(3, third);
  }

  @Test
  void should_refuse_a_transaction_when_its_keys_are_of_several_slots() {
    CompletableFuture<Long> all =
        redis.transaction(
            tx -> {
              tx.incr("a");
              return tx.incr("b");
            });

    CrossSlotException refused = assertThrows(CrossSlotException.class, () -> get(all));
    assertTrue(refused.getMessage().contains("INCR of slot 15495, INCR of slot 3300"));
    assertNull(get(redis.get("a")));
  }

  @Test
  void should_run_again_when_a_watched_key_changes_or_moves() {
    get(redis.set("{w}n", "1"));
    AtomicInteger runs = new AtomicInteger();
    long sum =
        get(
            redis
                .watching("{w}n")
                .run(
                    session ->
                        session
                            .get("{w}n")
                            .thenCompose(
                                old ->
                                    runs.incrementAndGet() == 1
                                        ? redis.incr("{w}n").thenApply(other -> old)
                                        : CompletableFuture.completedFuture(old))
                            .thenComposeAsync(
                                old -> {
                                  if (runs.get() == 2) {
                                    cluster.move("{w}");
                                  }
                                  return session.transaction(tx -> tx.incr("{w}n"));
                                })));

    assertEquals(3, sum);
    assertEquals(3, runs.get());
    assertThrows(
        CrossSlotException.class,
        () -> get(redis.watching("a", "b").run(session -> session.get("a"))));
    assertThrows(
        ServerException.Moved.class,
        () -> get(redis.watching("a").run(session -> session.get("b"))));
    assertThrows(
        ServerException.class,
        () -> get(redis.watching("a").run(session -> session.transaction(tx -> tx.incr("b")))));
  }

  @Test
  void should_pop_where_the_list_is_when_it_moves_meanwhile() {
    IntStream.range(0, Extent.of(1, 100)).forEach(i -> popWhileItMoves("{pop" + i + "}"));
    assertThrows(CrossSlotException.class, () -> get(redis.blpop(LONG, "a", "b")));
  }

  private static void popWhileItMoves(String tag) {
    CompletableFuture<KeyValue<String, String>> pop = redis.blpop(LONG, tag + "list");
    CompletableFuture<String> move =
        redis.blmove(LONG, tag + "from", tag + "to", ListEnd.LEFT, ListEnd.RIGHT);
    awaitBlocked(2);

    cluster.move(tag);
    get(redis.rpush(tag + "list", "x"));
    get(redis.rpush(tag + "from", "y"));

    assertEquals(new KeyValue<>(tag + "list", "x"), get(pop));
    assertEquals("y", get(move));
    assertEquals(0, get(redis.llen(tag + "list")));
    assertNull(get(redis.blpop(Duration.ofMillis(10), tag + "list")));
  }

  @Test
  void should_take_commands_apart_when_it_is_asked_to_and_their_keys_are_everywhere() {
    AcrossSlots<String, String> across = redis.acrossSlots();
    List<String> keys = IntStream.range(0, 300).mapToObj(i -> "across:" + i).toList();
    Map<String, String> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, "of " + key));
    List<String> twice = new ArrayList<>(keys);
    twice.addAll(List.of("across:none", "across:7", "across:299", "across:7"));

    get(across.mset(values));
    List<String> found = get(across.mget(twice));

    assertEquals(List.copyOf(values.values()), found.subList(0, 300));
    assertEquals(
        Arrays.asList(null, "of across:7", "of across:299", "of across:7"),
        found.subList(300, 304));
    assertEquals(303, get(across.existsCount(twice)));
    assertEquals(303, get(across.touch(twice)));
    assertThrows(CrossSlotException.class, () -> get(redis.del(keys)));
    assertEquals(100, get(across.unlink(keys.subList(0, 100))));
    assertEquals(200, get(across.del(twice)));
    assertEquals(0, get(across.existsCount(keys)));
  }

  @Test
  void should_say_what_became_of_each_part_when_a_master_is_lost_meanwhile() {
    AcrossSlots<String, String> across = redis.withTimeout(LONG.dividedBy(2)).acrossSlots();
    List<String> keys = IntStream.range(0, 300).mapToObj(i -> "gone:" + i).toList();
    get(across.mset(keys.stream().collect(toMap(key -> key, key -> "v"))));
    ClusterNode lost = cluster.servers().owner("gone:0");
    List<String> others = keys.stream().filter(k -> cluster.servers().owner(k) != lost).toList();

    lost.server().suspend();
    CompletableFuture<Long> deleted = across.del(keys);
    assertEquals(0, get(across.existsCount(others)));
    lost.server().kill();
    PartsException failure = assertThrows(PartsException.class, () -> get(deleted));
    lost.server().restart();
    cluster.servers().awaitWell();

    assertEquals(Outcome.UNKNOWN, failure.outcome());
    assertFalse(failure.getMessage().contains("gone:"), failure.getMessage());
    Set<Integer> positions = new TreeSet<>();
    for (PartsException.Part part : failure.parts()) {
      positions.addAll(part.positions());
      if (others.contains(keys.get(part.positions().get(0)))) {
        assertEquals((long) part.positions().size(), part.value());
      } else {
        assertTrue(Set.of(Outcome.UNKNOWN, Outcome.NOT_SENT).contains(part.outcome()));
      }
    }
    assertEquals(300, positions.size());
  }

  private static void awaitBlocked(int count) {
    long end = System.nanoTime() + LONG.toNanos();
    long blocked = 0;
    while (blocked < count) {
      assertTrue(System.nanoTime() - end < 0, "nobody waits");
      blocked =
          get(redis.onEachMaster(node -> node.info("clients"))).values().values().stream()
              .mapToLong(info -> Long.parseLong(info.get("blocked_clients")))
              .sum();
    }
  }

  @Test
  void should_write_all_when_a_writer_sends_to_a_cluster() {
    WriteSummary summary;
    CompletableFuture<Void> move;
    try (var writer = redis.batchWriter()) {
      for (int i = 0; i < 500; i++) {
        writer.incr("writer:{" + i % 50 + "}");
      }
      move = CompletableFuture.runAsync(() -> cluster.move("{7}"));
      for (int i = 0; i < 2_000; i++) {
        writer.incr("writer:{" + i % 50 + "}");
        writer.eval(ADD, List.of("writer:{" + i % 50 + "}"), List.of("1"));
      }
      summary = get(writer.finish());
    }
    get(move);

    assertTrue(summary.isComplete(), summary.toString());
    assertEquals("90", get(redis.get("writer:{7}")));
  }

  @Test
  void should_hear_what_is_published_when_it_listens_on_any_node() throws InterruptedException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (PubSub<String, String> pubsub = redis.pubsub()) {
      get(pubsub.subscribe("news", message -> heard.add(message.payload())));
      for (int i = 0; i < 5; i++) {
        get(redis.publish("news", "m" + i));
      }
      for (int i = 0; i < 5; i++) {
        assertEquals("m" + i, heard.poll(30, TimeUnit.SECONDS));
      }
    }
    assertFalse(heard.contains("m0"));
  }

  @Test
  void should_end_what_is_open_when_it_is_closed() {
    RedisClusterClient other = cluster.another();
    get(other.set("closing", "v"));
    CompletableFuture<KeyValue<String, String>> pop = other.blpop(Duration.ZERO, "closing:list");
    get(other.onEachMaster(node -> node.dbsize()));
    other.close();

    assertThrows(RuntimeException.class, () -> get(pop));
    assertThrows(IllegalStateException.class, () -> other.get("closing"));
    assertThrows(IllegalStateException.class, () -> other.onEachMaster(node -> node.dbsize()));
  }
}
