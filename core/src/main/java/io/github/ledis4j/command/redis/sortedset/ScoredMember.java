package io.github.ledis4j.command.redis.sortedset;

import static java.util.Objects.requireNonNull;

/**
 * A member of a sorted set with its score. Redis' scores are floating-point numbers.
 *
 * @param member the member, not null
 * @param score its score, may be infinite
 * @param <V> the type of members
 */
public record ScoredMember<V>(V member, double score) {
  /**
   * Checks the score.
   *
   * @param member the member, not null
   * @param score its score
   * @throws IllegalArgumentException if the score is NaN
   */
  public ScoredMember {
    requireNonNull(member, "member");
    requireScore(score);
  }

  static double requireScore(double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("a score is a number, not NaN");
    }
    return score;
  }
}
