package io.github.ledis4j.simulator.model;

import java.util.concurrent.TimeUnit;

/** Numbers in words of a command. */
final class Numbers {
  private static final String NO_INTEGER = "ERR value is not an integer or out of range";

  private Numbers() {}

  static long integer(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new RefusedException(NO_INTEGER);
    }
  }

  /** A wait in seconds, as nanoseconds; 0 for ever. */
  static long seconds(String word) {
    try {
      double seconds = Double.parseDouble(word);
      if (seconds < 0) {
        throw new RefusedException("ERR timeout is negative");
      }
      return Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
    } catch (NumberFormatException e) {
      throw new RefusedException("ERR timeout is not a float or out of range");
    }
  }

  static long plus(long a, long b) {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw new RefusedException("ERR increment or decrement would overflow");
    }
  }
}
