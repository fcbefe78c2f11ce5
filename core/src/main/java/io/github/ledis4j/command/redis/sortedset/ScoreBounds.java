package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.command.redis.sortedset.ScoredMember.requireScore;
import static java.util.Objects.requireNonNull;

/** What stands behind {@link ScoreRange}. */
final class ScoreBounds implements ScoreRange {
  /** Up to here a whole number is written without an exponent. */
  private static final double LARGEST_PLAIN = 1e15;

  private final String min;
  private final String max;

  ScoreBounds(String min, String max) {
    this.min = min;
    this.max = max;
  }

  static ScoreBounds of(ScoreRange range) {
    return (ScoreBounds) requireNonNull(range, "range");
  }

  @Override
  public ScoreRange andAtMost(double max) {
    return new ScoreBounds(min, inclusive(max));
  }

  @Override
  public ScoreRange andBelow(double max) {
    return new ScoreBounds(min, exclusive(max));
  }

  static String inclusive(double score) {
    return text(requireScore(score));
  }

  static String exclusive(double score) {
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
