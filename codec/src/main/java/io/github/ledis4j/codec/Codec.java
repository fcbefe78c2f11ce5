package io.github.ledis4j.codec;

import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Turns a key or a value into bytes and back, in place, so that no argument costs an array of its
 * own.
 *
 * <p>Implementations must be thread-safe and must not keep the arrays that they are handed. An
 * exception from {@link #size} or {@link #write} reaches the caller of the command before anything
 * is sent; one from {@link #read} fails that command alone.
 *
 * @param <T> what the application works with; never null here
 */
public interface Codec<T> {

  /** Strings as UTF-8; bytes that are not UTF-8 are reported, not replaced. */
  Codec<String> UTF_8 = new Utf8Codec();

  /** Bytes as they are; arrays are copied on the way in and on the way out. */
  Codec<byte[]> BYTES = new BytesCodec();

  /**
   * Bytes as they are; a value of 32 KiB or more is sent from the caller's array without a copy.
   * Such an array must not be changed until the future of its command is complete, and never again
   * if that future was cancelled or failed as {@code UNKNOWN}: the bytes may still wait to be sent.
   * Smaller values, keys and all that is read are copied as {@link #BYTES} does.
   */
  Codec<byte[]> WRAPPED_BYTES = new BytesCodec();

  /**
   * Strings in another character set, or with another way to meet what cannot be encoded or
   * decoded.
   *
   * @param charset the character set of keys and values
   * @param onError {@link CodingErrorAction#REPORT} to fail with {@link CodecException}, or {@link
   *     CodingErrorAction#REPLACE}, or {@link CodingErrorAction#IGNORE}
   * @return a thread-safe codec
   */
  static Codec<String> text(Charset charset, CodingErrorAction onError) {
    return new TextCodec(charset, onError);
  }

  /**
   * Says how many bytes {@link #write} will write.
   *
   * @param value what to encode
   * @return the exact number of bytes, at least 0
   */
  int size(T value);

  /**
   * Writes exactly {@link #size} bytes.
   *
   * @param value what to encode
   * @param target where to write
   * @param offset the index of the first byte to write
   */
  void write(T value, byte[] target, int offset);

  /**
   * Reads a value.
   *
   * @param source holds the bytes; must neither be kept nor changed
   * @param offset the index of the first byte
   * @param length how many bytes there are, at least 0
   * @return the value, not null
   */
  T read(byte[] source, int offset, int length);
}
