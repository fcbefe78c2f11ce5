package io.github.ledis4j.command.redis;

import java.time.Instant;

/**
 * The ids that a command looks at. Immutable. A range whose upper end lies below its lower end is
 * empty.
 */
public final class StreamRange {
  /** All ids. */
  public static final StreamRange ALL = new StreamRange("-", "+");

  private final String min;
  private final String max;

  private StreamRange(String min, String max) {
    this.min = min;
    this.max = max;
  }

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest id
   * @param max the highest id
   * @return the range
   */
  public static StreamRange between(StreamId min, StreamId max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes what was added in some time, both ends included.
   *
   * @param from the first millisecond
   * @param to the last millisecond
   * @return the range
   * @throws IllegalArgumentException if a point in time is before 1970
   */
  public static StreamRange between(Instant from, Instant to) {
    return between(StreamId.firstAt(from), StreamId.lastAt(to));
  }

  /**
   * Takes an id and those above.
   *
   * @param min the lowest id
   * @return the range
   */
  public static StreamRange atLeast(StreamId min) {
    return new StreamRange(min.toString(), ALL.max);
  }

  /**
   * Takes the ids above one.
   *
   * @param min the id below the lowest
   * @return the range
   * @throws IllegalArgumentException if it is the highest of all
   */
  public static StreamRange above(StreamId min) {
    if (min.equals(StreamId.MAX)) {
      throw new IllegalArgumentException("no id is above " + min);
    }
    return new StreamRange("(" + min, ALL.max);
  }

  /**
   * Takes an id and those below.
   *
   * @param max the highest id
   * @return the range
   */
  public static StreamRange atMost(StreamId max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the ids below one.
   *
   * @param max the id above the highest
   * @return the range
   * @throws IllegalArgumentException if it is the lowest of all
   */
  public static StreamRange below(StreamId max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at an id.
   *
   * @param max the highest id
   * @return a copy
   */
  public StreamRange andAtMost(StreamId max) {
    return new StreamRange(min, max.toString());
  }

  /**
   * Ends this range below an id.
   *
   * @param max the id above the highest
   * @return a copy
   * @throws IllegalArgumentException if it is the lowest of all
   */
  public StreamRange andBelow(StreamId max) {
    if (max.equals(StreamId.MIN)) {
      throw new IllegalArgumentException("no id is below " + max);
    }
    return new StreamRange(min, "(" + max);
  }

  String min() {
    return min;
  }

  String max() {
    return max;
  }

  @Override
  public String toString() {
    return min + " to " + max;
  }
}
