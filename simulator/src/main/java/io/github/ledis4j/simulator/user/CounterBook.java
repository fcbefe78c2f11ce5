package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counters: what happened, and what may have. */
final class CounterBook {
  private final Ledger ledger;
  private final ToLongFunction<String> forgotten;
  private final Map<String, Integer> confirmed = new HashMap<>();
  private final Map<String, Integer> possible = new HashMap<>();

  /**
   * A book without entries.
   *
   * @param forgotten how much a server had forgotten of a counter, at most, when it counted it up
   */
  CounterBook(Ledger ledger, ToLongFunction<String> forgotten) {
    this.ledger = ledger;
    this.forgotten = forgotten;
  }

  /** How often a counter was counted up for certain. */
  int confirmed(String key) {
    return confirmed.getOrDefault(key, 0);
  }

  /**
   * A counter is counted up.
   *
   * @param before how often it was, for certain, when the command was handed in
   */
  CompletableFuture<Long> count(String key, int before, CompletableFuture<Long> future) {
    future.whenComplete(
        (value, failure) -> {
          add(key, failure);
          if (failure == null && value <= before - forgotten.applyAsLong(key)) {
            ledger.wrong(key + " was " + value + " after " + before + " successes");
          }
        });
    return future;
  }

  /** Writes down what became of one more. */
  void add(String key, @Nullable Throwable failure) {
    switch (Outcome.of(failure)) {
      case SUCCEEDED, EXECUTED -> confirmed.merge(key, 1, Integer::sum);
      case UNKNOWN -> possible.merge(key, 1, Integer::sum);
      case NOT_SENT, REJECTED -> {}
    }
  }

  void setByWatching(
      String key, List<CompletableFuture<Boolean>> sets, CompletableFuture<Boolean> done) {
    done.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            confirmed.merge(key, 1, Integer::sum);
          } else {
            sets.forEach(set -> possible.merge(key, 1, Integer::sum));
          }
        });
  }

  /**
   * Each counter is what it has to be.
   *
   * @param values how often each was counted up, on whatever server
   */
  void check(ToLongFunction<String> values) {
    Set<String> keys = new TreeSet<>(confirmed.keySet());
    keys.addAll(possible.keySet());
    keys.forEach(
        key -> {
          long least = confirmed(key);
          long most = least + possible.getOrDefault(key, 0);
          long value = values.applyAsLong(key);
          if (value < least || value > most) {
            ledger.wrong(
                key + " was counted up to " + value + ", but has to be " + least + " to " + most);
          }
        });
  }
}
