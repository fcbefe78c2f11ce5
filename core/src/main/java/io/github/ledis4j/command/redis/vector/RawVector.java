package io.github.ledis4j.command.redis.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vector as the server keeps it ({@code VEMB} with {@code RAW}). Immutable. */
public final class RawVector {
  private final String quantization;
  private final byte[] data;
  private final double norm;
  private final @Nullable Double range;

  /** Keeps the array, which nobody else may change. */
  RawVector(String quantization, byte[] data, double norm, @Nullable Double range) {
    this.quantization = quantization;
    this.data = data;
    this.norm = norm;
    this.range = range;
  }

  /**
   * Returns the server's name of the form of the data.
   *
   * @return {@code int8}, {@code bin} or {@code f32}
   */
  public String quantization() {
    return quantization;
  }

  /**
   * Returns the normalized vector in the server's form.
   *
   * @return a new array
   */
  public byte[] data() {
    return data.clone();
  }

  /**
   * Returns the length that the vector had before it was normalized.
   *
   * @return the length
   */
  public double norm() {
    return norm;
  }

  /**
   * Returns the number that 127 stands for.
   *
   * @return the number for {@code int8}, else null
   */
  public @Nullable Double range() {
    return range;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawVector that
        && quantization.equals(that.quantization)
        && Arrays.equals(data, that.data)
        && Double.compare(norm, that.norm) == 0
        && Objects.equals(range, that.range);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return quantization + " of " + data.length + " bytes";
  }
}
