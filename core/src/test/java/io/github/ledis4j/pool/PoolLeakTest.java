package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.internal.pool.PoolFixture;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolLeakTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @Test
  void should_report_a_lease_once_when_it_is_held_for_long() {
    try (ConnectionPool pool =
        ConnectionPool.create(
            options(REDIS),
            PoolOptions.DEFAULT.toBuilder().leakAfter(Duration.ofMillis(10)).build())) {
      try (Lease lease = await(pool.acquire())) {
        awaitUntil(() -> pool.statistics().leaks() == 1);
        assertEquals("PONG", await(lease.execute(PING)));
      }
      PoolFixture.awaitIdle(pool, 1);
      assertEquals(1, pool.statistics().leaks());
    }
  }

  @Test
  void should_take_the_connection_back_when_nobody_refers_to_the_lease() {
    try (ConnectionPool pool =
        ConnectionPool.create(options(REDIS), PoolOptions.DEFAULT.toBuilder().max(1).build())) {
      forgetLease(pool);
      awaitUntil(
          () -> {
            System.gc();
            return pool.statistics().leaks() == 1;
          });
      await(pool.acquire()).close();
    }
  }

  private static void forgetLease(ConnectionPool pool) {
    assertEquals("PONG", await(await(pool.acquire()).execute(PING)));
  }
}
