package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.MigrateOptions;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MIGRATE between two real servers, of which the other asks for a password. */
class MigrateTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final List<String> KEYS = List.of("a", "missing", "b");
  private static final MigrateOptions SECRET = MigrateOptions.DEFAULT.password("secret");

  @RegisterExtension static final RedisServer HERE = RedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer THERE =
      RedisServer.onFreePort().password("secret").user("mover", "word");

  private RedisClient here;
  private RedisClient there;

  @BeforeEach
  void connect() {
    here = RedisClient.create(HERE.uri());
    there =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(THERE.host(), THERE.port()))
            .password("secret")
            .database(2)
            .build();
    join(here.flushall());
    join(there.flushall());
    assertEquals(true, join(here.set("a", "1")));
    assertEquals(true, join(here.set("b", "2")));
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void should_be_there_and_no_more_here_when_keys_are_moved() {
    assertTrue(join(migrate(SECRET)));

    assertEquals(List.of("1", "2"), join(there.mget("a", "b")));
    assertEquals(0L, join(here.existsCount("a", "b")));
    assertFalse(join(migrate(SECRET)));
  }

  @Test
  void should_be_on_both_when_keys_are_copied() {
    MigrateOptions copy = MigrateOptions.DEFAULT.credentials("mover", "word").copy();

    assertTrue(join(migrate(copy)));
    assertEquals(2L, join(here.existsCount("a", "b")));
    assertEquals(2L, join(there.existsCount("a", "b")));
    assertTrue(join(migrate(copy.replace())));
  }

  @Test
  void should_fail_and_keep_when_key_is_taken_there() {
    join(there.set("a", "theirs"));

    assertInstanceOf(ServerException.class, failure(migrate(SECRET)));
    assertEquals("1", join(here.get("a")));
    assertEquals("theirs", join(there.get("a")));
    assertTrue(join(migrate(SECRET.replace())));
    assertEquals("1", join(there.get("a")));
  }

  @Test
  void should_fail_without_a_word_of_it_when_password_is_wrong() {
    Throwable failure = failure(migrate(MigrateOptions.DEFAULT.password("guess")));

    assertInstanceOf(ServerException.class, failure);
    assertFalse(String.valueOf(failure).contains("guess"));
    assertEquals(2L, join(here.existsCount("a", "b")));
  }

  private CompletableFuture<Boolean> migrate(MigrateOptions options) {
    return here.migrate(THERE.host(), THERE.port(), 2, TIMEOUT, KEYS, options);
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> join(future)).getCause();
  }

  private static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
