package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches and transactions larger than the queue, and a queue full of what nobody wants. */
class QueueLimitTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final int MANY = 100_000;

  private static void assertAllDone(int commands, BatchResult result) {
    assertEquals(commands, result.size());
    assertEquals(0, result.failures().size());
  }

  @Test
  void should_send_a_batch_whole_and_in_order_when_it_is_larger_than_the_queue() {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      List<CompletableFuture<Long>> counts = new ArrayList<>();
      assertAllDone(
          MANY,
          client
              .batch(
                  b -> {
                    for (int i = 0; i < MANY; i++) {
                      counts.add(b.incr("batch:counter"));
                    }
                  })
              .join());
      for (int i = 0; i < MANY; i++) {
        assertEquals(i + 1, counts.get(i).join());
      }
    }
  }

  @Test
  void should_send_a_batch_whole_when_it_is_larger_than_the_queue_of_ledisdb() {
    try (LedisClient client =
        LedisClient.builder()
            .url(LEDIS.uri())
            .connections(c -> c.sharedConnections(2).maxQueuedCommands(1_000))
            .build()) {
      assertAllDone(
          10_000,
          client
              .batch(
                  b -> {
                    for (int i = 0; i < 10_000; i++) {
                      b.set("k" + i % 100, "v");
                    }
                  })
              .orTimeout(60, TimeUnit.SECONDS)
              .join());
    }
  }

  @Test
  void should_run_a_transaction_larger_than_the_queue_when_others_are_under_way() {
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.maxQueuedCommands(1_000))
            .build()) {
      CompletableFuture<Boolean> other = client.set("other", "1");
      List<CompletableFuture<Long>> counts = new ArrayList<>();
      client
          .transaction(
              tx -> {
                for (int i = 0; i < 5_000; i++) {
                  counts.add(tx.incr("transaction:counter"));
                }
                return counts.get(0);
              })
          .join();
      assertTrue(other.join());
      assertEquals(5_000, counts.get(4_999).join());
    }
  }

  @Test
  void should_refuse_a_batch_whole_when_one_of_its_connections_has_no_room() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client =
            RedisClient.builder()
                .url(server.start().redisUri())
                .connections(c -> c.sharedConnections(2).maxQueuedCommands(5))
                .leases(p -> p.drainTimeout(Duration.ZERO))
                .build()) {
      // At first the handshake may still take a place.
      for (int taken = 0; taken < 5; ) {
        taken += client.set("same", "v").isCompletedExceptionally() ? 0 : 1;
      }
      server.awaitRequests(5);
      BatchResult result =
          client
              .batch(
                  b -> {
                    for (int i = 0; i < 20; i++) {
                      b.set("k" + i, "v");
                    }
                    b.set("same", "v");
                  })
              .join();
      assertEquals(21, result.failures().size());
      result
          .failures()
          .forEach(failure -> assertInstanceOf(OverloadedException.class, failure.cause()));
      assertEquals(5, server.requests().size());
    }
  }

  @Test
  void should_have_room_again_when_callers_gave_up_what_was_never_sent() {
    String large = "x".repeat(64 * 1024);
    try (ScriptedServer server = ScriptedServer.onFreePort().thenStopReading();
        RedisClient client =
            RedisClient.builder()
                .url(server.start().redisUri())
                .commandTimeout(Duration.ofMinutes(10))
                .connections(
                    c ->
                        c.maxQueuedCommands(400)
                            .deadPeerAfter(Duration.ZERO)
                            .tcpUserTimeout(Duration.ZERO))
                .leases(p -> p.drainTimeout(Duration.ZERO))
                .build()) {
      client.set("first", "1");
      server.awaitRequests(1);
      List<CompletableFuture<Boolean>> abandoned = new ArrayList<>();
      for (int i = 0; i < 399; i++) {
        abandoned.add(client.set("k", large));
      }
      assertInstanceOf(OverloadedException.class, failure(client.set("k", "v")));
      abandoned.forEach(each -> each.orTimeout(1_500, TimeUnit.MILLISECONDS));
      abandoned.forEach(QueueLimitTest::failure);
      long start = System.nanoTime();
      CompletableFuture<Boolean> next = client.set("k", "v");
      while (next.isCompletedExceptionally()) {
        assertTrue(System.nanoTime() - start < 20e9, "no room came back");
        next = client.set("k", "v");
      }
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return future.handle((value, failure) -> failure).orTimeout(20, TimeUnit.SECONDS).join();
  }
}
