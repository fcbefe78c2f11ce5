package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import org.jspecify.annotations.Nullable;

/**
 * A mapper that reads a bulk string without a reader as well, to the same value.
 *
 * @param <T> the type of the value
 */
public interface BulkMapper<T extends @Nullable Object> extends ReplyMapper<T> {

  /**
   * Reads a bulk string.
   *
   * @param source holds its bytes
   * @param offset the index of the first of them
   * @param length how many there are
   * @return what {@link #map} makes of it
   */
  T bulk(byte[] source, int offset, int length);

  /**
   * Tells whether the value is the bytes themselves.
   *
   * @return true if an array that holds nothing else may become the value
   */
  default boolean keepsBytes() {
    return false;
  }
}
