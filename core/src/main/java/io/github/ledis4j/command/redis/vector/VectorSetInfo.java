package io.github.ledis4j.command.redis.vector;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a vector set is made ({@code VINFO}). Immutable. */
public final class VectorSetInfo {
  private final String quantization;
  private final Map<String, Long> numbers;

  VectorSetInfo(String quantization, Map<String, Long> numbers) {
    this.quantization = quantization;
    this.numbers = Map.copyOf(numbers);
  }

  /**
   * Returns the server's name of how exactly it keeps the vectors.
   *
   * @return {@code int8}, {@code bin} or {@code f32}
   */
  public String quantization() {
    return quantization;
  }

  /**
   * Returns how many components the vectors have as they are kept.
   *
   * @return the dimension
   */
  public long dimension() {
    return number("vector-dim");
  }

  /**
   * Returns how many components the vectors have as they are sent.
   *
   * @return the dimension, or null if the vectors are not reduced
   */
  public @Nullable Long dimensionBeforeReduction() {
    long dimension = number("projection-input-dim");
    return dimension == 0 ? null : dimension;
  }

  /**
   * Returns how many elements the set has.
   *
   * @return the number of elements
   */
  public long size() {
    return number("size");
  }

  /**
   * Returns how many elements have attributes. Redis 8.2 leaves out those that came with an element
   * that was added in the background.
   *
   * @return the number of these elements
   */
  public long withAttributes() {
    return number("attributes-count");
  }

  /**
   * Returns how many links an element may have.
   *
   * @return the number of links
   */
  public long links() {
    return number("hnsw-m");
  }

  /**
   * Returns the highest layer of the graph.
   *
   * @return its number, from 0
   */
  public long highestLayer() {
    return number("max-level");
  }

  private long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  @Override
  public String toString() {
    return size() + " vectors of " + dimension() + " components, " + quantization;
  }
}
