package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XGroupCreateOptions;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.event.PopCounts;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits whose server falls silent while its connections stay: a process that is stopped. */
class SilentWaitTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final Duration SLICE = Duration.ofMillis(100);
  private static final Duration FOR_EVER = Duration.ZERO;

  private static <B extends ClientBuilder<B>> B builder(B builder, String url) {
    return builder.url(url).connections(c -> c.deadPeerAfter(LIMIT));
  }

  private static RedisClient redis() {
    return builder(RedisClient.builder(), REDIS.uri()).blockingSlice(SLICE).build();
  }

  @AfterEach
  void goOn() {
    REDIS.resume();
    LEDIS.resume();
  }

  private static Throwable unknown(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
    assertEquals(Outcome.UNKNOWN, ((LedisException) failure).outcome());
    return failure;
  }

  private static void awaitWaits(RedisClient redis, int count) {
    Poll.until(
        () ->
            redis
                .execute("INFO", "clients")
                .join()
                .text()
                .contains("blocked_clients:" + count + "\r"));
  }

  @Test
  void should_fail_pops_and_count_them_when_the_server_is_silent() {
    try (RedisClient redis = redis()) {
      CompletableFuture<?> limited = redis.blpop(Duration.ofSeconds(2), "none");
      CompletableFuture<?> endless = redis.brpop(FOR_EVER, "none");
      awaitWaits(redis, 2);
      REDIS.suspend();
      assertTrue(unknown(limited).getMessage().contains("is lost"));
      unknown(endless);
      Poll.until(() -> redis.statistics().leased() == 0);
      assertEquals(new PopCounts(0, 0, 0, 0, 2), redis.popStatistics());
    }
  }

  @Test
  void should_fail_every_endless_wait_when_the_server_is_silent() {
    try (RedisClient redis = redis()) {
      redis.del("stream").join();
      redis
          .xgroupCreate("stream", "g", StreamPosition.NEW, XGroupCreateOptions.DEFAULT.makeStream())
          .join();
      List<CompletableFuture<?>> waits =
          List.of(
              redis.xread(FOR_EVER, Map.of("stream", StreamPosition.NEW), XReadOptions.DEFAULT),
              redis.xreadgroup(
                  FOR_EVER,
                  "g",
                  "c",
                  Map.of("stream", GroupPosition.NEW),
                  XReadGroupOptions.DEFAULT),
              redis.bzpopmin(FOR_EVER, "none"),
              redis.blmove(FOR_EVER, "none", "other", ListEnd.LEFT, ListEnd.LEFT),
              redis.execute("BRPOPLPUSH", "none", "other", 0),
              redis.withConnection(c -> c.bzpopmax(Duration.ofHours(1), "none")),
              redis.withConnection(c -> c.waitForReplicas(1, FOR_EVER)));
      awaitWaits(redis, waits.size());
      REDIS.suspend();
      for (CompletableFuture<?> wait : waits) {
        String message = unknown(wait).getMessage();
        assertTrue(message.contains("peer is taken for dead"), message);
      }
      Poll.until(() -> redis.statistics().leased() == 0);
    }
  }

  @Test
  void should_go_on_waiting_when_the_server_answers_others() {
    try (RedisClient redis = redis()) {
      redis.del("queue").join();
      CompletableFuture<?> popped =
          redis.blmove(FOR_EVER, "queue", "o", ListEnd.LEFT, ListEnd.LEFT);
      // Another wait, four times the limit: the first one is looked at often meanwhile.
      redis.bzpopmin(LIMIT.multipliedBy(4), "none").join();
      redis.rpush("queue", "a").join();
      assertEquals("a", popped.join());
    }
  }

  @Test
  void should_tell_the_caller_and_not_cut_the_wait_when_a_ledisdb_is_silent() {
    try (LedisClient ledis =
        builder(LedisClient.builder(), LEDIS.uri()).blockingSlice(SLICE).build()) {
      ledis.connect().join();
      CompletableFuture<?> limited = ledis.blpop(Duration.ofMillis(300), "silent");
      CompletableFuture<?> endless = ledis.blpop(FOR_EVER, "silent");
      Poll.until(() -> ledis.statistics().acquired() == 2);
      LEDIS.suspend();
      unknown(limited);
      unknown(endless);
      assertEquals(2, ledis.statistics().leased());
      LEDIS.resume();
      Poll.until(() -> ledis.popStatistics().open() == 0);
      ledis.rpush("silent", "a").join();
      assertEquals(new KeyValue<>("silent", "a"), ledis.blpop(LIMIT, "silent").join());
    }
  }
}
