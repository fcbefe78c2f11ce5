package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.ledis.LedisScoredMember.requireScore;
import static java.util.Objects.requireNonNull;

/** What stands behind {@link LedisScoreRange}. */
final class LedisScoreBounds implements LedisScoreRange {
  private final String min;
  private final String max;

  LedisScoreBounds(String min, String max) {
    this.min = min;
    this.max = max;
  }

  static LedisScoreBounds of(LedisScoreRange range) {
    return (LedisScoreBounds) requireNonNull(range, "range");
  }

  @Override
  public LedisScoreRange andAtMost(long max) {
    return new LedisScoreBounds(min, inclusive(max));
  }

  @Override
  public LedisScoreRange andBelow(long max) {
    return new LedisScoreBounds(min, exclusive(max));
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
