package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PartsException;
import io.github.ledis4j.simulator.model.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keys of several slots that are read and written together, and what was told of each slot. */
final class SplitBook {
  private record Written(String part, Outcome outcome) {}

  private final ClusterUsers users;
  private final Ledger ledger;

  /** By the value, which no other command stores. */
  private final Map<String, Written> written = new TreeMap<>();

  SplitBook(ClusterUsers users) {
    this.users = users;
    this.ledger = users.ledger;
  }

  /** Some keys, at least one; those of a slot stand between others. */
  private static List<String> keys(SplittableRandom random) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < ClusterDeed.KEYS; i++) {
      for (String tag : ClusterDeed.TAGS) {
        if (random.nextInt(3) != 0) {
          keys.add(tag + "split" + i);
        }
      }
    }
    return keys.isEmpty() ? List.of("{a}split0") : keys;
  }

  private static List<Integer> positions(List<String> keys) {
    return IntStream.range(0, keys.size()).boxed().toList();
  }

  void read(SplittableRandom random) {
    List<String> keys = keys(random);
    long since = ledger.world().now();
    CompletableFuture<List<@Nullable String>> all = users.client.acrossSlots().mget(keys);
    ledger.watch("MGET across slots", all, random);
    all.whenComplete(
        (values, failure) -> {
          if (failure == null) {
            read(keys, positions(keys), values);
          } else if (failure instanceof PartsException parts) {
            requireWhole("MGET", since, keys, parts);
            parts.parts().stream()
                .filter(part -> part.outcome() == Outcome.SUCCEEDED)
                .forEach(part -> read(keys, part.positions(), (List<?>) part.value()));
          }
        });
  }

  private void read(List<String> keys, List<Integer> positions, @Nullable List<?> values) {
    if (values == null || values.size() != positions.size()) {
      ledger.wrong("MGET across slots read " + values + " at " + positions);
      return;
    }
    for (int i = 0; i < positions.size(); i++) {
      String key = keys.get(positions.get(i));
      users.stale.get(key, CompletableFuture.completedFuture((String) values.get(i)));
    }
  }

  void write(SplittableRandom random) {
    long number = ledger.next();
    Map<String, String> values = new LinkedHashMap<>();
    keys(random).forEach(key -> values.put(key, key + "#" + number));
    List<String> keys = List.copyOf(values.keySet());
    long since = ledger.world().now();
    write(number, keys, positions(keys), Outcome.UNKNOWN);
    CompletableFuture<Void> done = users.client.acrossSlots().mset(values);
    ledger.watch("MSET across slots", done, random);
    done.whenComplete(
        (none, failure) -> {
          if (failure instanceof PartsException parts) {
            requireWhole("MSET", since, keys, parts);
            parts.parts().forEach(part -> write(number, keys, part.positions(), part.outcome()));
          } else {
            write(number, keys, positions(keys), Outcome.of(failure));
          }
        });
  }

  private void write(long number, List<String> keys, List<Integer> positions, Outcome outcome) {
    for (int position : positions) {
      String key = keys.get(position);
      written.put(key + "#" + number, new Written(tag(key) + "#" + number, outcome));
    }
  }

  private static String tag(String key) {
    return key.substring(0, key.indexOf('}') + 1);
  }

  /** Of each key it is told what became of it, and each slot was sent on or waited for. */
  private void requireWhole(String what, long since, List<String> keys, PartsException failure) {
    List<Integer> named =
        failure.parts().stream().flatMap(part -> part.positions().stream()).sorted().toList();
    if (!named.equals(positions(keys))) {
      ledger.wrong(what + " of " + keys + " tells of " + named);
    }
    for (PartsException.Part part : failure.parts()) {
      if (part.positions().stream().map(at -> tag(keys.get(at))).distinct().count() != 1) {
        ledger.wrong(what + " of " + keys + " has a part of several slots: " + part);
      }
      users.requireFollowed(what + " across slots", since, part.cause());
      ledger.requireWaited(what + " across slots", since, part.cause());
    }
  }

  /** What was stored was told so, and all of a slot or nothing was stored. */
  void check(Journal journal) {
    Map<String, Integer> stored = new HashMap<>();
    written.forEach(
        (value, told) -> {
          int times = journal.storedTogether(value);
          boolean must = told.outcome == Outcome.SUCCEEDED || told.outcome == Outcome.EXECUTED;
          boolean may = must || told.outcome == Outcome.UNKNOWN;
          if (times < (must ? 1 : 0) || times > (may ? 1 : 0)) {
            ledger.wrong("%s was stored %d times: %s".formatted(value, times, told.outcome));
          }
          Integer other = stored.putIfAbsent(told.part, times);
          if (other != null && other != times) {
            ledger.wrong("of " + told.part + " a part was stored");
          }
        });
  }
}
