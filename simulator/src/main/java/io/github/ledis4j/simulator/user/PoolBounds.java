package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pool.PoolStatistics;

/**
 * What a pool may hold at any moment.
 *
 * @param most exclusive connections
 * @param mostWaiting callers that wait for one
 */
public record PoolBounds(int most, int mostWaiting) {
  static final PoolBounds NONE = new PoolBounds(Integer.MAX_VALUE, Integer.MAX_VALUE);

  void look(PoolStatistics now, Ledger ledger) {
    if (now.leased() + now.idle() > most) {
      ledger.wrong("more than " + most + " connections: " + now);
    }
    if (now.waiting() > mostWaiting) {
      ledger.wrong("more than " + mostWaiting + " wait: " + now);
    }
  }
}
