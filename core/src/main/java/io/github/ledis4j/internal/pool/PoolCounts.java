package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.pool.PoolStatistics;

/** What stands behind {@link PoolStatistics}. */
record PoolCounts(
    int leased,
    int idle,
    int waiting,
    long created,
    long closed,
    long acquired,
    long timeouts,
    long leaks,
    Shared shared)
    implements PoolStatistics {

  @Override
  public String toString() {
    return ReportText.of(this);
  }

  /** What stands behind {@link PoolStatistics.Shared}. */
  record SharedCounts(
      int connections,
      int connected,
      long commands,
      long bytes,
      long reconnects,
      long failedConnects,
      long timeouts,
      long repeated)
      implements PoolStatistics.Shared {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
