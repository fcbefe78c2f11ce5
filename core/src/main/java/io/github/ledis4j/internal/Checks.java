package io.github.ledis4j.internal;

import java.time.Duration;

/** Checks of option values; the messages name the option. */
public final class Checks {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Checks() {}

  /**
   * Checks a time that zero switches off.
   *
   * @param option its name
   * @param time the time
   * @return the time
   */
  public static Duration zeroOrMore(String option, Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(option + " is zero to 365 days, not " + time);
    }
    return time;
  }

  /**
   * Checks a time that must pass.
   *
   * @param option its name
   * @param time the time
   * @return the time
   */
  public static Duration atLeastOneMilli(String option, Duration time) {
    if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(option + " is 1 ms to 365 days, not " + time);
    }
    return time;
  }

  /**
   * Checks a time that a server counts in milliseconds.
   *
   * @param option its name
   * @param time the time
   * @return the time, rounded up to whole milliseconds
   */
  public static Duration wholeMillis(String option, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          option + " is longer than zero, up to 365 days, not " + time);
    }
    return Duration.ofMillis(TimeLimit.wholeMillis(time));
  }

  /**
   * Checks a number.
   *
   * @param option its name
   * @param least the least that is allowed
   * @param value the number
   * @return the number
   */
  public static int atLeast(String option, int least, int value) {
    return (int) atLeast(option, (long) least, value);
  }

  /**
   * Checks a number.
   *
   * @param option its name
   * @param least the least that is allowed
   * @param value the number
   * @return the number
   */
  public static long atLeast(String option, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " is at least " + least + ", not " + value);
    }
    return value;
  }

  /**
   * Checks a number.
   *
   * @param option its name
   * @param least the least that is allowed
   * @param most the most that is allowed
   * @param value the number
   * @return the number
   */
  public static long between(String option, long least, long most, long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + " is " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /**
   * Checks a text that the server would refuse otherwise.
   *
   * @param option its name
   * @param text the text
   * @return the text
   */
  public static String visible(String option, String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(option + " holds visible ASCII characters only");
    }
    return text;
  }
}
