package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyReader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads through a codec.
 *
 * @param <T> the type of the value
 * @param <R> the same, or the same and null
 */
public final class ValueMapper<T extends R, R extends @Nullable Object> implements BulkMapper<R> {
  private final Codec<T> codec;
  private final Supplier<R> missing;

  /**
   * Makes a mapper.
   *
   * @param codec makes the value
   * @param missing gives what stands for null, or throws
   */
  public ValueMapper(Codec<T> codec, Supplier<R> missing) {
    this.codec = codec;
    this.missing = missing;
  }

  @Override
  public R map(ReplyReader reply) {
    @Nullable T value = reply.value(codec);
    return value == null ? missing.get() : value;
  }

  @Override
  public R bulk(byte[] source, int offset, int length) {
    return CodecCalls.read(codec, source, offset, length);
  }

  @Override
  public boolean keepsBytes() {
    return codec instanceof BytesCodec;
  }
}
