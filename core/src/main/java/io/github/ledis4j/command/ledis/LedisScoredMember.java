package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

/**
 * A member of a sorted set with its score. LedisDB's scores are integers.
 *
 * @param member the member, not null; the server takes 1 to 1024 bytes
 * @param score its score, between {@link #LOWEST} and {@link #HIGHEST}
 * @param <V> the type of members
 */
public record LedisScoredMember<V>(V member, long score) {
  /** The lowest score that LedisDB takes. */
  public static final long LOWEST = Long.MIN_VALUE + 2;

  /** The highest score that LedisDB takes. */
  public static final long HIGHEST = Long.MAX_VALUE - 1;

  /**
   * Checks the score.
   *
   * @param member the member, not null
   * @param score its score
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  public LedisScoredMember {
    requireNonNull(member, "member");
    requireScore(score);
  }

  static long requireScore(long score) {
    if (score < LOWEST || score > HIGHEST) {
      throw new IllegalArgumentException(
          "LedisDB takes scores between " + LOWEST + " and " + HIGHEST + ": " + score);
    }
    return score;
  }
}
