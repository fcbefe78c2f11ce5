package io.github.ledis4j.simulator.user;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.PopStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists: where each element that was pushed has gone. */
final class ListBook {
  private final Ledger ledger;
  private final Set<String> pushed = new TreeSet<>();
  private final Set<String> delivered = new TreeSet<>();
  private final Set<String> lists = new TreeSet<>();
  private int doubtful;

  ListBook(Ledger ledger) {
    this.ledger = ledger;
  }

  void push(String element, CompletableFuture<Long> future) {
    lists.add(element.substring(0, element.indexOf('#')));
    future.thenAccept(size -> pushed.add(element));
  }

  void pop(String key, CompletableFuture<@Nullable KeyValue<String, String>> future) {
    future.whenComplete(
        (popped, failure) -> {
          if (failure != null) {
            // Whoever cancels gives up the element, which the client has to take care of.
            boolean told = !(failure instanceof CancellationException);
            doubtful += told && Outcome.of(failure) == Outcome.UNKNOWN ? 1 : 0;
          } else if (popped != null) {
            delivered(key, popped.value());
          }
        });
  }

  private void delivered(String key, String element) {
    if (!element.startsWith(key + "#")) {
      ledger.wrong("BLPOP " + key + " got another's element: " + element);
    }
    if (!delivered.add(element)) {
      ledger.wrong("delivered twice: " + element);
    }
  }

  /** An element that was pushed is there, was delivered, or went away with a pop in doubt. */
  void check(Function<String, List<String>> left, PopStatistics pops) {
    Set<String> missing = new TreeSet<>(pushed);
    missing.removeAll(delivered);
    lists.forEach(key -> missing.removeAll(left.apply(key)));
    long counted = pops.undelivered() + pops.unanswered() + doubtful;
    if (missing.size() > counted) {
      ledger.wrong("lost " + missing + " with " + counted + " accounted for: " + pops);
    }
  }
}
