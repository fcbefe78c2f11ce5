package io.github.ledis4j.command.redis.sortedset;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The position and the score of a member of a sorted set. Immutable. */
public final class RankedScore {
  private final long rank;
  private final double score;

  RankedScore(long rank, double score) {
    this.rank = rank;
    this.score = score;
  }

  /**
   * Returns the position of the member.
   *
   * @return its position, from 0
   */
  public long rank() {
    return rank;
  }

  /**
   * Returns the score of the member.
   *
   * @return its score
   */
  public double score() {
    return score;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RankedScore that
        && rank == that.rank
        && Double.compare(score, that.score) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rank, score);
  }

  @Override
  public String toString() {
    return "score " + score + " at " + rank;
  }
}
