package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;

/** How much {@code XREAD} reads. Immutable. */
public final class XReadOptions {
  /** Reads all that there is. */
  public static final XReadOptions DEFAULT = new XReadOptions(0);

  private final long count;

  private XReadOptions(long count) {
    this.count = count;
  }

  /**
   * Reads at most so many entries of each stream ({@code COUNT}).
   *
   * @param most how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public XReadOptions count(long most) {
    return new XReadOptions(between(most, 1, Long.MAX_VALUE, "count"));
  }

  int arguments() {
    return count == 0 ? 0 : 2;
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return count == 0 ? command : command.add("COUNT").add(count);
  }
}
