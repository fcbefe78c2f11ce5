package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.transaction.RedisTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that run together or not at all, and those that depend on what was read before. */
class TransactionSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  private record Receipt(long order, long queued) {}

  @Test
  void should_combine_the_futures_when_a_function_records() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.del("orders", "queue").join();
      String orderId = "o-1";

      CompletableFuture<Receipt> receipt =
          redis.transaction(
              tx -> {
                CompletableFuture<Long> orders = tx.incr("orders");
                CompletableFuture<Long> queued =
                    tx.execute(Command.of("LPUSH", "queue", orderId).returning(Replies.integer()));
                return orders.thenCombine(queued, Receipt::new);
              });

      assertEquals(new Receipt(1, 1), receipt.join());
    }
  }

  @Test
  void should_work_as_a_batch_when_sent_by_hand() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.del("hits").join();
      redis.set("name", "ann").join();

      RedisTransaction<String, String> transaction = redis.transaction();
      CompletableFuture<Long> hits = transaction.incr("hits");
      CompletableFuture<String> name = transaction.get("name");
      assertThrows(IllegalStateException.class, hits::join);
      BatchResult result = transaction.send().join();

      assertEquals(2, result.size());
      assertEquals(List.of(), result.failures());
      assertEquals(1L, hits.join());
      assertEquals("ann", name.join());
    }
  }

  @Test
  void should_take_one_from_the_stock_when_it_is_watched() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.set("stock:7", "3").join();

      redis
          .watching("stock:7")
          .run(
              session ->
                  session
                      .get("stock:7")
                      .thenCompose(
                          stock ->
                              session.transaction(
                                  tx ->
                                      tx.set("stock:7", Long.toString(Long.parseLong(stock) - 1)))))
          .join();

      assertEquals("2", redis.get("stock:7").join());
    }
  }

  @Test
  void should_try_as_often_as_asked_when_keys_are_busy() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.mset(Map.of("from", "10", "to", "0")).join();

      CompletableFuture<Long> moved =
          redis
              .watching("from", "to")
              .attempts(50)
              .delay(Duration.ofMillis(2))
              .run(
                  session ->
                      session
                          .get("from")
                          .thenCompose(
                              there ->
                                  session.transaction(
                                      tx -> {
                                        tx.set("from", "0");
                                        return tx.incrby("to", Long.parseLong(there));
                                      })));

      assertEquals(10, moved.join());
    }
  }
}
