package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.simulator.model.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Strings to which one user appends numbers: each once, and in the order of the calls. */
final class OrderBook {
  private final Ledger ledger;
  private final BooleanSupplier ordered;
  private final Map<String, List<String>> submitted = new TreeMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();

  /**
   * A book without entries.
   *
   * @param ordered whether calls for one key are done in their order
   */
  OrderBook(Ledger ledger, BooleanSupplier ordered) {
    this.ledger = ledger;
    this.ordered = ordered;
  }

  /** Something is appended that nobody else appends. */
  void append(String key, String what, CompletableFuture<Long> future) {
    submitted.computeIfAbsent(key, any -> new ArrayList<>()).add(what);
    future.whenComplete((length, failure) -> outcomes.put(what, Outcome.of(failure)));
  }

  void check(Journal journal) {
    submitted.forEach((key, all) -> check(key, all, journal.appended(key)));
  }

  private void check(String key, List<String> all, List<String> done) {
    for (String each : all) {
      long times = done.stream().filter(each::equals).count();
      Outcome outcome = outcomes.getOrDefault(each, Outcome.UNKNOWN);
      int least = outcome == Outcome.SUCCEEDED || outcome == Outcome.EXECUTED ? 1 : 0;
      int most = least == 1 || outcome == Outcome.UNKNOWN ? 1 : 0;
      if (times < least || times > most) {
        ledger.wrong("%s was appended to %s %d times: %s".formatted(each, key, times, outcome));
      }
    }
    List<String> inOrder = all.stream().filter(done::contains).toList();
    if (ordered.getAsBoolean() && !done.equals(inOrder)) {
      ledger.wrong("APPEND " + key + " was done in the order " + done + ", not " + inOrder);
    }
  }
}
