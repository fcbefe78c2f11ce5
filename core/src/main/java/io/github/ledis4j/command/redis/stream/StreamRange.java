package io.github.ledis4j.command.redis.stream;

import java.time.Instant;

/**
 * The ids that a command looks at. Immutable. A range whose upper end lies below its lower end is
 * empty.
 */
public sealed interface StreamRange permits StreamBounds {
  /** All ids. */
  StreamRange ALL = new StreamBounds("-", "+");

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest id
   * @param max the highest id
   * @return the range
   */
  static StreamRange between(StreamId min, StreamId max) {
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
  static StreamRange between(Instant from, Instant to) {
    return between(StreamId.firstAt(from), StreamId.lastAt(to));
  }

  /**
   * Takes an id and those above.
   *
   * @param min the lowest id
   * @return the range
   */
  static StreamRange atLeast(StreamId min) {
    return new StreamBounds(min.toString(), "+");
  }

  /**
   * Takes the ids above one.
   *
   * @param min the id below the lowest
   * @return the range
   * @throws IllegalArgumentException if it is the highest of all
   */
  static StreamRange above(StreamId min) {
    if (min.equals(StreamId.MAX)) {
      throw new IllegalArgumentException("no id is above " + min);
    }
    return new StreamBounds("(" + min, "+");
  }

  /**
   * Takes an id and those below.
   *
   * @param max the highest id
   * @return the range
   */
  static StreamRange atMost(StreamId max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the ids below one.
   *
   * @param max the id above the highest
   * @return the range
   * @throws IllegalArgumentException if it is the lowest of all
   */
  static StreamRange below(StreamId max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at an id.
   *
   * @param max the highest id
   * @return a copy
   */
  StreamRange andAtMost(StreamId max);

  /**
   * Ends this range below an id.
   *
   * @param max the id above the highest
   * @return a copy
   * @throws IllegalArgumentException if it is the lowest of all
   */
  StreamRange andBelow(StreamId max);
}
