package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one batch writer was handed, how each of it ended, and what the writer said of that. */
final class WriterBook {
  /** A command; its index is its place in the book. */
  static final class Item {
    private final int place;
    private final String key;
    private final String text;
    private final int openBefore;
    private final long bytesBefore;
    private CompletableFuture<?> future = new CompletableFuture<>();

    private Item(int place, String key, String text, int openBefore, long bytesBefore) {
      this.place = place;
      this.key = key;
      this.text = text;
      this.openBefore = openBefore;
      this.bytesBefore = bytesBefore;
    }

    String key() {
      return key;
    }

    private boolean counts() {
      return text.isEmpty();
    }

    private int leastBytes() {
      return key.length() + text.length();
    }

    private Outcome outcome() {
      return Outcome.of(failure());
    }

    private @Nullable Throwable failure() {
      return future.handle((value, failure) -> failure).getNow(null);
    }
  }

  private final Ledger ledger;
  private final BatchWriterOptions options;
  private final BooleanSupplier keepsAll;
  private final List<Item> items = new ArrayList<>();

  /** What each counter was, by the place of the command that was told so. */
  private final Map<String, NavigableMap<Long, Long>> values = new HashMap<>();

  private int open;
  private long openBytes;

  /**
   * A book without entries.
   *
   * @param keepsAll whether what is written stays, and is written in the order of the calls
   */
  WriterBook(Ledger ledger, BatchWriterOptions options, BooleanSupplier keepsAll) {
    this.ledger = ledger;
    this.options = options;
    this.keepsAll = keepsAll;
  }

  int size() {
    return items.size();
  }

  /**
   * A command is about to be handed in.
   *
   * @param text what is set, empty for a counter
   */
  Item begin(String key, String text) {
    Item item = new Item(items.size(), key, text, open, openBytes);
    items.add(item);
    return item;
  }

  /** It was not taken. */
  void takeBack(Item item) {
    items.remove(item.place);
  }

  /**
   * It was taken.
   *
   * @param always whether it had to be, without room too
   */
  void begun(Item item, CompletableFuture<?> future, boolean always) {
    item.future = future;
    if (item.failure() instanceof OverloadedException) {
      if (always) {
        ledger.wrong("a writer had no room for a row that it had asked for: " + item.failure());
      }
      return;
    }
    if (!always && exceeds(item, options.maxPendingCommands(), options.maxPendingBytes())) {
      ledger.wrong("a writer took a command though %,d were open".formatted(item.openBefore));
    }
    open++;
    openBytes += item.leastBytes();
    future.whenComplete((value, failure) -> ended(item, value));
  }

  private static boolean exceeds(Item item, long commands, long bytes) {
    return item.openBefore >= commands || item.bytesBefore >= bytes;
  }

  private void ended(Item item, @Nullable Object value) {
    open--;
    openBytes -= item.leastBytes();
    if (item.counts() && value instanceof Long count && keepsAll.getAsBoolean()) {
      requireOrder(item.key(), item.place, count);
    }
  }

  /** What was written first on a key was done first, in whatever order it was told. */
  private void requireOrder(String key, long place, long count) {
    NavigableMap<Long, Long> told = values.computeIfAbsent(key, any -> new TreeMap<>());
    Map.Entry<Long, Long> before = told.lowerEntry(place);
    Map.Entry<Long, Long> after = told.higherEntry(place);
    if (before != null && before.getValue() >= count
        || after != null && after.getValue() <= count) {
      ledger.wrong(
          "%s was %d for command %d of a writer, which is between %s and %s"
              .formatted(key, count, place, before, after));
    }
    told.put(place, count);
  }

  /** A row is written only if there is room. */
  void requireRoom() {
    int commands = options.maxPendingCommands();
    long bytes = options.maxPendingBytes();
    if (open >= commands - commands / 4 || openBytes >= bytes - bytes / 4) {
      ledger.wrong("a writer asked for a row though %,d commands were open".formatted(open));
    }
  }

