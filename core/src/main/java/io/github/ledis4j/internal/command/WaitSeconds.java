package io.github.ledis4j.internal.command;

import java.math.BigDecimal;

/** How a wait that a server takes in seconds is asked for. */
public final class WaitSeconds {
  /** Redis 6.2 cuts 0.001 s to 0 ms, which is for ever. */
  private static final long LEAST_MILLIS = 2;

  private WaitSeconds() {}

  /**
   * Gives the wait that all servers take for one.
   *
   * @param millis at least 0, which is for ever
   * @return the same, but never one millisecond
   */
  public static long millis(long millis) {
    return millis == 0 ? 0 : Math.max(millis, LEAST_MILLIS);
  }

  /**
   * Writes a wait.
   *
   * @param millis what {@link #millis} gave
   * @return seconds, with a fraction if there is one
   */
  public static String text(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
