package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** With a health check, a connection that lay idle is asked before it is lent. */
class LeaseCheckTest {
  private static final Duration IDLE = Duration.ofMillis(100);

  private static ConnectionPool pool(ScriptedServer server) {
    return pool(server, PoolOptions.DEFAULT);
  }

  private static ConnectionPool pool(ScriptedServer server, PoolOptions leases) {
    ConnectionOptions options =
        ConnectionOptions.builder()
            .endpoint(Endpoint.tcp(server.host(), server.port()))
            .healthCheckAfter(IDLE)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    return ConnectionPool.create(options, leases);
  }

  private static void lieIdle(ConnectionPool pool) {
    Faults.value(pool.acquire()).close();
    long start = System.nanoTime();
    Faults.await(() -> System.nanoTime() - start > 2 * IDLE.toNanos());
  }

  private static void assertLendsAnother(ScriptedServer server) {
    try (server;
        ConnectionPool pool = pool(server.start())) {
      lieIdle(pool);
      try (Lease lease = Faults.value(pool.acquire())) {
        assertEquals("x", Faults.value(lease.execute(Command.of("GET", "k"))).text());
      }
      assertEquals(2, server.connectionCount());
    }
  }

  private static ScriptedServer checked() {
    return ScriptedServer.onFreePort().scripting("PING");
  }

  @Test
  void should_lend_another_when_the_idle_one_is_silent() {
    assertLendsAnother(checked().thenSwallow().onNextConnection().thenReply("+x\r\n"));
  }

  @Test
  void should_lend_another_when_the_idle_one_closes() {
    assertLendsAnother(checked().thenClose().onNextConnection().thenReply("+x\r\n"));
  }

  @Test
  void should_lend_the_idle_one_when_it_answers_or_refuses_the_check() {
    try (ScriptedServer server =
            checked().thenReply("+PONG\r\n").thenReply("-NOPERM\r\n").thenReply("+x\r\n").start();
        ConnectionPool pool = pool(server)) {
      lieIdle(pool);
      try (Lease lease = Faults.value(pool.acquire())) {
        assertEquals("x", Faults.value(lease.execute(Command.of("GET", "k"))).text());
      }
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_open_no_more_than_its_maximum_when_the_idle_one_closes_and_others_wait() {
    PoolOptions one = PoolOptions.builder().max(1).build();
    try (ScriptedServer server =
            checked().thenClose().onNextConnection().thenReply("+x\r\n").start();
        ConnectionPool pool = pool(server, one)) {
      lieIdle(pool);
      CompletableFuture<Lease> first = pool.acquire();
      CompletableFuture<Lease> second = pool.acquire();
      Faults.await(() -> first.isDone() || second.isDone());
      assertEquals(1, pool.statistics().leased());
      Faults.value(first.isDone() ? first : second).close();
      Faults.value(first).close();
      Faults.value(second).close();
      assertEquals(2, server.connectionCount());
    }
  }
}
