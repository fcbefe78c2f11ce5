package io.github.ledis4j.internal.writer;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which items of a writer failed, by outcome. Confined to one thread at a time. */
final class Failures {
  private final Map<Outcome, FailedRanges> ranges = new EnumMap<>(Outcome.class);
  private final int maxRanges;

  Failures(int maxRanges) {
    this.maxRanges = maxRanges;
  }

  void add(long index, Outcome outcome, Throwable cause) {
    of(outcome).add(index, cause);
  }

  void addAll(Failures others) {
    others.ranges.forEach((outcome, those) -> of(outcome).addAll(those));
  }

  private FailedRanges of(Outcome outcome) {
    return ranges.computeIfAbsent(outcome, any -> new FailedRanges(maxRanges));
  }

  /** Sums up how so many items ended of which these failed. */
  WriteSummary summary(long size, @Nullable Throwable sourceFailure) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    Map<Outcome, Long> unlisted = new EnumMap<>(Outcome.class);
    List<WriteSummary.Range> listed = new ArrayList<>();
    long failed = 0;
    for (Map.Entry<Outcome, FailedRanges> each : ranges.entrySet()) {
      FailedRanges those = each.getValue();
      counts.put(each.getKey(), those.count());
      unlisted.put(each.getKey(), those.unlisted());
      those.addTo(listed, each.getKey());
      failed += those.count();
    }
    counts.put(Outcome.SUCCEEDED, size - failed);
    listed.sort(Comparator.comparingLong(WriteSummary.Range::first));
    return new Summary(counts, listed, unlisted, sourceFailure);
  }
}
