package io.github.ledis4j.internal.writer;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.writer.WriteSummary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of those items that ended in one way, as ranges: memory grows with the number of gaps
 * between them, up to a limit. Past it indexes are only counted, unless they touch a range.
 * Confined to one thread at a time.
 */
final class FailedRanges {
  private final TreeMap<Long, Span> spans = new TreeMap<>();
  private final int limit;
  private long count;
  private long unlisted;
  private @Nullable Throwable lastCause;

  private static final class Span {
    final Throwable cause;
    long last;

    Span(long last, Throwable cause) {
      this.last = last;
      this.cause = cause;
    }
  }

  FailedRanges(int limit) {
    this.limit = limit;
  }

  /** Takes an index that it has not taken before. */
  void add(long index, Throwable cause) {
    count++;
    Map.Entry<Long, Span> below = spans.lowerEntry(index);
    boolean touchesBelow = below != null && below.getValue().last + 1 == index;
    Span above = spans.get(index + 1);
    if (!touchesBelow && above == null && spans.size() >= limit) {
      unlisted++;
      return;
    }
    long last = above == null ? index : above.last;
    if (above != null) {
      spans.remove(index + 1);
    }
    if (touchesBelow) {
      below.getValue().last = last;
    } else {
      spans.put(index, new Span(last, known(cause)));
    }
  }

  /** What fails in the same way again and again is kept once, stack trace and all. */
  private Throwable known(Throwable cause) {
    Throwable before = lastCause;
    if (before != null
        && before.getClass() == cause.getClass()
        && Objects.equals(before.getMessage(), cause.getMessage())) {
      return before;
    }
    lastCause = cause;
    return cause;
  }

  long count() {
    return count;
  }

  long unlisted() {
    return unlisted;
  }

  void addTo(List<WriteSummary.Range> ranges, Outcome outcome) {
    spans.forEach(
        (first, span) -> ranges.add(new Summary.Failed(first, span.last, outcome, span.cause)));
  }
}
