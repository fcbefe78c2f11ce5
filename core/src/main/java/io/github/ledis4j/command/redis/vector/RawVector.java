package io.github.ledis4j.command.redis.vector;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vector as the server keeps it ({@code VEMB} with {@code RAW}).
 *
 * @param quantization the server's name of the form of the data: {@code int8}, {@code bin} or
 *     {@code f32}
 * @param data the normalized vector in that form; the record's own, not copied
 * @param norm the length of the vector before it was normalized
 * @param range for {@code int8} the number that 127 stands for, else null
 */
public record RawVector(String quantization, byte[] data, double norm, @Nullable Double range) {

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
