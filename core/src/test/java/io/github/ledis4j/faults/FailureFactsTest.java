package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure says beside its sentence. */
@Tag("any-jvm")
class FailureFactsTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(15);

  private static Endpoint endpoint(ScriptedServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  private static <F extends LedisException> F failure(
      Class<F> type, Endpoint endpoint, CompletableFuture<?> future) {
    F failure = assertInstanceOf(type, Faults.failure(future));
    assertEquals(endpoint, failure.endpoint());
    String message = failure.getMessage();
    assertTrue(message.contains(endpoint.toString()), message);
    assertEquals(message.indexOf(endpoint.toString()), message.lastIndexOf(endpoint.toString()));
    return failure;
  }

  @Test
  void should_name_command_and_endpoint_when_the_server_answers_an_error() {
    try (ScriptedServer server = ScriptedServer.replying("-WRONGTYPE no number\r\n");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      ServerException wrong =
          failure(ServerException.WrongType.class, endpoint(server), client.incr("k"));
      assertEquals("INCR", wrong.command());
      assertEquals("WRONGTYPE no number", wrong.text());
      assertEquals("INCR: WRONGTYPE no number (" + endpoint(server) + ")", wrong.getMessage());
    }
  }

  @Test
  void should_name_command_and_endpoint_when_the_reply_cannot_be_used() {
    try (ScriptedServer server = ScriptedServer.replying("+x\r\n");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Command<Integer> broken =
          Command.of("CONFIG GET", "*").returning(reply -> Integer.parseInt(reply.text()));
      UnusableReplyException unusable =
          failure(UnusableReplyException.class, endpoint(server), client.execute(broken));
      assertEquals("CONFIG GET", unusable.command());
    }
  }

  @Test
  void should_say_how_long_was_waited_when_no_answer_comes() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client = Faults.client(server.start(), SHORT).build()) {
      Faults.value(client.connect());
      CommandTimeoutException late =
          failure(CommandTimeoutException.class, endpoint(server), client.get("k"));
      assertEquals("GET", late.command());
      assertEquals(SHORT, late.waited());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_name_command_and_endpoint_when_the_connection_is_lost(boolean transaction) {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenClose();
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      ConnectionException lost =
          failure(
              ConnectionException.class,
              endpoint(server),
              transaction ? client.transaction(tx -> tx.set("k", "v")) : client.set("k", "v"));
      assertEquals("SET", lost.command());
    }
  }

  @Test
  void should_name_command_and_endpoint_when_nothing_listens() {
    ScriptedServer server = ScriptedServer.onFreePort().start();
    Endpoint endpoint = endpoint(server);
    server.close();
    try (RedisClient client =
        RedisClient.builder().endpoint(endpoint).commandTimeout(SHORT).build()) {
      assertEquals("GET", failure(ConnectionException.class, endpoint, client.get("k")).command());
    }
  }

  @Test
  void should_name_command_and_endpoint_when_the_queue_is_full() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.maxQueuedCommands(1))
                .leases(p -> p.drainTimeout(Duration.ZERO))
                .build()) {
      CompletableFuture<String> first = client.get("k");
      OverloadedException full =
          failure(OverloadedException.class, endpoint(server), client.set("k", "v"));
      assertEquals("SET", full.command());
      first.cancel(false);
    }
  }

  @Test
  void should_name_its_own_command_in_each_failure_when_a_batch_is_refused_whole() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.maxQueuedCommands(1))
                .leases(p -> p.drainTimeout(Duration.ZERO))
                .build()) {
      CompletableFuture<String> first = client.get("k");
      BatchResult result =
          Faults.value(
              client.batch(
                  batch -> {
                    batch.set("k", "v");
                    batch.incr("n");
                  }));
      assertEquals(
          List.of("SET", "INCR"),
          result.failures().stream()
              .map(each -> assertInstanceOf(OverloadedException.class, each.cause()).command())
              .toList());
      first.cancel(false);
    }
  }

  @Test
  void should_name_the_command_when_a_blocking_pop_is_lost() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenClose();
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      ConnectionException lost =
          failure(
              ConnectionException.class, endpoint(server), client.blpop(Duration.ofDays(1), "k"));
      assertEquals("BLPOP", lost.command());
    }
  }

  @Test
  void should_name_the_command_when_a_blocking_one_gets_no_connection() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client =
            Faults.client(server.start(), LONG)
                .leases(p -> p.max(1).drainTimeout(Duration.ZERO))
                .build()) {
      CompletableFuture<?> first = client.blpop(Duration.ofDays(1), "k");
      server.awaitRequests(1);
      PoolAcquireTimeoutException late =
          failure(
              PoolAcquireTimeoutException.class, endpoint(server), client.brpop(SHORT, "other"));
      assertEquals("BRPOP", late.command());
      PoolAcquireTimeoutException other =
          failure(
              PoolAcquireTimeoutException.class,
              endpoint(server),
              client.withTimeout(SHORT).blmove(SHORT, "a", "b", ListEnd.LEFT, ListEnd.RIGHT));
      assertEquals("BLMOVE", other.command());
      first.cancel(false);
    }
  }

  @Test
  void should_name_the_endpoint_and_no_command_when_no_connection_is_free() {
    try (ScriptedServer server = ScriptedServer.onFreePort().start()) {
      ConnectionOptions options = ConnectionOptions.builder().endpoint(endpoint(server)).build();
      PoolOptions one = PoolOptions.WITHOUT_WAITING.toBuilder().max(1).build();
      try (ConnectionPool pool = ConnectionPool.create(options, one);
          Lease taken = Faults.value(pool.acquire())) {
        PoolExhaustedException full =
            failure(PoolExhaustedException.class, endpoint(server), pool.acquire());
        assertNull(full.command(), () -> "while " + taken + " is lent");
      }
      PoolOptions waiting = PoolOptions.builder().max(1).waitAtMost(SHORT).build();
      try (ConnectionPool pool = ConnectionPool.create(options, waiting);
          Lease taken = Faults.value(pool.acquire())) {
        PoolAcquireTimeoutException late =
            failure(PoolAcquireTimeoutException.class, endpoint(server), pool.acquire());
        assertTrue(late.waited().compareTo(SHORT) >= 0, () -> taken + " " + late.waited());
      }
    }
  }
}
