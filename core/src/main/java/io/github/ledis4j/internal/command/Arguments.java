package io.github.ledis4j.internal.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks arguments before anything is packed, and turns times into the numbers servers take. */
public final class Arguments {
  private static final int NANOS_PER_MILLI = 1_000_000;

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
   * Tells whether seconds are exact enough for a time to live.
   *
   * @param ttl the time to live
   * @return true if no fraction would be lost
   */
  public static boolean isWholeSeconds(Duration ttl) {
    return ttl.getNano() == 0;
  }

  /**
   * Converts a time to live.
   *
   * @param ttl at least one second, without a fraction
   * @return seconds
   */
  public static long seconds(Duration ttl) {
    if (ttl.getSeconds() < 1 || ttl.getNano() != 0) {
      throw new IllegalArgumentException(
          "time to live must be whole seconds, at least one: " + ttl + deletion(ttl));
    }
    requireMillis(ttl);
    return ttl.getSeconds();
  }

  /**
   * Converts a time to live.
   *
   * @param ttl at least one millisecond, without a fraction
   * @return milliseconds
   */
  public static long millis(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero() || ttl.getNano() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException(
          "time to live must be whole milliseconds, at least one: " + ttl + deletion(ttl));
    }
    return requireMillis(ttl);
  }

  /**
   * Converts a point in time.
   *
   * @param when after 1970, without a fraction of a second
   * @return seconds since 1970
   */
  public static long unixSeconds(Instant when) {
    if (when.getEpochSecond() < 1 || when.getNano() != 0) {
      throw new IllegalArgumentException("point in time must be whole seconds after 1970: " + when);
    }
    requireMillis(when);
    return when.getEpochSecond();
  }

  /**
   * Converts a point in time.
   *
   * @param when after 1970, without a fraction of a millisecond
   * @return milliseconds since 1970
   */
  public static long unixMillis(Instant when) {
    if (!when.isAfter(Instant.EPOCH) || when.getNano() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException(
          "point in time must be whole milliseconds after 1970: " + when);
    }
    return requireMillis(when);
  }

  /** Some servers delete a key for such a time, others refuse it; nobody deletes by accident. */
  private static String deletion(Duration ttl) {
    return ttl.isZero() || ttl.isNegative()
        ? "; to delete something at once, call del or hdel"
        : "";
  }

  /**
   * Counts milliseconds, in which servers count all times.
   *
   * @param time any time
   * @return milliseconds, without what is left of one
   * @throws IllegalArgumentException if there are too many for 64 bits
   */
  public static long requireMillis(Duration time) {
    try {
      return time.toMillis();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("time is longer than any server can count: " + time, e);
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
      throw new IllegalArgumentException("point in time is too far away: " + when, e);
    }
  }
}
