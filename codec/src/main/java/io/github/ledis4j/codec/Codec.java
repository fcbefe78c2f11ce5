package io.github.ledis4j.codec;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.internal.BytesCodec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.codec.internal.Utf8Codec;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Turns a key or a value into bytes and back. {@link #of} makes one of two functions, {@link #map}
 * makes one of another codec:
 *
 * <pre>{@code
 * Codec<Order> orders = Codec.of(json::writeValueAsBytes, bytes -> json.readValue(bytes, Order.class));
 * Codec<UUID> ids = Codec.UTF_8.map(UUID::toString, UUID::fromString);
 * }</pre>
 *
 * <p>Implementations must be thread-safe and must not keep the arrays that they are handed.
 *
 * <p>What a codec does wrong is the fault of one command, or of one pub/sub message, alone. An
 * exception while a value is encoded reaches the caller of the command, and so does a {@link
 * CodecException} if {@link #write} does not fill {@link #size} bytes: nothing of that command is
 * sent. An exception or error from {@link #read}, or null, fails that command as {@code EXECUTED}.
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
   * Makes bytes of a value. {@code json::writeValueAsBytes} of Jackson is one.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Encoding<T> {
    /**
     * Encodes a value.
     *
     * @param value what to encode, not null
     * @return its bytes, not null
     * @throws Exception if that cannot be done; a checked one becomes a {@link CodecException}
     */
    byte[] encode(T value) throws Exception;
  }

  /**
   * Makes a value of bytes.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  interface Decoding<T> {
    /**
     * Decodes a value.
     *
     * @param bytes what to decode
     * @return the value, not null
     * @throws Exception if that cannot be done; a checked one becomes a {@link CodecException}
     */
    T decode(byte[] bytes) throws Exception;
  }

  /**
   * Makes a codec of two functions, which may throw what they like. Each value is encoded exactly
   * once.
   *
   * @param encode makes the bytes of a value, not null; they are copied before it is called again
   * @param decode makes the value, not null, of bytes, which are its own to keep
   * @param <T> what the application works with
   * @return a codec, thread-safe if both functions are
   */
  static <T> Codec<T> of(Encoding<? super T> encode, Decoding<? extends T> decode) {
    requireNonNull(encode, "encode");
    requireNonNull(decode, "decode");
    return new FunctionCodec<>(
        value -> FunctionCodec.encode(encode, value),
        bytes -> FunctionCodec.decode(decode, bytes),
        (source, offset, length) -> Arrays.copyOfRange(source, offset, offset + length));
  }

  /**
   * Makes a codec of another type out of this one.
   *
   * @param encode makes what this codec encodes, not null
   * @param decode makes the value, not null, of what this codec has decoded
   * @param <R> the other type
   * @return a codec, thread-safe if this one and both functions are
   */
  default <R> Codec<R> map(
      Function<? super R, ? extends T> encode, Function<? super T, ? extends R> decode) {
    requireNonNull(encode, "encode");
    return new FunctionCodec<>(
        value -> encode(FunctionCodec.made(encode.apply(value))),
        decode,
        (source, offset, length) -> CodecCalls.read(this, source, offset, length));
  }

  /**
   * Encodes a value into an array of its own. This is what commands use, so a codec that knows the
   * bytes before their number does well to override it. What this method does is to call {@link
   * #size} and {@link #write}, and to check that they agree.
   *
   * @param value what to encode
   * @return exactly the bytes of the value, not null; they are not changed, and copied before they
   *     are sent
   * @throws CodecException if {@link #size} is negative, or not the number of bytes that {@link
   *     #write} writes
   */
  default byte[] encode(T value) {
    int size = size(value);
    if (size < 0) {
      throw new CodecException("the codec says that a value has " + size + " bytes");
    }
    byte[] bytes = new byte[size];
    // A byte that is as it was may have been written or not: another value tells. Few writers end
    // on a zero, and one that does fill the array is wronged only if it writes these eight by
    // chance.
    for (byte unwritten = 0; unwritten < 8; unwritten++) {
      Arrays.fill(bytes, Math.max(size - 1, 0), size, unwritten);
      FunctionCodec.write(this, value, bytes);
      if (size == 0 || bytes[size - 1] != unwritten) {
        return bytes;
      }
    }
    throw new CodecException("the codec wrote less than the " + size + " bytes of its size()");
  }

  /**
   * Returns how many bytes {@link #write} will write.
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
