package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitIdle;
import static io.github.ledis4j.internal.pool.PoolFixture.endpoint;
import static io.github.ledis4j.internal.pool.PoolFixture.idOf;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.internal.pool.PoolFixture;
import io.github.ledis4j.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolGrowTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @Test
  void should_open_nothing_when_nobody_asks() {
    try (ConnectionPool pool = ConnectionPool.create(endpoint(REDIS))) {
      assertEquals(0, pool.statistics().created());
      assertEquals(0, pool.statistics().shared().connected());
    }
  }

  @Test
  void should_lend_connections_when_made_from_a_url() {
    try (ConnectionPool pool = ConnectionPool.create(REDIS.uri());
        Lease lease = await(pool.acquire())) {
      assertEquals("PONG", await(lease.execute(PING)));
    }
  }

  @Test
  void should_open_one_connection_when_leases_follow_each_other() {
    try (ConnectionPool pool =
        ConnectionPool.create(endpoint(REDIS), PoolOptions.WITHOUT_WAITING)) {
      for (int i = 0; i < 20; i++) {
        try (Lease lease = await(pool.acquire())) {
          assertEquals("PONG", await(lease.execute(PING)));
        }
        awaitIdle(pool, 1);
      }
      assertEquals(1, pool.statistics().created());
      assertEquals(20, pool.statistics().acquired());
    }
  }

  @Test
  void should_lend_the_one_used_last_when_several_are_idle() {
    assertLends(false);
  }

  @Test
  void should_lend_the_one_idle_for_longest_when_asked_to() {
    assertLends(true);
  }

  private static void assertLends(boolean oldest) {
    PoolOptions options = PoolOptions.WITHOUT_WAITING.toBuilder().lendOldestFirst(oldest).build();
    try (ConnectionPool pool = ConnectionPool.create(options(REDIS), options)) {
      Lease first = await(pool.acquire());
      Lease second = await(pool.acquire());
      long expected = idOf(oldest ? second : first);
      second.close();
      PoolFixture.awaitUntil(() -> pool.statistics().idle() == 1);
      first.close();
      awaitIdle(pool, 2);
      try (Lease again = await(pool.acquire())) {
        assertEquals(expected, idOf(again));
      }
    }
  }

  @Test
  void should_fail_at_once_when_all_are_taken_and_the_pool_does_not_wait() {
    try (ConnectionPool pool =
        ConnectionPool.create(
            options(REDIS), PoolOptions.WITHOUT_WAITING.toBuilder().max(2).build())) {
      List<Lease> leases = List.of(await(pool.acquire()), await(pool.acquire()));
      CompletableFuture<Lease> third = pool.acquire();
      assertTrue(third.isCompletedExceptionally());
      PoolExhaustedException failure =
          assertThrows(PoolExhaustedException.class, () -> await(third));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertTrue(failure.getMessage().contains("2 of 2"), failure.getMessage());
      leases.forEach(Lease::close);
    }
  }

  @Test
  void should_lend_a_connection_that_is_on_its_way_back_when_the_pool_does_not_wait() {
    try (ConnectionPool pool =
        ConnectionPool.create(
            options(REDIS), PoolOptions.WITHOUT_WAITING.toBuilder().max(1).build())) {
      for (int turn = 0; turn < 300; turn++) {
        try (Lease lease = await(pool.acquire())) {
          idOf(lease);
        }
      }
      assertEquals(1, pool.statistics().created());
    }
  }

  @Test
  void should_refuse_the_second_who_asks_for_the_one_connection_that_is_on_its_way_back() {
    try (ConnectionPool pool =
        ConnectionPool.create(
            options(REDIS), PoolOptions.WITHOUT_WAITING.toBuilder().max(1).build())) {
      Lease lease = await(pool.acquire());
      lease.execute(Command.of("SELECT", 3)); // so that it comes back by way of another SELECT
      lease.close();
      CompletableFuture<Lease> second = pool.acquire();
      CompletableFuture<Lease> third = pool.acquire();
      assertThrows(PoolExhaustedException.class, () -> await(third));
      await(second).close();
    }
  }

  @Test
  void should_lend_to_fifty_and_no_more_when_nothing_else_is_said() {
    try (ConnectionPool pool =
        ConnectionPool.create(endpoint(REDIS), PoolOptions.WITHOUT_WAITING)) {
      List<Lease> leases = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        leases.add(await(pool.acquire()));
      }
      assertThrows(PoolExhaustedException.class, () -> await(pool.acquire()));
      leases.forEach(Lease::close);
    }
  }

  @Test
  void should_fail_the_acquire_and_free_its_place_when_there_is_no_server() {
    RedisServer absent = RedisServer.onFreePort();
    try (ConnectionPool pool =
        ConnectionPool.create(
            options(absent), PoolOptions.WITHOUT_WAITING.toBuilder().max(1).build())) {
      for (int i = 0; i < 3; i++) {
        ConnectionException failure =
            assertThrows(ConnectionException.class, () -> await(pool.acquire()));
        assertEquals(ConnectionException.class, failure.getClass());
        assertEquals(Outcome.NOT_SENT, failure.outcome());
      }
      assertEquals(0, pool.statistics().leased());
    }
  }

  @Test
  void should_open_another_when_the_idle_one_was_lost() {
    try (ConnectionPool pool = ConnectionPool.create(endpoint(REDIS), PoolOptions.WITHOUT_WAITING);
        ConnectionPool other =
            ConnectionPool.create(endpoint(REDIS), PoolOptions.WITHOUT_WAITING)) {
      long lost;
      try (Lease lease = await(pool.acquire())) {
        lost = idOf(lease);
      }
      awaitIdle(pool, 1);
      try (Lease killer = await(other.acquire())) {
        await(killer.execute("CLIENT", "KILL", "ID", lost));
      }
      PoolFixture.awaitUntil(() -> pool.statistics().closed() == 1);
      try (Lease lease = await(pool.acquire())) {
        assertEquals("PONG", await(lease.execute(PING)));
      }
    }
  }
}
