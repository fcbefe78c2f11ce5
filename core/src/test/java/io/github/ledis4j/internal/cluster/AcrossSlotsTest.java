package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.AcrossSlots;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PartsException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that are taken apart, {@code b} and {@code k} at one node, {@code a} at another. */
class AcrossSlotsTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final List<String> KEYS = List.of("k", "a", "b", "a", "{a}1");
  private static final String ERROR = "-WRONGTYPE no\r\n";

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final RedisClusterClient redis =
      RedisClusterClient.builder().nodes(a.endpoint()).commandTimeout(LONG).build();
  private final AcrossSlots<String, String> across = redis.acrossSlots();

  @BeforeEach
  void bothHaveSlots() {
    a.shards = shards(a, b);
    b.shards = a.shards;
    a.answers = AcrossSlotsTest::answer;
    b.answers = AcrossSlotsTest::answer;
  }

  @AfterEach
  void close() {
    a.close(); // first, as the client would wait for what they have not answered
    b.close();
    redis.close();
  }

  /** The value of each key is its name, and all of them are there. */
  private static String answer(List<String> words) {
    int keys = words.size() - 1;
    return switch (words.get(0)) {
      case "MGET" ->
          "*" + keys + "\r\n+" + String.join("\r\n+", words.subList(1, keys + 1)) + "\r\n";
      case "MSET", "SET" -> "+OK\r\n";
      default -> ":" + keys + "\r\n";
    };
  }

  @Test
  void should_put_values_where_their_keys_stand_when_it_takes_them_apart() {
    assertEquals(KEYS, across.mget(KEYS).join());

    assertEquals(List.of("MGET b", "MGET k"), a.requests());
    assertEquals(List.of("MGET a a {a}1"), b.requests());
  }

  @Test
  void should_keep_missing_values_when_it_takes_keys_apart() {
    b.answers = words -> "*2\r\n_\r\n+there\r\n";

    assertEquals(Arrays.asList("k", null, "there"), across.mget("k", "a", "{a}1").join());
  }

  @Test
  void should_add_up_counts_when_it_takes_keys_apart() {
    assertEquals(5, across.del(KEYS).join());
    assertEquals(5, across.unlink(KEYS).join());
    assertEquals(5, across.existsCount(KEYS).join());
    assertEquals(5, across.touch(KEYS).join());
    assertEquals(2, across.del("k", "a").join());
    assertEquals(2, across.unlink("k", "a").join());
    assertEquals(2, across.existsCount("k", "a").join());
    assertEquals(2, across.touch("k", "a").join());

    assertEquals(
        List.of("DEL b", "DEL k", "UNLINK b", "UNLINK k", "EXISTS b", "EXISTS k"),
        a.requests().subList(0, 6));
    assertEquals(List.of("DEL a", "UNLINK a", "EXISTS a", "TOUCH a"), b.requests().subList(4, 8));
  }

  @Test
  void should_end_when_all_parts_have_ended() {
    CountDownLatch held = new CountDownLatch(1);
    b.answers =
        words -> {
          await(held);
          return "+OK\r\n";
        };
    Map<String, String> values = new LinkedHashMap<>();
    KEYS.forEach(key -> values.put(key, "of " + key));
    CompletableFuture<Void> all = across.mset(values);
    redis.set("k", "behind").join();

    assertFalse(all.isDone());
    held.countDown();
    assertNull(all.join());
    assertEquals(List.of("MSET b of b", "MSET k of k", "SET k behind"), a.requests());
    assertEquals(List.of("MSET a of a {a}1 of {a}1"), b.requests());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void should_say_what_became_of_each_part_when_one_fails() {
    b.answers = words -> ERROR;
    PartsException failure = assertInstanceOf(PartsException.class, failure(across.mget(KEYS)));

    assertEquals(Outcome.UNKNOWN, failure.outcome());
    assertEquals("MGET", failure.command());
    assertEquals(b.endpoint(), failure.endpoint());
    assertEquals(
        "MGET failed in 1 of its 3 slots, first with: MGET: WRONGTYPE no (" + b.endpoint() + ")",
        failure.getMessage());
    List<PartsException.Part> parts = failure.parts();
    assertEquals(List.of(2), parts.get(0).positions());
    assertEquals(List.of("b"), parts.get(0).value());
    assertEquals(Outcome.SUCCEEDED, parts.get(0).outcome());
    assertNull(parts.get(0).cause());
    assertEquals(List.of("k"), parts.get(1).value());
    assertEquals(List.of(1, 3, 4), parts.get(2).positions());
    assertEquals(Outcome.REJECTED, parts.get(2).outcome());
    assertInstanceOf(ServerException.WrongType.class, parts.get(2).cause());
    assertNull(parts.get(2).value());
    assertEquals("Part[positions=[2], outcome=SUCCEEDED, cause=null]", parts.get(0).toString());
  }

  @Test
  void should_have_the_outcome_of_its_parts_when_they_agree() {
    a.answers = words -> ERROR;
    b.answers = words -> ERROR;

    assertEquals(Outcome.REJECTED, failure(across.del(KEYS)).outcome());
    assertInstanceOf(PartsException.class, failure(across.del("a")));
  }

  @Test
  void should_go_by_the_settings_of_its_view_when_it_is_made_of_one() {
    b.answers = words -> null;
    PartsException late =
        assertInstanceOf(
            PartsException.class,
            failure(redis.withTimeout(Duration.ofMillis(300)).acrossSlots().touch("a")));
    assertInstanceOf(CommandTimeoutException.class, late.parts().get(0).cause());
    assertEquals(Outcome.UNKNOWN, late.outcome());

    AcrossSlots<byte[], byte[]> bytes = redis.withCodecs(Codec.BYTES, Codec.BYTES).acrossSlots();
    assertEquals(1, bytes.mget(new byte[] {'k'}).join().get(0).length);
  }

  @Test
  void should_say_that_a_part_was_not_sent_when_its_node_takes_no_connections() {
    b.down = true;
    PartsException failure =
        (PartsException) failure(redis.withRetries(RetryPolicy.FAIL_FAST).acrossSlots().del(KEYS));

    assertEquals(
        List.of(Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.NOT_SENT),
        failure.parts().stream().map(PartsException.Part::outcome).toList());
    assertEquals(1L, failure.parts().get(1).value());
  }

  @Test
  void should_not_send_what_waits_when_it_is_cancelled() {
    b.down = true;
    CompletableFuture<Long> all = across.del(KEYS);
    redis.get("k").join();
    assertTrue(all.cancel(false));
    b.down = false;
    redis.set("a", "behind").join();

    assertEquals(List.of("SET a behind"), b.requests());
  }

  @Test
  void should_refuse_at_the_call_when_there_is_no_key_or_a_null() {
    assertThrows(IllegalArgumentException.class, across::mget);
    assertThrows(IllegalArgumentException.class, () -> across.del(List.of()));
    assertThrows(IllegalArgumentException.class, () -> across.mset(Map.of()));
    assertThrows(NullPointerException.class, () -> across.del("a", null));
    Map<String, @Nullable String> withNull = new LinkedHashMap<>();
    withNull.put("a", null);
    assertThrows(NullPointerException.class, () -> across.mset(withNull));
    redis.close();
    assertThrows(IllegalStateException.class, () -> across.del("a"));
  }

  @Test
  void should_not_put_values_in_wrong_places_when_a_server_gives_too_few() {
    b.answers = words -> "*1\r\n+x\r\n";

    LedisException failure = failure(across.mget(KEYS));

    assertInstanceOf(UnusableReplyException.class, failure);
    assertEquals("MGET: 1 values for 3 keys", failure.getMessage());
  }

  @Test
  void should_send_nothing_when_nobody_asked_to_take_it_apart() {
    CrossSlotException refused =
        assertInstanceOf(CrossSlotException.class, failure(redis.mget(KEYS)));

    assertTrue(refused.getMessage().contains("acrossSlots()"), refused.getMessage());
    assertEquals(List.of(), a.requests());
    assertEquals(List.of(), b.requests());
  }

  private static LedisException failure(CompletableFuture<?> future) {
    return (LedisException) assertThrows(CompletionException.class, future::join).getCause();
  }
}
