package io.github.ledis4j.simulator.user;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What a user does with several keys of one slot. */
final class SlotDeeds {
  private SlotDeeds() {}

  static List<String> keys(String tag, String kind) {
    return IntStream.range(0, ClusterDeed.KEYS).mapToObj(i -> tag + kind + i).toList();
  }

  /** Reads or writes them together. */
  static void severalKeys(ClusterUsers users, SplittableRandom random, String tag) {
    List<String> keys = keys(tag, "string");
    if (random.nextBoolean()) {
      CompletableFuture<List<String>> all =
          users.ledger.watch("MGET", users.client.mget(keys), random);
      for (int i = 0; i < keys.size(); i++) {
        int at = i;
        users.strings.get(keys.get(i), all.thenApply(values -> values.get(at)));
      }
    } else {
      long number = users.ledger.next();
      Map<String, String> values = new TreeMap<>();
      keys.forEach(key -> values.put(key, key + "#" + number));
      CompletableFuture<Void> done = users.ledger.watch("MSET", users.client.mset(values), random);
      keys.forEach(key -> users.strings.set(key, number, done.thenApply(none -> true)));
    }
  }
}
