package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who asks for a lease waits no longer than told, also while its connection is made. */
class LeaseDeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NO_HELLO = "-ERR unknown command 'HELLO'\r\n";

  private static ScriptedServer silent() {
    return ScriptedServer.onFreePort().withoutHandshake().thenSwallow().start();
  }

  private static ConnectionOptions options(ScriptedServer server) {
    return ConnectionOptions.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .connectTimeout(HOUR)
        .build();
  }

  private static void assertNotReady(CompletableFuture<?> future) {
    Throwable failure = Faults.failure(future);
    assertEquals(ConnectionException.class, failure.getClass(), failure::toString);
    assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
    assertTrue(failure.getMessage().contains("was ready within"), failure.getMessage());
  }

  @Test
  void should_fail_at_the_deadline_when_the_connection_is_still_dialled() {
    try (ScriptedServer server = silent();
        RedisClient redis =
            Faults.client(server, SHORT).connections(c -> c.connectTimeout(HOUR)).build();
        LedisClient ledis =
            LedisClient.builder()
                .url(server.uri())
                .commandTimeout(SHORT)
                .connections(c -> c.connectTimeout(HOUR))
                .build()) {
      assertNotReady(redis.withConnection(c -> c.get("k")));
      assertNotReady(redis.execute("BLMPOP", 0, 1, "k", "LEFT"));
      assertNotReady(redis.bzpopmin(Duration.ZERO, "k"));
      assertNotReady(ledis.strlen("k"));
    }
  }

  @Test
  void should_fail_at_the_limit_of_the_pool_when_the_connection_is_still_dialled() {
    try (ScriptedServer server = silent();
        ConnectionPool pool =
            ConnectionPool.create(
                options(server), PoolOptions.DEFAULT.toBuilder().waitAtMost(SHORT).build())) {
      assertNotReady(pool.acquire());
    }
  }

  @Test
  void should_fail_at_the_limit_when_the_connection_waited_for_must_be_replaced() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort()
                .withoutHandshake()
                .thenReply(NO_HELLO)
                .thenReply("+PONG\r\n")
                .thenClose()
                .onNextConnection()
                .thenSwallow()
                .start();
        ConnectionPool pool =
            ConnectionPool.create(
                options(server),
                PoolOptions.DEFAULT.toBuilder().max(1).waitAtMost(SHORT.multipliedBy(5)).build())) {
      Lease held = Faults.value(pool.acquire());
      CompletableFuture<Lease> waiting = pool.acquire();
      Faults.failure(held.execute(Command.of("GET", "k"))); // the connection is gone
      assertNotReady(waiting);
      held.close();
    }
  }

  @Test
  void should_lend_the_connection_to_the_next_when_it_came_too_late_for_the_first() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().withoutHandshake().thenReply(NO_HELLO).start();
        ConnectionPool pool =
            ConnectionPool.create(
                options(server),
                PoolOptions.DEFAULT.toBuilder().max(1).waitAtMost(SHORT).build())) {
      server.holdReplies();
      assertNotReady(pool.acquire());
      server.releaseReplies();
      Faults.await(() -> pool.statistics().idle() == 1);
      Faults.value(pool.acquire()).close();
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_dial_another_for_who_waits_when_all_are_disconnected_meanwhile() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort()
                .withoutHandshake()
                .thenSwallow()
                .onNextConnection()
                .thenReply(NO_HELLO)
                .start();
        ConnectionPool pool = ConnectionPool.create(options(server), PoolOptions.DEFAULT)) {
      CompletableFuture<Lease> waiting = pool.acquire();
      server.awaitRequests(1);
      Faults.value(pool.disconnectAll());
      Faults.value(waiting).close();
      assertEquals(2, server.connectionCount());
    }
  }
}
