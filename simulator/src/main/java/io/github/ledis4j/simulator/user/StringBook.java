package io.github.ledis4j.simulator.user;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Strings: each value says whose it is, and how new. */
final class StringBook {
  private final Ledger ledger;
  private final BooleanSupplier ordered;
  private final Map<String, Long> lastSet = new HashMap<>();

  /**
   * A book without entries.
   *
   * @param ordered whether, for now, a read sees what was written before it
   */
  StringBook(Ledger ledger, BooleanSupplier ordered) {
    this.ledger = ledger;
    this.ordered = ordered;
  }

  void get(String key, CompletableFuture<@Nullable String> future) {
    long before = lastSet.getOrDefault(key, 0L);
    future.thenAccept(
        value -> {
          if (value != null && !value.startsWith(key + "#")) {
            ledger.wrong("GET " + key + " got another's reply: " + value);
          } else if (ordered.getAsBoolean() && (value == null ? 0 : number(value)) < before) {
            ledger.wrong("GET " + key + " gave " + value + " after " + before + " was set");
          }
        });
  }

  private static long number(String value) {
    return Long.parseLong(value.substring(value.indexOf('#') + 1));
  }

  void set(String key, long number, CompletableFuture<Boolean> future) {
    future.thenAccept(done -> lastSet.merge(key, number, Math::max));
  }
}
