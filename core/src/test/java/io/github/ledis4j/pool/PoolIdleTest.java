package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.idOf;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolIdleTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static ConnectionPool pool(PoolOptions.Builder options) {
    return ConnectionPool.create(options(REDIS), options.build());
  }

  @Test
  void should_close_connections_when_they_lie_idle_for_long() {
    try (ConnectionPool pool =
        pool(PoolOptions.DEFAULT.toBuilder().idleClose(Duration.ofMillis(20)))) {
      for (int round = 1; round <= 2; round++) {
        Lease first = await(pool.acquire());
        Lease second = await(pool.acquire());
        first.close();
        second.close();
        int closed = 2 * round;
        awaitUntil(() -> pool.statistics().closed() == closed);
        assertEquals(0, pool.statistics().idle());
        assertEquals(0, pool.statistics().leased());
      }
    }
  }

  @Test
  void should_close_a_connection_on_its_return_when_it_is_too_old() {
    try (ConnectionPool pool =
        pool(PoolOptions.DEFAULT.toBuilder().maxAge(Duration.ofMillis(100)))) {
      long id;
      try (Lease lease = await(pool.acquire())) {
        id = idOf(lease);
      }
      awaitUntil(() -> pool.statistics().closed() == 1);
      try (Lease lease = await(pool.acquire())) {
        assertNotEquals(id, idOf(lease));
      }
    }
  }
}
