package io.github.ledis4j.internal.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.LexRange;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link LexRange}, and writes it. */
public final class LexBounds<V> implements LexRange<V> {
  private final @Nullable V min;
  private final boolean withMin;
  private final @Nullable V max;
  private final boolean withMax;

  /** Takes both ends, null for none. */
  public LexBounds(@Nullable V min, boolean withMin, @Nullable V max, boolean withMax) {
    this.min = min;
    this.withMin = withMin;
    this.max = max;
    this.withMax = withMax;
  }

  /** Gives what writes a range. */
  public static <V> LexBounds<V> of(LexRange<V> range) {
    return (LexBounds<V>) range;
  }

  @Override
  public LexRange<V> andAtMost(V highest) {
    return new LexBounds<>(min, withMin, requireNonNull(highest, "max"), true);
  }

  @Override
  public LexRange<V> andBelow(V end) {
    return new LexBounds<>(min, withMin, requireNonNull(end, "max"), false);
  }

  /** Adds the lower and the upper end to a command. */
  public <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, Codec<V> codec) {
    return command.add(lower(codec)).add(upper(codec));
  }

  /** Adds the upper and the lower end to a command that counts down. */
  public <K> CommandBuilder<K, V> addReversedTo(CommandBuilder<K, V> command, Codec<V> codec) {
    return command.add(upper(codec)).add(lower(codec));
  }

  private byte[] lower(Codec<V> codec) {
    return bound(min, withMin, '-', codec);
  }

  private byte[] upper(Codec<V> codec) {
    return bound(max, withMax, '+', codec);
  }

  private static <V> byte[] bound(@Nullable V end, boolean inclusive, char open, Codec<V> codec) {
    if (end == null) {
      return new byte[] {(byte) open};
    }
    byte[] bytes = CodecCalls.encode(codec, end);
    byte[] bound = new byte[1 + bytes.length];
    bound[0] = (byte) (inclusive ? '[' : '(');
    System.arraycopy(bytes, 0, bound, 1, bytes.length);
    return bound;
  }
}
