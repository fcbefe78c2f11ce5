package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Drops repeated arguments: LedisDB counts each of them, and what it counts drifts from what it
 * holds. Compared are the bytes that it would get, as arrays never equal one another and a codec
 * may write different values alike.
 */
final class Distinct {
  private Distinct() {}

  /** The first of all that are written alike, in their order; refuses to have none. */
  static <T> Collection<? extends T> of(Collection<? extends T> all, String what, Codec<T> codec) {
    if (count(all, what) == 1) {
      return all;
    }
    if (codec == Codec.UTF_8) {
      return new LinkedHashSet<>(all);
    }
    Map<ByteBuffer, T> distinct = new LinkedHashMap<>();
    for (T one : all) {
      distinct.putIfAbsent(bytes(one, codec), one);
    }
    return distinct.values();
  }

  /** The names as bytes, each with the value that came last. */
  static <T, V> Map<ByteBuffer, V> lastOf(Map<? extends T, ? extends V> all, Codec<T> codec) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("at least one field with its value is needed");
    }
    Map<ByteBuffer, V> distinct = new LinkedHashMap<>();
    all.forEach((name, value) -> distinct.put(bytes(name, codec), value));
    return distinct;
  }

  /** What two values have in common if they are written alike. */
  static <T> Object identity(T value, Codec<T> codec) {
    return codec == Codec.UTF_8 ? value : bytes(value, codec);
  }

  private static <T> ByteBuffer bytes(T value, Codec<T> codec) {
    return ByteBuffer.wrap(CodecCalls.encode(codec, value).clone());
  }
}
