package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.CommandBuilder;

/**
 * How {@code ZUNIONSTORE} and {@code ZINTERSTORE} compute scores. Immutable.
 *
 * <p>A product or sum that no {@code long} can hold wraps round without an error, as the server
 * computes it, and may end as a score that is far off.
 */
public final class LedisCombineOptions {
  /** Adds the scores up as they are. */
  public static final LedisCombineOptions DEFAULT =
      new LedisCombineOptions(new long[0], Aggregate.SUM);

  private final long[] weights;
  private final Aggregate aggregate;

  private LedisCombineOptions(long[] weights, Aggregate aggregate) {
    this.weights = weights;
    this.aggregate = aggregate;
  }

  /**
   * Multiplies the scores of each source.
   *
   * @param factors one for each source, in their order
   * @return a copy
   */
  public LedisCombineOptions weights(long... factors) {
    return new LedisCombineOptions(factors.clone(), aggregate);
  }

  /**
   * Sets how one score is made of several.
   *
   * @param how the way to make it
   * @return a copy
   */
  public LedisCombineOptions aggregate(Aggregate how) {
    return new LedisCombineOptions(weights, requireNonNull(how, "how"));
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
      for (long weight : weights) {
        command.add(weight);
      }
    }
    return aggregate == Aggregate.SUM ? command : command.add("AGGREGATE").add(aggregate.name());
  }
}
