package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.transaction.RedisTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What a user does with several keys of one slot. */
final class SlotDeeds {
  /** Counters that are counted up together. */
  static final String FIRST = "first";

  static final String SECOND = "second";

  /** What a node says to a write that it does not do now, and does not have wait. */
  private static final Set<String> FOR_GOOD = Set.of("OOM", "READONLY");

  private SlotDeeds() {}

  static List<String> keys(String tag, String kind) {
    return IntStream.range(0, ClusterDeed.KEYS).mapToObj(i -> tag + kind + i).toList();
  }

  /**
   * Reads or writes them together. What stands behind a call that TRYAGAIN refuses is written
   * already, and done before it: nothing is said of their order.
   */
  static void severalKeys(ClusterUsers users, SplittableRandom random, String tag) {
    List<String> keys = keys(tag, "several");
    if (random.nextBoolean()) {
      CompletableFuture<List<String>> all = users.watch("MGET", users.client.mget(keys), random);
      for (int i = 0; i < keys.size(); i++) {
        int at = i;
        users.stale.get(keys.get(i), all.thenApply(values -> values.get(at)));
      }
    } else {
      long number = users.ledger.next();
      Map<String, String> values = new TreeMap<>();
      keys.forEach(key -> values.put(key, key + "#" + number));
      CompletableFuture<Void> done = users.watch("MSET", users.client.mset(values), random);
      keys.forEach(key -> users.stale.set(key, number, done.thenApply(none -> true)));
    }
  }

  /** Counts up two counters, both or none of them. */
  static void transaction(ClusterUsers users, SplittableRandom random, String tag) {
    List<CompletableFuture<Long>> parts = new ArrayList<>();
    long since = users.ledger.world().now();
    CompletableFuture<Long> done =
        users.client.transaction(
            tx -> {
              parts.add(incr(users, random, tag + FIRST, tx));
              parts.add(incr(users, random, tag + SECOND, tx));
              return parts.get(1);
            });
    users.ledger.watch("MULTI", done, random);
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .whenComplete((all, failure) -> requireFollowed(users, since, parts));
  }

  /** Unless one of them is refused for good: nobody else is asked for the others then. */
  private static void requireFollowed(
      ClusterUsers users, long since, List<CompletableFuture<Long>> parts) {
    List<Throwable> failures =
        parts.stream()
            .map(part -> part.handle((value, failure) -> failure).join())
            .filter(Objects::nonNull)
            .toList();
    if (failures.stream().noneMatch(SlotDeeds::isForGood)) {
      failures.forEach(failure -> users.requireFollowed("INCR in MULTI", since, failure));
    }
  }

  private static boolean isForGood(Throwable failure) {
    return failure instanceof ServerException said && FOR_GOOD.contains(said.code());
  }

  private static CompletableFuture<Long> incr(
      ClusterUsers users,
      SplittableRandom random,
      String key,
      RedisTransaction<String, String> tx) {
    int before = users.counters.confirmed(key);
    return users.counters.count(
        key, before, users.ledger.watch("INCR in MULTI", tx.incr(key), random));
  }

  /** Counts up if nobody else does so meanwhile, on a connection to the owner. */
  static void watch(ClusterUsers users, SplittableRandom random, String key) {
    List<CompletableFuture<Boolean>> sets = new ArrayList<>();
    // A lease, WATCH, GET and EXEC have a deadline each, and again where the slot has gone.
    Duration eachInTime = users.ledger.timeout().multipliedBy(7);
    CompletableFuture<Boolean> done = LeaseDeeds.countByWatching(users.client, key, sets);
    users.counters.setByWatching(key, sets, users.ledger.watch("WATCH", eachInTime, done, random));
  }

  /** Waits for an element. */
  static void pop(ClusterUsers users, SplittableRandom random, String key) {
    Duration wait = Duration.ofMillis(random.nextInt(1, 500));
    CompletableFuture<KeyValue<String, String>> pop = users.client.blpop(wait, key);
    users.lists.pop(key, pop);
    // The owner may be dead, and so may the next one.
    Duration longer = wait.plus(RedisDeed.DEAD.multipliedBy(3));
    users.ledger.watch("BLPOP", longer, pop, random);
  }
}
