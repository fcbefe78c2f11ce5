package io.github.ledis4j.command.ledis;

/**
 * The part of a value that {@code BITCOUNT} and {@code BITPOS} look at, in bytes counted from 0, or
 * from the end when negative.
 *
 * <p>LedisDB closes the connection, of every command on it, when a range starts behind the end of
 * the value or behind its own end. So only ranges are possible that lie within any value: those
 * that start at 0, and those that count both ends from the end of the value. For other ranges take
 * the bytes themselves with {@code getrange}.
 *
 * @param start the first byte: 0, or negative
 * @param end the last byte, included; negative and not before the start if that is negative
 */
public record ByteRange(long start, long end) {
  /**
   * Refuses what may lie outside of a value.
   *
   * @param start the first byte
   * @param end the last byte, included
   * @throws IllegalArgumentException if the range starts above 0, or starts below 0 and does not
   *     end between its start and -1
   */
  public ByteRange {
    if (start > 0 || start < 0 && (end >= 0 || start > end)) {
      throw new IllegalArgumentException(
          "LedisDB closes the connection when a range does not lie within the value, so a range"
              + " starts at 0 or counts from the end on both sides: "
              + start
              + " to "
              + end);
    }
  }
}
