package io.github.ledis4j.simulator.model;

import java.util.List;

/**
 * A client that waits for an element of some lists.
 *
 * @param keys as they are in the store
 * @param until when it is told that there was none, in nanoseconds of the clock
 * @param nanos how long it wants to wait; 0 for ever
 */
record Waiter(
    Session session, int database, List<String> keys, boolean left, long until, long nanos) {
  /** When a wait ends that begins now. */
  static long end(long now, long nanos) {
    return nanos == 0 ? Long.MAX_VALUE : now + nanos;
  }

  /** The same wait, begun anew. */
  Waiter anew(long now) {
    return new Waiter(session, database, keys, left, end(now, nanos), nanos);
  }
}
