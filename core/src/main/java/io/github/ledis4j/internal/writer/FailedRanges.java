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
    add(index, index, cause);
  }

  /** Takes what others have taken, none of which it has taken before. */
  void addAll(FailedRanges others) {
    others.spans.forEach((first, span) -> add(first, span.last, span.cause));
    count += others.unlisted;
    unlisted += others.unlisted;
  }

  private void add(long first, long last, Throwable cause) {
    long size = last - first + 1;
    count += size;
    Map.Entry<Long, Span> below = spans.lowerEntry(first);
    boolean touchesBelow = below != null && below.getValue().last + 1 == first;
    Span above = spans.get(last + 1);
    if (!touchesBelow && above == null && spans.size() >= limit) {
      unlisted += size;
      return;
    }
    long end = above == null ? last : above.last;
    if (above != null) {
      spans.remove(last + 1);
    }
    if (touchesBelow) {
      below.getValue().last = end;
    } else {
      spans.put(first, new Span(end, known(cause)));
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
