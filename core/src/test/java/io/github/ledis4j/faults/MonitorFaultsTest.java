package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.monitor.MonitorSession;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers {@code MONITOR} with what no server should. */
class MonitorFaultsTest {
  private static final String GOOD = "+1339518083.107412 [0 127.0.0.1:60866] \"get\" \"k\"\r\n";

  private static <T> T value(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> value(future)).getCause();
  }

  private static <E extends LedisException> E after(String bytes, Class<E> type) {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n" + GOOD + bytes).start();
        RedisClient redis = RedisClient.create(server.redisUri());
        MonitorSession session = value(redis.monitor().open())) {
      assertEquals("get", value(session.next()).command(), "what came before is given first");
      E failure = assertInstanceOf(type, failure(session.next()));
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
      assertInstanceOf(type, failure(session.next()), "and again");
      return failure;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+secret\r\n",
        "+\r\n",
        "+OK\r\n",
        "+1339518083.107412 [0 127.0.0.1:60866] \"secret\r\n",
        "+1339518083.107412 [0 127.0.0.1:60866] \"secret\\x\"\r\n"
      })
  void should_fail_when_a_line_cannot_be_read(String line) {
    ProtocolException refused = after(line, ProtocolException.class);
    assertTrue(refused.getMessage().startsWith("not a line of MONITOR"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"$6\r\nsecret\r\n", "*0\r\n", "-ERR secret\r\n", ":1\r\n", "?\r\n"})
  void should_fail_when_it_is_no_line_at_all(String bytes) {
    after(bytes, ProtocolException.class);
  }

  @Test
  void should_leave_a_push_frame_alone_when_one_comes() {
    String push = ">2\r\n$4\r\nnews\r\n$1\r\nx\r\n";
    try (ScriptedServer server =
            ScriptedServer.replying("+OK\r\n" + push + GOOD).byteByByte().start();
        RedisClient redis = RedisClient.create(server.redisUri());
        MonitorSession session = value(redis.monitor().open())) {
      assertEquals("k", value(session.next()).arguments().get(0).text());
    }
  }

  @Test
  void should_fail_when_the_connection_ends_within_a_line() {
    try (ScriptedServer server =
            ScriptedServer.replying("+OK\r\n" + GOOD).thenCutAt(5 + GOOD.length() - 4).start();
        RedisClient redis = RedisClient.create(server.redisUri());
        MonitorSession session = value(redis.monitor().open())) {
      assertInstanceOf(ConnectionException.class, failure(session.next()));
    }
  }

  @Test
  void should_not_open_when_the_server_refuses_or_answers_nonsense() {
    try (ScriptedServer server =
            ScriptedServer.replying("-NOPERM no\r\n")
                .onNextConnection()
                .thenReply("*0\r\n")
                .onNextConnection()
                .thenClose()
                .start();
        RedisClient redis = RedisClient.create(server.redisUri())) {
      assertInstanceOf(ServerException.NoPermission.class, failure(redis.monitor().open()));
      assertInstanceOf(ProtocolException.class, failure(redis.monitor().open()));
      assertInstanceOf(ConnectionException.class, failure(redis.monitor().open()));
    }
  }

  @Test
  void should_not_open_when_the_server_does_not_answer_in_time() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow().start();
        RedisClient redis =
            RedisClient.builder()
                .url(server.redisUri())
                .commandTimeout(Duration.ofSeconds(1))
                .build()) {
      assertInstanceOf(CommandTimeoutException.class, failure(redis.monitor().open()));
    }
  }

  @Test
  void should_give_up_the_connection_when_opening_is_cancelled() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow().start()) {
      CompletableFuture<MonitorSession> opening;
      CompletableFuture<MonitorSession> closing;
      try (RedisClient redis = RedisClient.create(server.redisUri())) {
        opening = redis.monitor().open();
        opening.cancel(false);
        closing = redis.monitor().open();
      }
      assertTrue(opening.isCancelled());
      assertInstanceOf(ConnectionException.class, failure(closing));
    }
  }

  @Test
  void should_end_when_the_executor_refuses_its_signals() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n" + GOOD).start();
        RedisClient redis =
            RedisClient.builder()
                .url(server.redisUri())
                .completeOn(
                    task -> {
                      throw new RejectedExecutionException("shut down");
                    })
                .build()) {
      CompletableFuture<MonitorSession> opened = redis.monitor().open();
      assertInstanceOf(ConnectionException.class, failure(opened));
    }
  }
}
