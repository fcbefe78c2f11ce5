package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.server.ClientInfo;
import io.github.ledis4j.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolConcurrencyTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 200;

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @Test
  void should_lend_each_connection_to_one_at_a_time_when_many_threads_ask() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ConnectionPool pool =
        ConnectionPool.create(options(REDIS), PoolOptions.DEFAULT.toBuilder().max(4).build())) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int me = i;
        running.add(threads.submit(() -> useOften(pool, me)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      awaitUntil(() -> pool.statistics().leased() == 0);
      PoolStatistics statistics = pool.statistics();
      assertEquals(THREADS * ROUNDS, statistics.acquired());
      assertTrue(statistics.created() <= 4, statistics.toString());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Goes to its own database and finds itself there, since nobody else has the connection. */
  private static void useOften(ConnectionPool pool, int me) {
    for (int i = 0; i < ROUNDS; i++) {
      try (Lease lease = await(pool.acquire())) {
        await(lease.execute("SELECT", me));
        Command<ClientInfo> info =
            Command.of("CLIENT", "INFO").returning(reply -> ClientInfo.parse(reply.text()));
        assertEquals(me, await(lease.execute(info)).database());
        if (i % 3 == 0) {
          await(lease.execute("SELECT", i % 16));
        }
      }
    }
  }
}
