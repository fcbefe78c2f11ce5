package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.endpoint;
import static io.github.ledis4j.internal.pool.PoolFixture.idOf;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.internal.pool.PoolFixture;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolWaitTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static ConnectionPool pool(PoolOptions.Builder options) {
    return ConnectionPool.create(options(REDIS), options.build());
  }

  private static PoolOptions.Builder one() {
    return PoolOptions.DEFAULT.toBuilder().max(1);
  }

  @Test
  void should_serve_in_order_when_many_wait() {
    try (ConnectionPool pool = pool(one())) {
      Lease first = await(pool.acquire());
      List<Integer> served = new ArrayList<>();
      List<CompletableFuture<Void>> done = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int number = i;
        done.add(
            pool.acquire()
                .thenAccept(
                    lease -> {
                      served.add(number); // on the one connection's event loop, one at a time
                      lease.close();
                    }));
      }
      assertEquals(10, pool.statistics().waiting());
      first.close();
      done.forEach(PoolFixture::await);
      assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), served);
      assertEquals(1, pool.statistics().created());
    }
  }

  @Test
  void should_say_how_things_stand_when_nobody_returns_in_time() {
    try (ConnectionPool pool = pool(one().waitAtMost(Duration.ofMillis(500)));
        Lease held = await(pool.acquire())) {
      PoolAcquireTimeoutException failure =
          assertThrows(PoolAcquireTimeoutException.class, () -> await(pool.acquire()));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertTrue(failure.getMessage().contains("1 of 1"), failure.getMessage());
      assertTrue(failure.getMessage().contains("oldest lease"), failure.getMessage());
      assertEquals(1, pool.statistics().timeouts());
      assertEquals(0, pool.statistics().waiting());
      assertEquals("PONG", await(held.execute(PING)));
    }
  }

  @Test
  void should_pass_the_lease_on_when_the_first_in_the_queue_gave_up() {
    try (ConnectionPool pool = pool(one())) {
      Lease held = await(pool.acquire());
      CompletableFuture<Lease> first = pool.acquire();
      CompletableFuture<Lease> second = pool.acquire();
      first.cancel(false);
      assertEquals(1, pool.statistics().waiting());
      held.close();
      await(second).close();
    }
  }

  @Test
  void should_lose_no_connection_when_acquires_are_cancelled_at_any_moment() {
    try (ConnectionPool pool = pool(PoolOptions.DEFAULT.toBuilder().max(3))) {
      for (int i = 0; i < 3_000; i++) {
        CompletableFuture<Lease> asked = pool.acquire();
        if (i % 3 == 0) {
          asked.thenAccept(Lease::close);
        } else if (!asked.cancel(false)) {
          await(asked).close();
        }
      }
      awaitUntil(() -> pool.statistics().waiting() == 0 && pool.statistics().leased() == 0);
      List<Lease> all =
          List.of(await(pool.acquire()), await(pool.acquire()), await(pool.acquire()));
      all.forEach(lease -> assertEquals("PONG", await(lease.execute(PING))));
      all.forEach(Lease::close);
    }
  }

  @Test
  void should_refuse_at_once_when_too_many_wait() {
    try (ConnectionPool pool = pool(one().maxWaiters(1))) {
      Lease held = await(pool.acquire());
      CompletableFuture<Lease> first = pool.acquire();
      assertThrows(PoolExhaustedException.class, () -> await(pool.acquire()));
      first.cancel(false);
      CompletableFuture<Lease> third = pool.acquire();
      assertFalse(third.isDone());
      held.close();
      await(third).close();
    }
  }

  @Test
  void should_let_each_try_for_itself_when_no_connection_can_be_opened() {
    RedisServer absent = RedisServer.onFreePort();
    try (ConnectionPool pool = ConnectionPool.create(options(absent), one().build())) {
      List<CompletableFuture<Lease>> asked =
          List.of(pool.acquire(), pool.acquire(), pool.acquire());
      for (CompletableFuture<Lease> each : asked) {
        ConnectionException failure = assertThrows(ConnectionException.class, () -> await(each));
        assertEquals(ConnectionException.class, failure.getClass());
      }
      assertEquals(3, pool.statistics().created());
    }
  }

  @Test
  void should_open_another_for_the_queue_when_a_leased_connection_is_lost() {
    try (ConnectionPool pool = pool(one());
        ConnectionPool other = ConnectionPool.create(endpoint(REDIS), PoolOptions.WITHOUT_WAITING);
        Lease lost = await(pool.acquire());
        Lease killer = await(other.acquire())) {
      CompletableFuture<Lease> waiting = pool.acquire();
      await(killer.execute("CLIENT", "KILL", "ID", idOf(lost)));
      try (Lease lease = await(waiting)) {
        assertEquals("PONG", await(lease.execute(PING)));
      }
      assertThrows(ConnectionException.class, () -> await(lost.execute(PING)));
    }
  }
}
