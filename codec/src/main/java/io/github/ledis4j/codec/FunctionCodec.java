package io.github.ledis4j.codec;

import static java.util.Objects.requireNonNull;

import java.nio.BufferOverflowException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec made of two functions; what it has encoded, it knows the size of. */
final class FunctionCodec<S, T> implements Codec<T> {

  /** Returns the function that decodes what it works on. */
  interface Source<S> {
    S read(byte[] source, int offset, int length);
  }

  private final Function<? super T, byte[]> encode;
  private final Function<? super S, ? extends T> decode;
  private final Source<S> source;

  FunctionCodec(
      Function<? super T, byte[]> encode,
      Function<? super S, ? extends T> decode,
      Source<S> source) {
    this.encode = requireNonNull(encode, "encode");
    this.decode = requireNonNull(decode, "decode");
    this.source = source;
  }

  @Override
  public byte[] encode(T value) {
    return made(encode.apply(value));
  }

  @Override
  public int size(T value) {
    return encode(value).length;
  }

  @Override
  public void write(T value, byte[] target, int offset) {
    byte[] bytes = encode(value);
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public T read(byte[] bytes, int offset, int length) {
    return decode.apply(source.read(bytes, offset, length));
  }

  /** Calls what may throw anything. */
  static <R> byte[] encode(Encoding<? super R> encoding, R value) {
    try {
      return encoding.encode(value);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CodecException("the codec cannot encode a value", e);
    }
  }

  /** Calls what may throw anything. */
  static <R> R decode(Decoding<? extends R> decoding, byte[] bytes) {
    try {
      return decoding.decode(bytes);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CodecException("the codec cannot decode " + bytes.length + " bytes", e);
    }
  }

  /** Refuses what user code gives where null means nothing. */
  static <R> R made(@Nullable R result) {
    if (result == null) {
      throw new CodecException("the codec encodes a value as null");
    }
    return result;
  }

  /** Writes into an array of the size that was said, so that whatever is more meets its end. */
  static <R> void write(Codec<R> codec, R value, byte[] bytes) {
    try {
      codec.write(value, bytes, 0);
    } catch (IndexOutOfBoundsException | BufferOverflowException e) {
      throw new CodecException(
          "the codec cannot write a value into the " + bytes.length + " bytes of its size()", e);
    }
  }
}
