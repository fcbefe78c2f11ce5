package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.pubsub.PubSubStatistics;

/** What stands behind {@link PubSubStatistics}. */
record PubSubCounts(int names, long received, long dropped, long unreadable, long gaps)
    implements PubSubStatistics {
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
