package io.github.ledis4j.command.redis.sortedset;

/**
 * The scores that a command looks at. Immutable. A range whose upper end lies below its lower end
 * is empty.
 */
public sealed interface ScoreRange permits ScoreBounds {
  /** All scores. */
  ScoreRange ALL = new ScoreBounds("-inf", "+inf");

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest score
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreRange between(double min, double max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a score and those above.
   *
   * @param min the lowest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreRange atLeast(double min) {
    return new ScoreBounds(ScoreBounds.inclusive(min), "+inf");
  }

  /**
   * Takes the scores above one.
   *
   * @param min the score below the lowest
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreRange above(double min) {
    return new ScoreBounds(ScoreBounds.exclusive(min), "+inf");
  }

  /**
   * Takes a score and those below.
   *
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreRange atMost(double max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the scores below one.
   *
   * @param max the score above the highest
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  static ScoreRange below(double max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at a score.
   *
   * @param max the highest score
   * @return a copy
   * @throws IllegalArgumentException if a score is NaN
   */
  ScoreRange andAtMost(double max);

  /**
   * Ends this range below a score.
   *
   * @param max the score above the highest
   * @return a copy
   * @throws IllegalArgumentException if a score is NaN
   */
  ScoreRange andBelow(double max);
}
