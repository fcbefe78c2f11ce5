package io.github.ledis4j.codec;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

final class TextCodec implements Codec<String> {
  private final Charset charset;
  private final CodingErrorAction onError;

  TextCodec(Charset charset, CodingErrorAction onError) {
    this.charset = requireNonNull(charset, "charset");
    this.onError = requireNonNull(onError, "onError");
    if (!charset.canEncode()) {
      throw new IllegalArgumentException(charset + " cannot encode");
    }
  }

  @Override
  public int size(String value) {
    return encode(value).length;
  }

  @Override
  public void write(String value, byte[] target, int offset) {
    byte[] bytes = encode(value);
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  @Override
  public byte[] encode(String value) {
    try {
      ByteBuffer encoded =
          charset
              .newEncoder()
              .onMalformedInput(onError)
              .onUnmappableCharacter(onError)
              .encode(CharBuffer.wrap(value));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new CodecException("text of " + value.length() + " characters is not " + charset);
    }
  }

  @Override
  public String read(byte[] source, int offset, int length) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(onError)
          .onUnmappableCharacter(onError)
          .decode(ByteBuffer.wrap(source, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new CodecException("reply of " + length + " bytes is not " + charset);
    }
  }
}
