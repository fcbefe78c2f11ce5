package io.github.ledis4j.internal;

import java.time.Duration;
import java.time.Instant;

/** Times as the numbers that clocks and servers count. */
public final class TimeLimit {

  /** As good as no limit: a quarter of the clock's range, so that adding to it cannot overflow. */
  public static final long NONE = Long.MAX_VALUE / 4;

  private static final int NANOS_PER_MILLI = 1_000_000;

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

  /**
   * Counts milliseconds as servers do: what is left of one is rounded up.
   *
   * @param time the time, not negative
   * @return whole milliseconds
   * @throws ArithmeticException if there are too many for 64 bits
   */
  public static long wholeMillis(Duration time) {
    return wholeMillis(time.toMillis(), time.getNano());
  }

  /**
   * Counts milliseconds since 1970 as servers do: what is left of one is rounded up.
   *
   * @param when a point in time after 1970
   * @return whole milliseconds
   * @throws ArithmeticException if there are too many for 64 bits
   */
  public static long wholeMillis(Instant when) {
    return wholeMillis(when.toEpochMilli(), when.getNano());
  }

  private static long wholeMillis(long millis, int nanoOfSecond) {
    return Math.addExact(millis, nanoOfSecond % NANOS_PER_MILLI == 0 ? 0 : 1);
  }
}
