package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitIdle;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.idOf;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.testkit.RedisServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolResetTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static ConnectionPool pool(int max) {
    return ConnectionPool.create(options(REDIS), PoolOptions.DEFAULT.toBuilder().max(max).build());
  }

  @Test
  void should_close_idle_ones_now_and_leased_ones_later_when_all_are_disconnected() {
    try (ConnectionPool pool = pool(2)) {
      Lease idle = await(pool.acquire());
      Lease leased = await(pool.acquire());
      idle.close();
      awaitUntil(() -> pool.statistics().idle() == 1);
      await(pool.disconnectAll());
      assertEquals("PONG", await(leased.execute(PING)));
      awaitUntil(() -> pool.statistics().closed() == 1);
      leased.close();
      awaitUntil(() -> pool.statistics().closed() == 2);
      try (Lease fresh = await(pool.acquire())) {
        assertEquals("PONG", await(fresh.execute(PING)));
      }
    }
  }

  @Test
  void should_close_everything_and_count_from_zero_when_reset() {
    try (ConnectionPool pool = pool(1)) {
      Lease leased = await(pool.acquire());
      long id = idOf(leased);
      CompletableFuture<Lease> waiting = pool.acquire();
      await(pool.reset());
      assertThrows(ConnectionException.class, () -> await(leased.execute(PING)));
      leased.close();
      try (Lease fresh = await(waiting)) {
        assertNotEquals(id, idOf(fresh));
        assertEquals(1, pool.statistics().created());
        assertEquals(1, pool.statistics().acquired());
      }
      awaitIdle(pool, 1);
    }
  }

  @Test
  void should_fail_who_waits_and_let_leases_end_when_closed() {
    ConnectionPool pool = pool(1);
    Lease leased = await(pool.acquire());
    CompletableFuture<Lease> waiting = pool.acquire();
    CompletableFuture<Void> closed = pool.closeAsync();
    assertThrows(ConnectionException.class, () -> await(waiting));
    assertThrows(IllegalStateException.class, pool::acquire);
    assertEquals("PONG", await(leased.execute(PING)));
    leased.close();
    await(closed);
    assertEquals(0, pool.statistics().leased());
  }

  @Test
  void should_only_start_closing_when_closed_on_an_event_loop() {
    ConnectionPool pool = pool(1);
    CompletableFuture<Void> inside =
        pool.acquire()
            .thenCompose(
                lease ->
                    lease
                        .execute(PING)
                        .thenAccept(
                            pong -> {
                              lease.close();
                              pool.close();
                            }));
    await(inside);
    await(pool.closeAsync());
    assertTrue(pool.statistics().closed() >= 1);
  }
}
