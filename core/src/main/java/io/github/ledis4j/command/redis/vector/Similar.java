package io.github.ledis4j.command.redis.vector;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element of a vector set, and how similar its vector is to another. Immutable.
 *
 * @param <V> the type of elements
 */
public final class Similar<V> {
  private final V element;
  private final double similarity;

  Similar(V element, double similarity) {
    this.element = element;
    this.similarity = similarity;
  }

  /**
   * Returns the element.
   *
   * @return the element
   */
  public V element() {
    return element;
  }

  /**
   * Returns how similar its vector is to the other.
   *
   * @return from 0, the opposite direction, to 1, the same
   */
  public double similarity() {
    return similarity;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Similar<?> that
        && element.equals(that.element)
        && Double.compare(similarity, that.similarity) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(element, similarity);
  }

  @Override
  public String toString() {
    return element + ": " + similarity;
  }
}
