package io.github.ledis4j.command.ledis;

/**
 * The scores that a command looks at. Immutable.
 *
 * <p>Only such ranges are possible as LedisDB answers; it closes the connection, of every command
 * on it, for an upper end that is no number. A range whose upper end lies below its lower end is
 * empty.
 */
public sealed interface LedisScoreRange permits LedisScoreBounds {
  /** All scores. */
  LedisScoreRange ALL = new LedisScoreBounds("-inf", "+inf");

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest score
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  static LedisScoreRange between(long min, long max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a score and those above.
   *
   * @param min the lowest score
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  static LedisScoreRange atLeast(long min) {
    return new LedisScoreBounds(LedisScoreBounds.inclusive(min), "+inf");
  }

  /**
   * Takes the scores above one.
   *
   * @param min the score below the lowest
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  static LedisScoreRange above(long min) {
    return new LedisScoreBounds(LedisScoreBounds.exclusive(min), "+inf");
  }

  /**
   * Takes a score and those below.
   *
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  static LedisScoreRange atMost(long max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the scores below one.
   *
   * @param max the score above the highest
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  static LedisScoreRange below(long max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at a score.
   *
   * @param max the highest score
   * @return a copy
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  LedisScoreRange andAtMost(long max);

  /**
   * Ends this range below a score.
   *
   * @param max the score above the highest
   * @return a copy
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  LedisScoreRange andBelow(long max);
}
