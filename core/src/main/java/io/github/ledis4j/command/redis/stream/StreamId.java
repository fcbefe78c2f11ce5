package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.requireMillis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The id of an entry of a stream: a time in milliseconds since 1970, and a number that tells apart
 * what came within one millisecond. Both are unsigned numbers of 64 bits. Immutable; ids compare as
 * their entries stand in the stream.
 */
public final class StreamId implements Comparable<StreamId> {
  /** Lies before all entries: no entry has it. */
  public static final StreamId MIN = new StreamId(0, 0);

  /** The highest id that an entry can have. */
  public static final StreamId MAX = new StreamId(-1, -1);

  private static final int MILLIS = 1_000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final long millis;
  private final long sequence;

  private StreamId(long millis, long sequence) {
    this.millis = millis;
    this.sequence = sequence;
  }

  /**
   * Makes an id of its two numbers.
   *
   * @param millis milliseconds since 1970, at least 0
   * @param sequence the number within the millisecond, at least 0
   * @return the id
   * @throws IllegalArgumentException if a number is negative; {@link #parse} takes those beyond
   *     {@link Long#MAX_VALUE}
   */
  public static StreamId of(long millis, long sequence) {
    if (millis < 0 || sequence < 0) {
      throw new IllegalArgumentException(
          "the numbers of an id must not be negative: " + millis + ", " + sequence);
    }
    return new StreamId(millis, sequence);
  }

  /**
   * Returns the lowest id that an entry of a point in time can have.
   *
   * @param when since 1970; fractions of a millisecond are cut off
   * @return the id
   * @throws IllegalArgumentException if the point in time is before 1970
   */
  public static StreamId firstAt(Instant when) {
    return of(requireMillis(when), 0);
  }

  /**
   * Returns the highest id that an entry of a point in time can have.
   *
   * @param when since 1970; fractions of a millisecond are cut off
   * @return the id
   * @throws IllegalArgumentException if the point in time is before 1970
   */
  public static StreamId lastAt(Instant when) {
    return new StreamId(firstAt(when).millis, -1);
  }

  /**
   * Reads an id as {@link #toString} writes it.
   *
   * @param text two numbers with {@code -} between them; the second one may be left out together
   *     with that, and is 0 then
   * @return the id
   * @throws IllegalArgumentException if the text is no id; the signs that some commands take in
   *     place of one are none
   */
  public static StreamId parse(String text) {
    int dash = text.indexOf('-');
    try {
      return dash < 0
          ? new StreamId(number(text), 0)
          : new StreamId(number(text.substring(0, dash)), number(text.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no id of a stream: " + text + hint(text), e);
    }
  }

  private static long number(String digits) {
    if (digits.startsWith("+")) {
      throw new NumberFormatException(digits);
    }
    return Long.parseUnsignedLong(digits);
  }

  private static String hint(String text) {
    return switch (text) {
      case "*" -> "; XADD makes ids of its own unless XAddOptions say otherwise";
      case "$", ">" -> "; StreamPosition.NEW and GroupPosition.NEW ask for new entries";
      case "-", "+" -> "; StreamRange.ALL has no ends, and StreamPosition.LAST is the last entry";
      default -> "";
    };
  }

  /**
   * Returns the first number.
   *
   * @return milliseconds since 1970, to be taken as unsigned
   */
  public long millis() {
    return millis;
  }

  /**
   * Returns the second number.
   *
   * @return the number within the millisecond, to be taken as unsigned
   */
  public long sequence() {
    return sequence;
  }

  /**
   * Returns the first number as a point in time: the server's when it made the id by itself.
   *
   * @return the point in time
   */
  public Instant time() {
    return Instant.ofEpochSecond(
        Long.divideUnsigned(millis, MILLIS),
        Long.remainderUnsigned(millis, MILLIS) * NANOS_PER_MILLI);
  }

  @Override
  public int compareTo(StreamId other) {
    int first = Long.compareUnsigned(millis, other.millis);
    return first != 0 ? first : Long.compareUnsigned(sequence, other.sequence);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamId that && millis == that.millis && sequence == that.sequence;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(millis) + Long.hashCode(sequence);
  }

  /** Writes the id as servers do: {@code 1526919030474-0} for instance. */
  @Override
  public String toString() {
    return Long.toUnsignedString(millis) + '-' + Long.toUnsignedString(sequence);
  }
}
