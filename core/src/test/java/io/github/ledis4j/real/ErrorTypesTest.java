package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The errors that programs branch on, as real servers give them. */
class ErrorTypesTest {
  private static final String NO_SCRIPT = "0".repeat(40);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final LedisServer READONLY = LedisServer.onFreePort().readonly();
  @RegisterExtension static final LedisServer LOCKED = LedisServer.onFreePort().password("secret");

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort()
          .version(RedisVersion.REDIS_7_0)
          .user("reader", "secret", "~* +@read +@connection");

  @RegisterExtension static final RedisServer FULL = RedisServer.onFreePort().config("maxmemory 1");

  @RegisterExtension
  static final RedisServer LOCKED_REDIS = RedisServer.onFreePort().password("secret");

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    try {
      return fail("gave " + future.get(20, TimeUnit.SECONDS) + " instead of failing");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void rejected(
      Class<? extends ServerException> type, String code, CompletableFuture<?> future)
      throws Exception {
    ServerException error = assertInstanceOf(type, failure(future));
    assertEquals(code, error.code());
    assertEquals(Outcome.REJECTED, error.outcome());
    assertTrue(error.nothingDone());
    assertFalse(String.valueOf(error.getMessage()).contains("v-a-l-u-e"), error.getMessage());
  }

  @Test
  void should_tell_errors_apart_on_redis() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      client.execute("RPUSH", "list", "v-a-l-u-e").join();
      rejected(ServerException.WrongType.class, "WRONGTYPE", client.get("list"));
      rejected(ServerException.NoScript.class, "NOSCRIPT", client.execute("EVALSHA", NO_SCRIPT, 0));
      rejected(ServerException.UnknownCommand.class, "ERR", client.execute("NOSUCH", "v-a-l-u-e"));
      rejected(ServerException.WrongArguments.class, "ERR", client.execute("GET"));
    }
  }

  @Test
  void should_tell_an_aborted_transaction_on_redis() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      CompletableFuture<?> aborted =
          client.withConnection(
              c -> {
                c.execute("MULTI");
                c.execute("NOSUCH");
                return c.execute("EXEC");
              });
      rejected(ServerException.ExecAbort.class, "EXECABORT", aborted);
    }
  }

  @Test
  void should_tell_what_a_user_may_not_do() throws Exception {
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .credentials("reader", "secret")
            .build()) {
      assertEquals(null, client.get("missing").join());
      rejected(ServerException.NoPermission.class, "NOPERM", client.set("k", "v-a-l-u-e"));
    }
  }

  @Test
  void should_tell_a_full_memory() throws Exception {
    try (RedisClient client = RedisClient.create(FULL.uri())) {
      rejected(ServerException.OutOfMemory.class, "OOM", client.set("k", "v-a-l-u-e"));
    }
  }

  @Test
  void should_tell_errors_apart_on_ledisdb_by_their_texts() throws Exception {
    try (LedisClient client = LedisClient.create(LEDIS.uri());
        LedisClient readonly = LedisClient.create(READONLY.uri())) {
      rejected(ServerException.UnknownCommand.class, "", client.execute("NOSUCH", "v-a-l-u-e"));
      rejected(ServerException.WrongArguments.class, "", client.execute("GET"));
      rejected(ServerException.NoScript.class, "NOSCRIPT", client.execute("EVALSHA", NO_SCRIPT, 0));
      rejected(ServerException.ReadOnly.class, "", readonly.set("k", "v-a-l-u-e"));
    }
  }

  @Test
  void should_fail_at_once_when_the_server_wants_another_password() throws Exception {
    try (LedisClient ledis =
            LedisClient.builder()
                .endpoint(Endpoint.tcp(LOCKED.host(), LOCKED.port()))
                .password("wrong")
                .build();
        RedisClient redis =
            RedisClient.builder()
                .endpoint(Endpoint.tcp(LOCKED_REDIS.host(), LOCKED_REDIS.port()))
                .password("wrong")
                .build();
        LedisClient noneForLedis = LedisClient.create(LOCKED.uri());
        RedisClient none = RedisClient.create(LOCKED_REDIS.uri())) {
      for (CommandSink<String, String> client : List.of(ledis, redis, noneForLedis, none)) {
        Throwable refused = failure(client.execute("GET", "k"));
        assertInstanceOf(AuthenticationException.class, refused);
        assertEquals(Outcome.NOT_SENT, Outcome.of(refused));
        String expected =
            client == none || client == noneForLedis ? "got none" : "refused the credentials";
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(expected), message);
      }
    }
  }
}
