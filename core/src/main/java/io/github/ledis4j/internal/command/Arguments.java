package io.github.ledis4j.internal.command;

import io.github.ledis4j.internal.TimeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks arguments before anything is packed, and turns times into the numbers servers take. What
 * the unit of a server cannot hold is rounded up; refused is what would mean something else to the
 * server.
 */
public final class Arguments {
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final String DELETION = "; to delete something at once, call del or hdel";

  private Arguments() {}

  /**
   * Refuses an empty list of arguments, which servers answer with an error.
   *
   * @param all the arguments
   * @param what names them in the message
   * @param <T> their type
   * @return a view of the array
   */
  public static <T> List<T> atLeastOne(T[] all, String what) {
    if (all.length == 0) {
      throw new IllegalArgumentException("at least one " + what + " is needed");
    }
    return Arrays.asList(all);
  }

  /**
   * Refuses an empty map.
   *
   * @param pairs the keys and values
   * @return how many arguments they make
   */
  public static int countOf(Map<?, ?> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("at least one key with its value is needed");
    }
    return 2 * pairs.size();
  }

  /**
   * Refuses an empty collection of arguments.
   *
   * @param all the arguments
   * @param what names them in the message
   * @return how many there are
   */
  public static int count(Collection<?> all, String what) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one " + what + " is needed");
    }
    return all.size();
  }

  /**
   * Refuses a number outside of a range.
   *
   * @param number the number
   * @param least the smallest allowed
   * @param most the largest allowed
   * @param what names it in the message
   * @return the number
   */
  public static long between(long number, long least, long most, String what) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          what + " must lie between " + least + " and " + most + ": " + number);
    }
    return number;
  }

  /**
   * Refuses what is no host that a server could be told to connect to.
   *
   * @param host a name or an address
   * @return the host
   */
  public static String host(String host) {
    if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("host must be one word: '" + host + "'");
    }
    return host;
  }

  /**
   * Refuses what is no number of a port.
   *
   * @param port the number
   * @return the port
   */
  public static long port(int port) {
    return between(port, 1, 65_535, "port");
  }

  /**
   * Refuses what is no number to count with.
   *
   * @param number the number
   * @param what names it in the message
   * @return the number
   */
  public static double finite(double number, String what) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(what + " must be finite: " + number);
    }
    return number;
  }

  /**
   * Brings an index into the range of 32 bits, for a server that would cut off the higher ones and
   * take another element.
   *
   * @param index any index
   * @return the nearest that has 32 bits, behind all elements if the index was
   */
  public static long index32(long index) {
    return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, index));
  }

  /**
   * Converts a time to live.
   *
   * @param ttl longer than zero
   * @return seconds, rounded up
   */
  public static long seconds(Duration ttl) {
    refuseUnlessPositive(ttl, "time to live", DELETION);
    return wholeSeconds(ttl);
  }

  /**
   * Converts a time.
   *
   * @param time longer than zero
   * @param what names it in the message
   * @return seconds, rounded up
   */
  public static long seconds(Duration time, String what) {
    refuseUnlessPositive(time, what, "");
    return wholeSeconds(time);
  }

  /**
   * Converts a time to live.
   *
   * @param ttl longer than zero
   * @return milliseconds, rounded up
   */
  public static long millis(Duration ttl) {
    refuseUnlessPositive(ttl, "time to live", DELETION);
    return wholeMillis(ttl);
  }

  /**
   * Converts a time.
   *
   * @param time longer than zero
   * @param what names it in the message
   * @return milliseconds, rounded up
   */
  public static long millis(Duration time, String what) {
    refuseUnlessPositive(time, what, "");
    return wholeMillis(time);
  }

  /**
   * Converts a point in time.
   *
   * @param when after 1970
   * @return seconds since 1970, rounded up
   */
  public static long unixSeconds(Instant when) {
    refuseUnlessLater(when);
    if (when.getEpochSecond() >= Long.MAX_VALUE / MILLIS_PER_SECOND) {
      throw tooFar(when, null);
    }
    return when.getEpochSecond() + (when.getNano() == 0 ? 0 : 1);
  }

  /**
   * Converts a point in time.
   *
   * @param when after 1970
   * @return milliseconds since 1970, rounded up
   */
  public static long unixMillis(Instant when) {
    refuseUnlessLater(when);
    try {
      return TimeLimit.wholeMillis(when);
    } catch (ArithmeticException e) {
      throw tooFar(when, e);
    }
  }

  /** Some servers delete a key for such a time, others refuse it; nobody deletes by accident. */
  private static void refuseUnlessPositive(Duration time, String what, String way) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(what + " must be longer than zero: " + time + way);
    }
  }

  private static void refuseUnlessLater(Instant when) {
    if (!when.isAfter(Instant.EPOCH)) {
      throw new IllegalArgumentException("point in time must be after 1970: " + when);
    }
  }

  private static long wholeSeconds(Duration time) {
    // Servers count in milliseconds, even what they take in seconds.
    if (time.getSeconds() >= Long.MAX_VALUE / MILLIS_PER_SECOND) {
      throw tooLong(time, null);
    }
    return time.getSeconds() + (time.getNano() == 0 ? 0 : 1);
  }

  private static long wholeMillis(Duration time) {
    try {
      return TimeLimit.wholeMillis(time);
    } catch (ArithmeticException e) {
      throw tooLong(time, e);
    }
  }

  /**
   * Counts milliseconds since 1970, in which servers count all points in time.
   *
   * @param when any point in time
   * @return milliseconds, without what is left of one
   * @throws IllegalArgumentException if there are too many for 64 bits
   */
  public static long requireMillis(Instant when) {
    try {
      return when.toEpochMilli();
    } catch (ArithmeticException e) {
      throw tooFar(when, e);
    }
  }

  private static IllegalArgumentException tooLong(Duration time, @Nullable Throwable cause) {
    return new IllegalArgumentException("time is longer than any server can count: " + time, cause);
  }

  private static IllegalArgumentException tooFar(Instant when, @Nullable Throwable cause) {
    return new IllegalArgumentException("point in time is too far away: " + when, cause);
  }
}