  /** What a writer says of some commands is what their futures say. */
  void check(String what, WriteSummary summary, int from, int to) {
    Map<Integer, Outcome> failed = failed(what, summary, from, to);
    Map<Outcome, Long> listed = new EnumMap<>(Outcome.class);
    failed.values().forEach(outcome -> listed.merge(outcome, 1L, Long::sum));
    for (Outcome each : Outcome.values()) {
      long named = listed.getOrDefault(each, 0L) + summary.unlisted(each);
      if (each != Outcome.SUCCEEDED && summary.count(each) != named) {
        ledger.wrong(what + " counts " + summary + ", and names " + listed);
      }
    }
    if (summary.size() != to - from || summary.sourceFailure() != null) {
      ledger.wrong(what + " is about " + summary + ", but not about " + from + " to " + to);
    }
    if (summary.unlisted().isEmpty()) {
      for (int i = from; i < to; i++) {
        check(what, i, failed.getOrDefault(i, Outcome.SUCCEEDED));
      }
    }
  }

  private Map<Integer, Outcome> failed(String what, WriteSummary summary, int from, int to) {
    Map<Integer, Outcome> failed = new TreeMap<>();
    for (WriteSummary.Range range : summary.failures()) {
      for (long i = range.first(); i <= range.last(); i++) {
        if (i < from || i >= to || failed.put((int) i, range.outcome()) != null) {
          ledger.wrong(what + " names command " + i + ", of " + from + " to " + to);
        }
      }
    }
    return failed;
  }

  private void check(String what, int index, Outcome told) {
    Item item = items.get(index);
    boolean cancelled = item.future.isCancelled();
    boolean fits =
        item.future.isDone()
            && (cancelled
                ? told == Outcome.NOT_SENT || told == Outcome.UNKNOWN
                : told == item.outcome());
    if (!fits) {
      ledger.wrong("%s calls command %d %s: %s".formatted(what, index, told, item.future));
    }
  }

  /**
   * What the server holds is what was told.
   *
   * @param end what the writer said in the end, null if nothing yet; it knows what became of
   *     commands that their callers cancelled
   */
  void checkServer(Place place, @Nullable WriteSummary end) {
    Map<Integer, Outcome> failed =
        end == null || !end.unlisted().isEmpty()
            ? Map.of()
            : failed("the end of a writer", end, 0, items.size());
    Map<String, long[]> counters = new TreeMap<>();
    Map<String, Integer> texts = new TreeMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Outcome outcome = failed.getOrDefault(i, item.outcome());
      if (item.counts()) {
        long[] bounds = counters.computeIfAbsent(item.key(), key -> new long[2]);
        bounds[0] += outcome == Outcome.SUCCEEDED ? 1 : 0;
        bounds[1] += outcome == Outcome.SUCCEEDED || outcome == Outcome.UNKNOWN ? 1 : 0;
      } else if (outcome == Outcome.SUCCEEDED) {
        texts.put(item.key(), i);
      }
    }
    counters.forEach((key, bounds) -> checkCounter(key, bounds, place.counted(key)));
    if (keepsAll.getAsBoolean()) {
      texts.forEach((key, last) -> checkText(key, last, place.contents(key).string(key), failed));
    }
  }

  private void checkCounter(String key, long[] bounds, long value) {
    if (value < bounds[0] || value > bounds[1]) {
      ledger.wrong("%s is %d, not %d to %d".formatted(key, value, bounds[0], bounds[1]));
    }
  }

  /** What is there is the last that succeeded, or one behind it that is in doubt. */
  private void checkText(
      String key, int last, @Nullable String value, Map<Integer, Outcome> failed) {
    for (int i = last; i < items.size(); i++) {
      Item item = items.get(i);
      Outcome outcome = failed.getOrDefault(i, item.outcome());
      boolean possible = outcome == Outcome.SUCCEEDED || outcome == Outcome.UNKNOWN;
      if (possible && item.key().equals(key) && item.text.equals(value)) {
        return;
      }
    }
    ledger.wrong(key + " holds what was written before command " + last + ": " + value);
  }
}
