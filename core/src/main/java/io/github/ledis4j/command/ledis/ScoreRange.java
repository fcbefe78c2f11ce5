package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.ledis.ScoredMember.requireScore;

/**
 * The scores that a command looks at. Immutable.
 *
 * <p>Only such ranges are possible as LedisDB answers; it closes the connection, of every command
 * on it, for an upper end that is no number. A range whose upper end lies below its lower end is
 * empty.
 */
public final class ScoreRange {
  /** All scores. */
  public static final ScoreRange ALL = new ScoreRange("-inf", "+inf");

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
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public static ScoreRange between(long min, long max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a score and those above.
   *
   * @param min the lowest score
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public static ScoreRange atLeast(long min) {
    return new ScoreRange(inclusive(min), ALL.max);
  }

  /**
   * Takes the scores above one.
   *
   * @param min the score below the lowest
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public static ScoreRange above(long min) {
    return new ScoreRange(exclusive(min), ALL.max);
  }

  /**
   * Takes a score and those below.
   *
   * @param max the highest score
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public static ScoreRange atMost(long max) {
    return ALL.andAtMost(max);
  }

  /**
   * Takes the scores below one.
   *
   * @param max the score above the highest
   * @return the range
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public static ScoreRange below(long max) {
    return ALL.andBelow(max);
  }

  /**
   * Ends this range at a score.
   *
   * @param max the highest score
   * @return a copy
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public ScoreRange andAtMost(long max) {
    return new ScoreRange(min, inclusive(max));
  }

  /**
   * Ends this range below a score.
   *
   * @param max the score above the highest
   * @return a copy
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public ScoreRange andBelow(long max) {
    return new ScoreRange(min, exclusive(max));
  }

  private static String inclusive(long score) {
    return Long.toString(requireScore(score));
  }

  private static String exclusive(long score) {
    return "(" + requireScore(score);
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
