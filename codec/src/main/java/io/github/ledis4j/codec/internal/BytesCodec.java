package io.github.ledis4j.codec.internal;

import java.util.Arrays;

/** Bytes as they are. */
public final class BytesCodec extends InPlaceCodec<byte[]> {
  private static final byte[] EMPTY = new byte[0];

  @Override
  public int size(byte[] value) {
    return value.length;
  }

  @Override
  public void write(byte[] value, byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, value.length);
  }

  @Override
  public byte[] read(byte[] source, int offset, int length) {
    return length == 0 ? EMPTY : Arrays.copyOfRange(source, offset, offset + length);
  }
}
