package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;

/**
 * Which members of a sorted set {@code ZRANGE} and {@code ZRANGESTORE} take, and in which order.
 * Immutable.
 *
 * @param <V> the type of members
 */
public final class SortedSetRange<V> {
  private final String by;
  private final Ends<V> ends;
  private final boolean reversed;
  private final Limit limit;

  private SortedSetRange(String by, Ends<V> ends, boolean reversed, Limit limit) {
    this.by = by;
    this.ends = ends;
    this.reversed = reversed;
    this.limit = limit;
  }

  /**
   * Takes members by their positions, from 0 for the first, or from the end when negative.
   *
   * @param start the first position
   * @param stop the last position, included
   * @param <V> the type of members
   * @return the range, from the lowest score up
   */
  public static <V> SortedSetRange<V> byRank(long start, long stop) {
    return new SortedSetRange<>(
        "", (command, codec, down) -> command.add(start).add(stop), false, Limit.NONE);
  }

  /**
   * Takes members by their scores ({@code BYSCORE}).
   *
   * @param scores which scores
   * @param <V> the type of members
   * @return the range, from the lowest score up
   */
  public static <V> SortedSetRange<V> byScore(ScoreRange scores) {
    String min = scores.min();
    String max = scores.max();
    return new SortedSetRange<>(
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
  public static <V> SortedSetRange<V> byLex(LexRange<V> members) {
    requireNonNull(members, "members");
    return new SortedSetRange<>(
        "BYLEX",
        (command, codec, down) -> {
          if (down) {
            members.addReversedTo(command, codec);
          } else {
            members.addTo(command, codec);
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
  public SortedSetRange<V> reversed() {
    return new SortedSetRange<>(by, ends, !reversed, limit);
  }

  /**
   * Takes some of the members only.
   *
   * @param some which of them, counted in the order in which they are taken
   * @return a copy
   * @throws IllegalArgumentException if this is a range by position
   */
  public SortedSetRange<V> limit(Limit some) {
    if (by.isEmpty()) {
      throw new IllegalArgumentException("a range by position takes no limit");
    }
    return new SortedSetRange<>(by, ends, reversed, requireNonNull(some, "limit"));
  }

  int arguments() {
    return 2 + (by.isEmpty() ? 0 : 1) + (reversed ? 1 : 0) + limit.arguments();
  }

  <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, Codec<V> codec) {
    ends.addTo(command, codec, reversed);
    if (!by.isEmpty()) {
      command.add(by);
    }
    if (reversed) {
      command.add("REV");
    }
    return limit.addTo(command);
  }

  /** Adds the two ends, the upper one first when it goes down. */
  private interface Ends<V> {
    void addTo(CommandBuilder<?, V> command, Codec<V> codec, boolean down);
  }
}
