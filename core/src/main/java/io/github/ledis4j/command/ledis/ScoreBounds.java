package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.ledis.ScoredMember.requireScore;
import static java.util.Objects.requireNonNull;

/** What stands behind {@link ScoreRange}. */
final class ScoreBounds implements ScoreRange {
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
  public ScoreRange andAtMost(long max) {
    return new ScoreBounds(min, inclusive(max));
  }

  @Override
  public ScoreRange andBelow(long max) {
    return new ScoreBounds(min, exclusive(max));
  }

  static String inclusive(long score) {
    return Long.toString(requireScore(score));
  }

  static String exclusive(long score) {
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
