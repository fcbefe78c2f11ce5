package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.command.redis.sortedset.ScoreEnd;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shortest waits. Redis 6.2 takes 0.001 s for 0, which is for ever. */
class SmallWaitTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Duration LEAST = Duration.ofNanos(1);

  private static RedisClient client(RedisVersion version) {
    return RedisClient.builder()
        .url(Matrix.server(version.name(), false).uri())
        .blockingSlice(Duration.ofMillis(1))
        .commandTimeout(Duration.ofSeconds(2))
        .build();
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_end_and_take_nothing_later_when_the_wait_is_the_shortest(RedisVersion version) {
    try (RedisClient redis = client(version)) {
      String key = "small";
      redis.del(key).join();
      assertNull(redis.blpop(LEAST, key).join());
      assertNull(redis.brpop(Duration.ofMillis(150), key).join());
      assertNull(redis.<KeyValue<String, String>>withConnection(c -> c.blpop(LEAST, key)).join());
      assertNull(redis.blmove(LEAST, key, "x", ListEnd.LEFT, ListEnd.LEFT).join());
      assertNull(redis.brpoplpush(LEAST, key, "x").join());
      assertNull(redis.bzpopmin(LEAST, key).join());
      assertNull(redis.bzpopmax(LEAST, key).join());
      Map<String, StreamPosition> all = Map.of(key, StreamPosition.START);
      assertTrue(redis.xread(LEAST, all, XReadOptions.DEFAULT).join().isEmpty());
      if (version != RedisVersion.REDIS_6_2) {
        assertNull(redis.blmpop(LEAST, List.of(key), ListEnd.LEFT, 1).join());
        assertNull(redis.bzmpop(LEAST, List.of(key), ScoreEnd.MIN, 1).join());
      }
      Poll.until(() -> redis.statistics().leased() == 0);
      redis.rpush(key, "a", "b").join();
      assertEquals(List.of("a", "b"), redis.lrange(key, 0, -1).join());
    }
  }

  @Test
  void should_end_when_the_server_is_a_ledisdb() {
    try (LedisClient ledis = LedisClient.builder().url(LEDIS.uri()).build()) {
      assertNull(ledis.blpop(LEAST, "small").join());
      assertNull(ledis.brpop(Duration.ofMillis(2), "small").join());
    }
  }

  @Test
  void should_leave_nobody_waiting_when_redis_6_is_asked_by_name_for_what_it_takes_for_ever() {
    try (RedisClient redis = client(RedisVersion.REDIS_6_2)) {
      redis.del("named").join();
      Throwable failure =
          assertThrows(
              CompletionException.class,
              () ->
                  redis
                      .withTimeout(Duration.ofSeconds(1))
                      .execute("BLPOP", "named", "0.001")
                      .join());
      assertInstanceOf(CommandTimeoutException.class, failure.getCause());
      // The server hears of the closed connection later than the client.
      Poll.until(
          () -> redis.execute("INFO", "clients").join().text().contains("blocked_clients:0\r"));
      redis.rpush("named", "a").join();
      assertEquals("a", redis.lpop("named").join());
    }
  }
}
