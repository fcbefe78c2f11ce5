package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.command.redis.sortedset.ScoredMember.requireScore;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.CommandBuilder;

/**
 * How unions and intersections of sorted sets compute scores. Immutable. Where infinite scores make
 * a sum or product that is no number, servers take 0.
 */
public final class CombineOptions {
  /** Adds the scores up as they are. */
  public static final CombineOptions DEFAULT = new CombineOptions(new double[0], Aggregate.SUM);

  private final double[] weights;
  private final Aggregate aggregate;

  private CombineOptions(double[] weights, Aggregate aggregate) {
    this.weights = weights;
    this.aggregate = aggregate;
  }

  /**
   * Multiplies the scores of each source.
   *
   * @param factors one for each source, in their order
   * @return a copy
   * @throws IllegalArgumentException if a weight is NaN
   */
  public CombineOptions weights(double... factors) {
    for (double factor : factors) {
      requireScore(factor);
    }
    return new CombineOptions(factors.clone(), aggregate);
  }

  /**
   * Sets how one score is made of several.
   *
   * @param how the way to make it
   * @return a copy
   */
  public CombineOptions aggregate(Aggregate how) {
    return new CombineOptions(weights, requireNonNull(how, "how"));
  }

  int argumentsFor(int sources) {
    if (weights.length != 0 && weights.length != sources) {
      throw new IllegalArgumentException(
          "each source needs one weight: " + sources + " sources, " + weights.length + " weights");
    }
    return (weights.length == 0 ? 0 : 1 + weights.length) + (aggregate == Aggregate.SUM ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (weights.length != 0) {
      command.add("WEIGHTS");
      for (double weight : weights) {
        command.add(weight);
      }
    }
    return aggregate == Aggregate.SUM ? command : command.add("AGGREGATE").add(aggregate.name());
  }
}
