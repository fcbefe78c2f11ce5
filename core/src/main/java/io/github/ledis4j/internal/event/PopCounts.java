package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.internal.command.ReportText;

/** What stands behind {@link PopStatistics}. */
public record PopCounts(int open, long delivered, long putBack, long undelivered, long unanswered)
    implements PopStatistics {
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
