package io.github.ledis4j.internal;

import java.time.Duration;

/** Time limits as numbers of nanoseconds. */
public final class TimeLimit {

  /** As good as no limit: a quarter of the clock's range, so that adding to it cannot overflow. */
  public static final long NONE = Long.MAX_VALUE / 4;

  private TimeLimit() {}

  /**
   * Gives a time limit in nanoseconds.
   *
   * @param timeout the limit; zero means none
   * @return its nanoseconds, {@link #NONE} at most
   * @throws IllegalArgumentException if it is negative
   */
  public static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout is negative: " + timeout);
    }
    return timeout.isZero() || timeout.compareTo(Duration.ofNanos(NONE)) > 0
        ? NONE
        : timeout.toNanos();
  }
}
