package io.github.ledis4j.command.redis.sortedset;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.internal.command.LimitWords;

/** What stands behind {@link SortedSetRange}. */
final class RangeWords<V> implements SortedSetRange<V> {
  private final String by;
  private final Ends<V> ends;
  private final boolean reversed;
  private final Limit limit;

  RangeWords(String by, Ends<V> ends, boolean reversed, Limit limit) {
    this.by = by;
    this.ends = ends;
    this.reversed = reversed;
    this.limit = limit;
  }

  static <V> RangeWords<V> of(SortedSetRange<V> range) {
    return (RangeWords<V>) requireNonNull(range, "range");
  }

  @Override
  public SortedSetRange<V> reversed() {
    return new RangeWords<>(by, ends, !reversed, limit);
  }

  @Override
  public SortedSetRange<V> limit(Limit some) {
    if (by.isEmpty()) {
      throw new IllegalArgumentException("a range by position takes no limit");
    }
    return new RangeWords<>(by, ends, reversed, requireNonNull(some, "limit"));
  }

  int arguments() {
    return 2 + (by.isEmpty() ? 0 : 1) + (reversed ? 1 : 0) + LimitWords.of(limit).arguments();
  }

  <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command, Codec<V> codec) {
    ends.addTo(command, codec, reversed);
    if (!by.isEmpty()) {
      command.add(by);
    }
    if (reversed) {
      command.add("REV");
    }
    return LimitWords.of(limit).addTo(command);
  }

  /** Adds the two ends, the upper one first when it goes down. */
  interface Ends<V> {
    void addTo(CommandBuilder<?, V> command, Codec<V> codec, boolean down);
  }
}
