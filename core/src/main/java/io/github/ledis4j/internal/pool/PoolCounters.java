package io.github.ledis4j.internal.pool;

import io.github.ledis4j.pool.PoolStatistics;

/** What happened in a pool since it was made or reset. Guarded by the lock of the pool's state. */
final class PoolCounters {
  long created;
  long discarded;
  long acquired;
  long timeouts;
  long leaks;

  PoolStatistics statistics(int leased, int idle, int waiting, PoolStatistics.Shared shared) {
    return new PoolCounts(
        leased, idle, waiting, created, discarded, acquired, timeouts, leaks, shared);
  }
}
