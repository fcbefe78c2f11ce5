package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import org.jspecify.annotations.Nullable;

/**
 * The members that a command looks at, in the order of their bytes, whatever their scores.
 * Immutable. A range whose upper end lies below its lower end is empty.
 *
 * @param <V> the type of members
 */
public final class LexRange<V> {
  private final @Nullable V min;
  private final boolean withMin;
  private final @Nullable V max;
  private final boolean withMax;

  private LexRange(@Nullable V min, boolean withMin, @Nullable V max, boolean withMax) {
    this.min = min;
    this.withMin = withMin;
    this.max = max;
    this.withMax = withMax;
  }

  /**
   * Takes all members.
   *
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> all() {
    return new LexRange<>(null, true, null, true);
  }

  /**
   * Takes both ends and what is between.
   *
   * @param min the lowest member
   * @param max the highest member
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> between(V min, V max) {
    return atLeast(min).andAtMost(max);
  }

  /**
   * Takes a member and those above.
   *
   * @param min the lowest member
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> atLeast(V min) {
    return new LexRange<>(requireNonNull(min, "min"), true, null, true);
  }

  /**
   * Takes the members above one.
   *
   * @param min the member below the lowest
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> above(V min) {
    return new LexRange<>(requireNonNull(min, "min"), false, null, true);
  }

  /**
   * Takes a member and those below.
   *
   * @param max the highest member
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> atMost(V max) {
    return LexRange.<V>all().andAtMost(max);
  }

  /**
   * Takes the members below one.
   *
   * @param max the member above the highest
   * @param <V> the type of members
   * @return the range
   */
  public static <V> LexRange<V> below(V max) {
    return LexRange.<V>all().andBelow(max);
  }

  /**
   * Ends this range at a member.
   *
   * @param highest the highest member
   * @return a copy
   */
  public LexRange<V> andAtMost(V highest) {
    return new LexRange<>(min, withMin, requireNonNull(highest, "max"), true);
  }

  /**
   * Ends this range below a member.
   *
   * @param end the member above the highest
   * @return a copy
   */
  public LexRange<V> andBelow(V end) {
    return new LexRange<>(min, withMin, requireNonNull(end, "max"), false);
  }

  /**
   * Adds the lower and the upper end to a command.
   *
   * @param command the command
   * @param codec writes members
   * @param <K> the type of keys
   * @return the command
   */
  public <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, Codec<V> codec) {
    return command.add(lower(codec)).add(upper(codec));
  }

  /**
   * Adds the upper and the lower end to a command that counts down.
   *
   * @param command the command
   * @param codec writes members
   * @param <K> the type of keys
   * @return the command
   */
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
