package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.command.LexBounds;

/**
 * The members that a command looks at, in the order of their bytes, whatever their scores.
 * Immutable. A range whose upper end lies below its lower end is empty.
 *
 * @param <V> the type of members
 */
public sealed interface LexRange<V> permits LexBounds {
  /**
   * Takes all members.
   *
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> all() {
    return new LexBounds<>(null, true, null, true);
  }

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest member
   * @param max the highest member
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> between(V min, V max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a member and those above.
   *
   * @param min the lowest member
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> atLeast(V min) {
    return new LexBounds<>(requireNonNull(min, "min"), true, null, true);
  }

  /**
   * Takes the members above one.
   *
   * @param min the member below the lowest
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> above(V min) {
    return new LexBounds<>(requireNonNull(min, "min"), false, null, true);
  }

  /**
   * Takes a member and those below.
   *
   * @param max the highest member
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> atMost(V max) {
    return LexRange.<V>all().andAtMost(max);
  }

  /**
   * Takes the members below one.
   *
   * @param max the member above the highest
   * @param <V> the type of members
   * @return the range
   */
  static <V> LexRange<V> below(V max) {
    return LexRange.<V>all().andBelow(max);
  }

  /**
   * Ends this range at a member.
   *
   * @param highest the highest member
   * @return a copy
   */
  LexRange<V> andAtMost(V highest);

  /**
   * Ends this range below a member.
   *
   * @param end the member above the highest
   * @return a copy
   */
  LexRange<V> andBelow(V end);
}
