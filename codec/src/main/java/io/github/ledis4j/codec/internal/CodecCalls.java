package io.github.ledis4j.codec.internal;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.codec.UnexpectedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * The one way to call a codec, so that what it does wrong is said to be its own fault, and never
 * looks like a reply or like a fault of the server.
 */
public final class CodecCalls {

  private CodecCalls() {}

  /**
   * Encodes a value.
   *
   * @param codec how
   * @param value what, not null
   * @param <T> the type of the value
   * @return the bytes, to be copied before anything else is done
   * @throws CodecException if the codec gives null, or is wrong about the size
   */
  public static <T> byte[] encode(Codec<T> codec, T value) {
    byte @Nullable [] bytes = codec.encode(requireNonNull(value, "argument"));
    if (bytes == null) {
      throw new CodecException("the codec encodes a value as null");
    }
    return bytes;
  }

  /**
   * Reads a value.
   *
   * @param codec how
   * @param source holds the bytes
   * @param offset the index of the first byte
   * @param length how many bytes there are
   * @param <T> the type of the value
   * @return the value, not null
   * @throws CodecException if the codec gives null, or blames the server
   */
  public static <T> T read(Codec<T> codec, byte[] source, int offset, int length) {
    @Nullable T value;
    try {
      value = codec.read(source, offset, length);
    } catch (UnexpectedReplyException e) {
      // Left as it is, this would close the connection, as the server's fault.
      throw new CodecException("the codec cannot read " + length + " bytes", e);
    }
    if (value == null) {
      throw new CodecException("the codec makes null of " + length + " bytes");
    }
    return value;
  }
}
