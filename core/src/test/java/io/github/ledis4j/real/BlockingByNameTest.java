package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Blocking commands that a user puts together: the server's wait is no part of the deadline. */
@Tag("any-jvm")
class BlockingByNameTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static <B extends ClientBuilder<B>> B impatient(B builder, String url) {
    return builder
        .url(url)
        .commandTimeout(Duration.ofMillis(500))
        .connections(c -> c.deadPeerAfter(Duration.ofMillis(500)));
  }

  @Test
  void should_wait_as_long_as_the_command_asks_of_the_server() {
    try (LedisClient ledis = impatient(LedisClient.builder(), LEDIS.uri()).build();
        RedisClient redis = impatient(RedisClient.builder(), REDIS.uri()).build()) {
      waitsFor(ledis, "BLPOP", "missing", 2);
      waitsFor(redis, "BRPOP", "missing", "1.2");
      waitsFor(redis, "BZMPOP", 1.2, 1, "missing", "MIN");
      waitsFor(redis, "XREAD", "COUNT", 1, "block", 1200, "STREAMS", "missing", "$");
    }
  }

  private static void waitsFor(CommandSink<?, ?> client, String name, Object... arguments) {
    Reply reply = client.execute(name, arguments).join();
    assertEquals(new Reply.Null(), reply, name);
  }

  @Test
  void should_wait_for_ever_when_the_command_asks_for_that() {
    try (RedisClient redis = impatient(RedisClient.builder(), REDIS.uri()).build()) {
      CompletableFuture<Reply> popped = redis.execute("BLPOP", "queue", 0);
      waitsFor(redis, "BLPOP", "missing", 1.2);
      redis.execute("RPUSH", "queue", "job").join();
      assertEquals("job", popped.join().elements().get(1).text());
    }
  }

  @Test
  void should_keep_to_the_deadline_that_the_caller_asked_for() {
    try (RedisClient redis = impatient(RedisClient.builder(), REDIS.uri()).build()) {
      CompletableFuture<Reply> popped =
          redis.withTimeout(Duration.ofSeconds(1)).execute("BLPOP", "missing", 60);
      CompletionException failure = assertThrows(CompletionException.class, popped::join);
      assertEquals(CommandTimeoutException.class, failure.getCause().getClass());
    }
  }
}
