package io.github.ledis4j.simulator.user;

import io.github.ledis4j.batch.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Batches that are large enough to leave while they are recorded. */
final class BatchDeeds {
  private static final String LARGE = "x".repeat(3 * 1024);
  private static final int MOST = 20;

  private BatchDeeds() {}

  /** Counts up with something large beside each time, mostly in a callback on the event loop. */
  static void large(RedisUsers users, SplittableRandom random, String key) {
    CompletableFuture<BatchResult> done =
        random.nextInt(4) == 0
            ? record(users, random, key)
            : users.client.get("beside").thenCompose(value -> record(users, random, key));
    users.ledger.watch("large batch", users.ledger.timeout(), done, random);
  }

  private static CompletableFuture<BatchResult> record(
      RedisUsers users, SplittableRandom random, String key) {
    int size = 1 + random.nextInt(MOST);
    List<CompletableFuture<Long>> all = new ArrayList<>();
    CompletableFuture<BatchResult> done =
        users.client.batch(
            batch -> {
              for (int i = 0; i < size; i++) {
                all.add(RedisDeed.incr(users, random, "INCR in a large batch", key, batch, false));
                users.ledger.watch("SET in a large batch", batch.set("beside", LARGE));
              }
            });
    users.ledger.queue().together(all);
    return done;
  }
}
