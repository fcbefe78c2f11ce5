package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.redis.ScoredMember.requireScore;

/**
 * The scores that a command looks at. Immutable. A range whose upper end lies below its lower end
 * is empty.
 */
public final class ScoreRange {
  /** All scores. */
  public static final ScoreRange ALL = new ScoreRange("-inf", "+inf");

  /** Up to here a whole number is written without an exponent. */
  private static final double LARGEST_PLAIN = 1e15;

  private final String min;
  private final String max;

  private ScoreRange(String min, String max) {
    this.min = min;
    this.max = max;
  }

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest score
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  public static ScoreRange between(double min, double max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a score and those above.
   *
   * @param min the lowest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  public static ScoreRange atLeast(double min) {
    return new ScoreRange(inclusive(min), ALL.max);
  }

  /**
   * Takes the scores above one.
   *
   * @param min the score below the lowest
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  public static ScoreRange above(double min) {
    return new ScoreRange(exclusive(min), ALL.max);
  }

  /**
   * Takes a score and those below.
   *
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  public static ScoreRange atMost(double max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the scores below one.
   *
   * @param max the score above the highest
   * @return the range
   * @throws IllegalArgumentException if a score is NaN
   */
  public static ScoreRange below(double max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at a score.
   *
   * @param max the highest score
   * @return a copy
   * @throws IllegalArgumentException if a score is NaN
   */
  public ScoreRange andAtMost(double max) {
    return new ScoreRange(min, inclusive(max));
  }

  /**
   * Ends this range below a score.
   *
   * @param max the score above the highest
   * @return a copy
   * @throws IllegalArgumentException if a score is NaN
   */
  public ScoreRange andBelow(double max) {
    return new ScoreRange(min, exclusive(max));
  }

  private static String inclusive(double score) {
    return text(requireScore(score));
  }

  private static String exclusive(double score) {
    return "(" + text(requireScore(score));
  }

  private static String text(double score) {
    if (Double.isInfinite(score)) {
      return score > 0 ? "+inf" : "-inf";
    }
    return score == Math.rint(score) && Math.abs(score) < LARGEST_PLAIN
        ? Long.toString((long) score)
        : Double.toString(score);
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
