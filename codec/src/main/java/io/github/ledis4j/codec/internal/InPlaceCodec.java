package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.Codec;

/**
 * The codecs of this package that know a size without encoding. They are known to tell the truth
 * about it, so they write straight into the command; a codec of a user's writes into an array of
 * its own, where it can harm nobody.
 */
abstract sealed class InPlaceCodec<T> implements Codec<T> permits BytesCodec, Utf8Codec {

  @Override
  public final byte[] encode(T value) {
    byte[] bytes = new byte[size(value)];
    write(value, bytes, 0);
    return bytes;
  }
}
