package io.github.ledis4j.examples.stock;

import io.github.ledis4j.RedisView;
import io.github.ledis4j.transaction.WatchedSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** Sells pieces of one stock. Whoever was overtaken between looking and buying looks again. */
final class Shop {
  private static final String STOCK = "shop:stock";
  private static final String ORDERS = "shop:orders";
  private static final int PATIENCE = 100_000;

  private final RedisView<String, String> redis;
  private final LongAdder looks = new LongAdder();

  Shop(RedisView<String, String> redis) {
    this.redis = redis;
  }

  CompletableFuture<Boolean> open(int stock) {
    return redis.transaction(
        tx -> {
          tx.del(ORDERS);
          return tx.set(STOCK, Integer.toString(stock));
        });
  }

  /** Buys a number of pieces, or what is left; 0 when all is sold. */
  CompletableFuture<Integer> buy(String buyer, int pieces) {
    return redis
        .watching(STOCK)
        .attempts(PATIENCE)
        .run(session -> session.get(STOCK).thenCompose(left -> take(session, left, buyer, pieces)));
  }

  private CompletionStage<Integer> take(
      WatchedSession<String, String> session, String left, String buyer, int pieces) {
    looks.increment();
    int there = Integer.parseInt(left);
    int taken = Math.min(there, pieces);
    if (taken == 0) {
      return CompletableFuture.completedFuture(0);
    }
    return session.transaction(
        tx -> {
          tx.set(STOCK, Integer.toString(there - taken));
          return tx.rpush(ORDERS, buyer + " " + taken).thenApply(orders -> taken);
        });
  }

  /** How often anybody has looked at the stock. */
  long looks() {
    return looks.sum();
  }

  CompletableFuture<Integer> stock() {
    return redis.get(STOCK).thenApply(Integer::valueOf);
  }

  CompletableFuture<Long> orders() {
    return redis.llen(ORDERS);
  }
}
