package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.sortedset.ScoreEnd;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The commands that wait, on real servers: what is there, what comes later, and what never does.
 */
@Tag("any-jvm")
class RedisBlockingTest {
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final ScoredMember<String> LOW = new ScoredMember<>("low", 0.5);
  private static final ScoredMember<String> HIGH = new ScoredMember<>("high", 7.25);

  @TestFactory
  Stream<DynamicTest> should_take_or_give_up_on_redis_6() {
    return rows(RedisVersion.REDIS_6_2);
  }

  @TestFactory
  Stream<DynamicTest> should_take_or_give_up_on_redis_7() {
    return rows(RedisVersion.REDIS_7_0);
  }

  @TestFactory
  Stream<DynamicTest> should_take_or_give_up_on_redis_8() {
    return rows(RedisVersion.REDIS_8_2);
  }

  @TestFactory
  Stream<DynamicTest> should_take_or_give_up_on_valkey() {
    return rows(RedisVersion.VALKEY_9_1);
  }

  private static Stream<DynamicTest> rows(RedisVersion version) {
    return Stream.concat(rows(version, Protocol.RESP2), rows(version, Protocol.RESP3));
  }

  private static RedisClient client(RedisVersion version, Protocol protocol) {
    return RedisClient.builder()
        .url(Matrix.server(version.name(), false).uri())
        .connections(c -> c.protocol(protocol))
        .build();
  }

  private static Stream<DynamicTest> rows(RedisVersion version, Protocol protocol) {
    RedisClient client = client(version, protocol);
    CommandRows<RedisBlockingCommands<String, String>> rows =
        new CommandRows<>(RedisBlockingCommands.class, client);
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.row("FLUSHALL", c -> client.flushall(), null);
    lists(rows, client, seven);
    sortedSets(rows, client, seven);
    RedisStreamRows.addBlocking(rows, client);
    return rows.tests(client);
  }

  private static void lists(
      CommandRows<RedisBlockingCommands<String, String>> rows, RedisClient client, boolean seven) {
    List<String> keys = List.of("none", "w");
    rows.row("BLPOP none", c -> c.blpop(SHORT, "w"), null)
        .row("BRPOP none", c -> c.brpop(SHORT, "w"), null)
        .row("BLMOVE none", c -> c.blmove(SHORT, "w", "x", ListEnd.LEFT, ListEnd.LEFT), null)
        .row("BRPOPLPUSH none", c -> c.brpoplpush(SHORT, "w", "x"), null)
        .row("BLPOP several none", c -> c.blpop(SHORT, keys), null)
        .row("BRPOP several none", c -> c.brpop(SHORT, keys), null)
        .row("RPUSH", c -> client.rpush("w", "a", "b", "c", "d"), 4L)
        .row("BLPOP", c -> c.blpop(LONG, "none", "w"), new KeyValue<>("w", "a"))
        .row("BRPOP", c -> c.brpop(Duration.ZERO, "w"), new KeyValue<>("w", "d"))
        .row("BLMOVE", c -> c.blmove(LONG, "w", "x", ListEnd.LEFT, ListEnd.RIGHT), "b")
        .row("BRPOPLPUSH", c -> c.brpoplpush(LONG, "w", "x"), "c")
        .row("LRANGE", c -> client.lrange("x", 0, -1), List.of("c", "b"))
        .row(seven, "BLMPOP none of one", c -> c.blmpop(SHORT, keys, ListEnd.LEFT), null)
        .row(seven, "BLMPOP none", c -> c.blmpop(SHORT, keys, ListEnd.LEFT, 1), null)
        .row("RPUSH again", c -> client.rpush("w", "a", "b"), 2L)
        .row(
            seven,
            "BLMPOP",
            c -> c.blmpop(LONG, keys, ListEnd.RIGHT, 5),
            new KeyValue<>("w", List.of("b", "a")))
        .row("BLPOP later", c -> later(c.blpop(LONG, "q"), client, "q"), new KeyValue<>("q", "v"));
  }

