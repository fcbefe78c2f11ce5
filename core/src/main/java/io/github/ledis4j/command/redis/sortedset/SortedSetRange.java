package io.github.ledis4j.command.redis.sortedset;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.internal.command.LexBounds;

/**
 * Which members of a sorted set {@code ZRANGE} and {@code ZRANGESTORE} take, and in which order.
 * Immutable.
 *
 * @param <V> the type of members
 */
public sealed interface SortedSetRange<V> permits RangeWords {
  /**
   * Takes members by their positions, from 0 for the first, or from the end when negative.
   *
   * @param start the first position
   * @param stop the last position, included
   * @param <V> the type of members
   * @return the range, from the lowest score up
   */
  static <V> SortedSetRange<V> byRank(long start, long stop) {
    return new RangeWords<>(
        "", (command, codec, down) -> command.add(start).add(stop), false, Limit.NONE);
  }

  /**
   * Takes members by their scores ({@code BYSCORE}).
   *
   * @param scores which scores
   * @param <V> the type of members
   * @return the range, from the lowest score up
   */
  static <V> SortedSetRange<V> byScore(ScoreRange scores) {
    String min = ScoreBounds.of(scores).min();
    String max = ScoreBounds.of(scores).max();
    return new RangeWords<>(
        "BYSCORE",
        (command, codec, down) -> command.add(down ? max : min).add(down ? min : max),
        false,
        Limit.NONE);
  }

  /**
   * Takes members by their bytes ({@code BYLEX}), in a sorted set whose scores are all the same.
   *
   * @param members which members
   * @param <V> the type of members
   * @return the range, in the order of the bytes
   */
  static <V> SortedSetRange<V> byLex(LexRange<V> members) {
    requireNonNull(members, "members");
    return new RangeWords<>(
        "BYLEX",
        (command, codec, down) -> {
          if (down) {
            LexBounds.of(members).addReversedTo(command, codec);
          } else {
            LexBounds.of(members).addTo(command, codec);
          }
        },
        false,
        Limit.NONE);
  }

  /**
   * Takes the members in the other order ({@code REV}); positions count from the highest score
   * then.
   *
   * @return a copy
   */
  SortedSetRange<V> reversed();

  /**
   * Takes some of the members only.
   *
   * @param some which of them, counted in the order in which they are taken
   * @return a copy
   * @throws IllegalArgumentException if this is a range by position
   */
  SortedSetRange<V> limit(Limit some);
}
