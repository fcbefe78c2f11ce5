package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.simulator.model.Journal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lists: where each element that was pushed has gone. */
final class ListBook {
  private final Ledger ledger;
  private final Set<String> pushed = new TreeSet<>();
  private final Map<String, Integer> delivered = new TreeMap<>();

  ListBook(Ledger ledger) {
    this.ledger = ledger;
  }

  void push(String element, CompletableFuture<Long> future) {
    future.thenAccept(size -> pushed.add(element));
  }

  void pop(String key, CompletableFuture<@Nullable KeyValue<String, String>> future) {
    future.whenComplete(
        (popped, failure) -> {
          if (popped != null) {
            delivered(key, popped.value());
          }
        });
  }

  private void delivered(String key, String element) {
    if (!element.startsWith(key + "#")) {
      ledger.wrong("BLPOP " + key + " got another's element: " + element);
    }
    delivered.merge(element, 1, Integer::sum);
  }

  /**
   * Each time that a server gave an element away, it was delivered, was put back, or is counted.
   * What a server has thrown away nobody popped there; what is there again can be popped again.
   */
  void check(Journal journal, PopStatistics pops) {
    List<String> lost = new ArrayList<>();
    Set<String> known = new TreeSet<>(journal.elements());
    known.addAll(delivered.keySet());
    for (String element : known) {
      int back = Math.max(0, journal.pushed(element) - 1);
      int left = journal.popped(element) - back - delivered.getOrDefault(element, 0);
      lost.addAll(Collections.nCopies(Math.max(0, left), element));
      if (left < 0) {
        ledger.wrong("delivered twice: " + element);
      }
    }
    pushed.removeAll(journal.elements());
    if (!pushed.isEmpty()) {
      ledger.wrong("never pushed: " + pushed);
    }
    long counted = pops.undelivered() + pops.unanswered();
    if (lost.size() > counted) {
      ledger.wrong("lost " + lost + " with " + counted + " accounted for: " + pops);
    }
  }
}