  private static <T> CompletableFuture<T> later(
      CompletableFuture<T> waiting, RedisClient client, String key) {
    return client.rpush(key, "v").thenCompose(length -> waiting);
  }

  private static void sortedSets(
      CommandRows<RedisBlockingCommands<String, String>> rows, RedisClient client, boolean seven) {
    List<String> keys = List.of("none", "bz");
    rows.row("BZPOPMIN none", c -> c.bzpopmin(SHORT, "bz"), null)
        .row("BZPOPMAX none", c -> c.bzpopmax(SHORT, "bz"), null)
        .row("ZADD", c -> client.zadd("bz", List.of(LOW, HIGH)), 2L)
        .row("BZPOPMIN", c -> c.bzpopmin(LONG, "none", "bz"), new KeyValue<>("bz", LOW))
        .row("BZPOPMIN several", c -> c.bzpopmin(LONG, keys), new KeyValue<>("bz", HIGH))
        .row("BZPOPMAX several none", c -> c.bzpopmax(SHORT, keys), null)
        .row("ZADD high", c -> client.zadd("bz", HIGH.score(), HIGH.member()), true)
        .row("BZPOPMAX", c -> c.bzpopmax(LONG, "none", "bz"), new KeyValue<>("bz", HIGH))
        .row(seven, "BZMPOP none of one", c -> c.bzmpop(SHORT, keys, ScoreEnd.MIN), null)
        .row(seven, "BZMPOP none", c -> c.bzmpop(SHORT, keys, ScoreEnd.MIN, 1), null)
        .row("ZADD again", c -> client.zadd("bz", List.of(LOW, HIGH)), 2L)
        .row(
            seven,
            "BZMPOP",
            c -> c.bzmpop(LONG, keys, ScoreEnd.MAX, 5),
            new KeyValue<>("bz", List.of(HIGH, LOW)));
  }

  @Test
  void should_take_element_of_either_end_when_view_pops() {
    try (RedisClient client = client(RedisVersion.REDIS_6_2, Protocol.RESP3)) {
      client.del("view").join();
      assertNull(client.blpop(SHORT, "view").join());
      client.rpush("view", "x", "a", "b", "c", "y").join();
      List<String> keys = List.of("none", "view");
      assertEquals(new KeyValue<>("view", "x"), client.blpop(LONG, keys).join());
      assertEquals(new KeyValue<>("view", "y"), client.brpop(LONG, keys).join());
      assertEquals(new KeyValue<>("view", "a"), client.blpop(LONG, "none", "view").join());
      assertEquals(new KeyValue<>("view", "c"), client.brpop(LONG, "none", "view").join());
      KeyValue<String, String> leased =
          client.<KeyValue<String, String>>withConnection(c -> c.brpop(LONG, "view")).join();
      assertEquals(new KeyValue<>("view", "b"), leased);
    }
  }

  @Test
  void should_wait_to_the_end_when_deadline_of_commands_is_shorter() {
    RedisClient.Builder builder =
        RedisClient.builder().url(Matrix.server(RedisVersion.REDIS_7_0.name(), false).uri());
    try (RedisClient client = builder.commandTimeout(Duration.ofMillis(300)).build()) {
      assertNull(client.bzpopmin(Duration.ofMillis(900), "never").join());
      assertNull(client.blpop(Duration.ofMillis(900), "never").join());
    }
  }

  @Test
  void should_keep_element_when_caller_of_view_left_before_it_came() {
    try (RedisClient client = client(RedisVersion.VALKEY_9_1, Protocol.RESP2)) {
      client.del("left").join();
      CompletableFuture<KeyValue<String, String>> pop = client.blpop(LONG, List.of("left"));
      Poll.until(() -> client.statistics().acquired() == 1);
      assertTrue(pop.cancel(false));
      client.rpush("left", "kept").join();
      Poll.until(() -> client.popStatistics().open() == 0);
      assertEquals(List.of("kept"), client.lrange("left", 0, -1).join());
      assertEquals(0, client.popStatistics().undelivered());
    }
  }
}
