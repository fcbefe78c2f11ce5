package io.github.ledis4j.command.redis.vector;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element of a vector set, how similar its vector is to another, and its attributes. Immutable.
 *
 * @param <V> the type of elements
 */
public final class SimilarWithAttributes<V> {
  private final V element;
  private final double similarity;
  private final @Nullable String attributes;

  SimilarWithAttributes(V element, double similarity, @Nullable String attributes) {
    this.element = element;
    this.similarity = similarity;
    this.attributes = attributes;
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

  /**
   * Returns the attributes.
   *
   * @return them as they were set, JSON as a rule; null if there are none
   */
  public @Nullable String attributes() {
    return attributes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SimilarWithAttributes<?> that
        && element.equals(that.element)
        && Double.compare(similarity, that.similarity) == 0
        && Objects.equals(attributes, that.attributes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(element, similarity, attributes);
  }

  @Override
  public String toString() {
    return element + ": " + similarity + (attributes == null ? "" : ", " + attributes);
  }
}
