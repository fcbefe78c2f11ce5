package io.github.ledis4j.command.redis.vector;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What {@code VSIM} looks for neighbours of. Immutable.
 *
 * @param <V> the type of elements
 */
public final class VectorQuery<V> {
  private final @Nullable V element;
  private final byte[] vector;

  private VectorQuery(@Nullable V element, byte[] vector) {
    this.element = element;
    this.vector = vector;
  }

  /**
   * Takes the vector of an element ({@code ELE}); one that is not in the set is answered with an
   * error.
   *
   * @param element the element, which finds itself, too
   * @param <V> the type of elements
   * @return the query
   */
  public static <V> VectorQuery<V> element(V element) {
    return new VectorQuery<>(requireNonNull(element, "element"), new byte[0]);
  }

  /**
   * Takes any vector ({@code FP32}); one of another dimension than those of the set is answered
   * with an error.
   *
   * @param components at least one, copied here
   * @param <V> the type of elements
   * @return the query
   * @throws IllegalArgumentException if there is no component or one is infinite or NaN
   */
  public static <V> VectorQuery<V> vector(float... components) {
    return new VectorQuery<>(null, Vectors.packed(components));
  }

  /** Adds two words. */
  <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return element == null ? command.add("FP32").add(vector) : command.add("ELE").value(element);
  }
}
