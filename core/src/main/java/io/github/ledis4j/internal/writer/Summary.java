package io.github.ledis4j.internal.writer;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.writer.WriteSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a writer says in the end. */
record Summary(
    Map<Outcome, Long> counts,
    List<Range> failures,
    Map<Outcome, Long> unlisted,
    @Nullable Throwable sourceFailure)
    implements WriteSummary {

  /** What failed in one way, from one index to another. */
  record Failed(long first, long last, Outcome outcome, Throwable cause) implements Range {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  Summary {
    counts = Map.copyOf(counts);
    failures = List.copyOf(failures);
    unlisted = Map.copyOf(unlisted);
  }

  /** Counts only: what the ranges hold may be long. */
  @Override
  public String toString() {
    return "WriteSummary[counts=%s, ranges=%d, unlisted=%s, sourceFailure=%s]"
        .formatted(new TreeMap<>(counts), failures.size(), new TreeMap<>(unlisted), sourceFailure);
  }
}
