package io.github.ledis4j.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts on clients, views and connections of Redis. */
class ScriptRunTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final RedisServer OTHER = RedisServer.onUnixSocket();

  @RegisterExtension
  static final RedisServer SEVEN = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static final Script<Long> MULTIPLY =
      Script.of("return redis.call('GET', KEYS[1]) * ARGV[1]", Replies.integer());
  private static final List<String> FOO = List.of("foo");
  private static final List<String> FIVE = List.of("5");
  private static final List<String> NONE = List.of();

  private static RedisClient client() {
    RedisClient redis = RedisClient.create(REDIS.uri());
    redis.set("foo", "2").join();
    redis.scriptFlush().join();
    Stats.reset(redis);
    return redis;
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  @Test
  void should_know_its_digest_when_nothing_was_sent() {
    Script<Long> umlaut = Script.of("return 1 -- ü", Replies.integer());
    try (RedisClient redis = client()) {
      assertEquals(redis.scriptLoad(MULTIPLY.lua()).join(), MULTIPLY.digest());
      assertEquals(redis.scriptLoad(umlaut.lua()).join(), umlaut.digest());
      assertEquals("script " + MULTIPLY.digest(), MULTIPLY.toString());
    }
  }

  @Test
  void should_load_once_when_the_server_does_not_know_the_script() {
    try (RedisClient redis = client()) {
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(1, Stats.calls(redis, "eval"));
      assertEquals(3, Stats.calls(redis, "evalsha"));

      redis.scriptFlush().join();
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(2, Stats.calls(redis, "eval"));
    }
  }

  @Test
  void should_load_again_when_the_server_was_restarted() {
    try (RedisClient redis = client()) {
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      REDIS.restart();
      redis.set("foo", "3").join();
      assertEquals(15, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(1, Stats.calls(redis, "eval"));
    }
  }

  @Test
  void should_pass_keys_and_arguments_when_they_are_of_other_types() {
    Script<List<byte[]>> all =
        Script.of(
            "return {KEYS[1], KEYS[2], ARGV[1]}", Replies.list(Replies.required(Codec.BYTES)));
    byte[] bytes = {0, (byte) 0xff, '\r', '\n'};
    try (RedisClient redis = client()) {
      List<byte[]> got =
          all.run(redis.withCodecs(Codec.UTF_8, Codec.BYTES), List.of("a", "b"), List.of(bytes))
              .join();
      assertEquals("a", new String(got.get(0)));
      assertEquals("b", new String(got.get(1)));
      assertEquals(Arrays.toString(bytes), Arrays.toString(got.get(2)));
    }
  }

  @Test
  void should_run_where_it_was_bound_when_it_was_bound() {
    try (RedisClient redis = client()) {
      BoundScript<String, String, Long> bound = redis.script(MULTIPLY);
      assertEquals(10, bound.run(FOO, FIVE).join());
      assertEquals(10, MULTIPLY.on(redis).run(FOO, FIVE).join());
      assertSame(MULTIPLY, bound.script());
    }
  }

  @Test
  void should_run_anywhere_when_it_is_the_same_script() {
    try (RedisClient redis = client();
        RedisClient other = RedisClient.create(OTHER.uri())) {
      other.set("foo", "7").join();
      other.withDatabase(1).set("foo", "8").join();
      assertEquals(10, MULTIPLY.run(redis, FOO, FIVE).join());
      assertEquals(35, MULTIPLY.run(other, FOO, FIVE).join());
      assertEquals(40, MULTIPLY.run(other.withDatabase(1), FOO, FIVE).join());
      assertEquals(1, Stats.calls(redis, "eval"));
    }
  }

  @Test
  void should_run_on_one_connection_when_it_is_leased_or_watched() {
    try (RedisClient redis = client()) {
      assertEquals(10L, redis.withConnection(c -> MULTIPLY.run(c, FOO, FIVE)).join());
      redis.scriptFlush().join();
      Long watched =
          redis
              .watching("foo")
              .run(
                  session ->
                      MULTIPLY
                          .run(session, FOO, FIVE)
                          .thenCompose(
                              ten -> session.transaction(tx -> tx.set("ten", ten.toString())))
                          .thenApply(done -> 10L))
              .join();
      assertEquals(10, watched);
      assertEquals("10", redis.get("ten").join());
    }
  }

  @Test
  void should_be_rejected_once_when_the_script_fails() {
    Script<Long> wrong =
        Script.of("redis.call('INCR', KEYS[1]); error('wrong')", Replies.integer());
    try (RedisClient redis = client()) {
      redis.del("n").join();
      Throwable failure = failure(wrong.run(redis, List.of("n"), NONE));
      assertEquals(Outcome.REJECTED, assertInstanceOf(ServerException.class, failure).outcome());
      assertTrue(failure.getMessage().contains("wrong"), failure.getMessage());
      failure(wrong.run(redis, List.of("n"), NONE));
      assertEquals("2", redis.get("n").join());
    }
  }

  @Test
  void should_fail_alone_when_it_returns_what_its_mapper_does_not_take() {
    Script<Long> text = Script.of("return 'text'", Replies.integer());
    try (RedisClient redis = client()) {
      CompletableFuture<Long> number = text.run(redis, NONE, NONE);
      assertInstanceOf(UnusableReplyException.class, failure(number));
      assertEquals("2", redis.get("foo").join());
      assertEquals(0, redis.statistics().shared().reconnects());
      assertInstanceOf(
          ServerException.class,
          failure(Script.of("return (", Replies.tree()).run(redis, NONE, NONE)));
    }
  }

  @Test
  void should_send_nothing_more_when_it_was_cancelled() {
    try (RedisClient redis = client()) {
      redis.ping().join();
      REDIS.suspend();
      CompletableFuture<Long> run = MULTIPLY.run(redis, FOO, FIVE);
      CompletableFuture<String> behind = redis.get("foo");
      assertTrue(run.cancel(false));
      REDIS.resume();
      assertEquals("2", behind.join());
      assertThrows(CancellationException.class, run::join);
      assertEquals(0, Stats.calls(redis, "eval"));
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_not_wait_on_an_event_loop_when_a_script_runs() {
    try (RedisClient redis = client()) {
      REDIS.suspend(); // so that the reply comes after the callback is there
      CompletableFuture<Long> waiting =
          redis.ping().thenApply(pong -> MULTIPLY.run(redis, FOO, FIVE).join());
      REDIS.resume();
      assertInstanceOf(IllegalStateException.class, failure(waiting));
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_fail_at_once_when_the_client_is_closed() {
    RedisClient redis = client();
    redis.close();
    assertThrows(IllegalStateException.class, () -> MULTIPLY.run(redis, FOO, FIVE));
  }

  @Test
  void should_run_read_only_when_the_server_has_that() {
    Script<String> read = Script.readOnly("return redis.call('GET', KEYS[1])", Replies.text());
    Script<Boolean> write = Script.readOnly("return redis.call('SET', KEYS[1], 1)", Replies.ok());
    try (RedisClient redis = RedisClient.create(SEVEN.uri())) {
      redis.set("foo", "2").join();
      assertEquals("2", read.run(redis, FOO, NONE).join());
      assertEquals("2", read.run(redis, FOO, NONE).join());
      assertEquals(1, Stats.calls(redis, "eval_ro"));
      assertEquals(2, Stats.calls(redis, "evalsha_ro"));
      assertInstanceOf(ServerException.class, failure(write.run(redis, FOO, NONE)));
      assertEquals("2", redis.get("foo").join());
    }
  }
}
