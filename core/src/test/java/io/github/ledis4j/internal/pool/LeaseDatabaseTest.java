package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitIdle;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.RedisServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaseDatabaseTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final CallSettings SETTINGS =
      CallSettings.of(TimeUnit.SECONDS.toNanos(10), RetryPolicy.READS, null, null);

  private final ChannelPool pool =
      ChannelPool.of(options(REDIS), PoolOptions.DEFAULT.toBuilder().max(1).build());

  @AfterEach
  void close() {
    pool.close();
  }

  private Lease acquire(int database) {
    return await(pool.route(database).lease(null, SETTINGS));
  }

  private static String get(Lease lease) {
    return await(lease.execute(Command.of("GET", "where").returning(Replies.text())));
  }

  @Test
  void should_be_on_the_database_asked_for_when_lent() {
    for (int database : new int[] {5, 0, 5, 6, 0}) {
      try (Lease lease = acquire(database)) {
        await(lease.execute("SET", "where", database));
      }
    }
    for (int database : new int[] {0, 6, 5}) {
      try (Lease lease = acquire(database)) {
        assertEquals(Integer.toString(database), get(lease));
      }
    }
    try (Lease lease = await(pool.acquire())) {
      assertEquals("0", get(lease));
    }
    assertEquals(1, pool.statistics().created());
  }

  @Test
  void should_be_on_the_database_asked_for_when_the_lease_before_selected_another() {
    try (Lease lease = acquire(7)) {
      await(lease.execute("SELECT", 8));
      await(lease.execute("SET", "where", 8));
    }
    try (Lease lease = acquire(7)) {
      assertNull(get(lease));
    }
    assertEquals(1, pool.statistics().created());
  }

  @Test
  void should_keep_the_connection_when_the_server_has_no_such_database() {
    assertThrows(ServerException.class, () -> acquire(99));
    awaitIdle(pool, 1);
    try (Lease lease = acquire(0)) {
      assertEquals("PONG", await(lease.execute(PING)));
    }
    assertEquals(1, pool.statistics().created());
  }

  @Test
  void should_wait_no_longer_than_the_command_may_take() {
    try (Lease held = acquire(0)) {
      CallSettings hasty = SETTINGS.withTimeout(TimeUnit.MILLISECONDS.toNanos(20));
      PoolAcquireTimeoutException late =
          assertThrows(
              PoolAcquireTimeoutException.class, () -> await(pool.route(0).lease(PING, hasty)));
      assertEquals("PING", late.command());
      assertEquals("PONG", await(held.execute(PING)));
    }
  }

  @Test
  void should_complete_on_the_executor_when_the_client_has_one() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CallSettings elsewhere =
          CallSettings.of(TimeUnit.SECONDS.toNanos(10), RetryPolicy.READS, executor, null);
      Thread expected = await(CompletableFuture.supplyAsync(Thread::currentThread, executor));
      Lease held = acquire(0);
      CompletableFuture<Thread> given =
          pool.route(0)
              .lease(null, elsewhere)
              .thenApply(
                  lease -> {
                    lease.close();
                    return Thread.currentThread();
                  });
      held.close();
      assertSame(expected, await(given));
    } finally {
      assertTrue(executor.shutdownNow().isEmpty());
    }
  }
}
