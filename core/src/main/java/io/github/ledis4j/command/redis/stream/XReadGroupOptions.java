package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;

/** How much {@code XREADGROUP} reads, and how. Immutable. */
public final class XReadGroupOptions {
  /** Reads all that there is, and has the server remember it until it is acknowledged. */
  public static final XReadGroupOptions DEFAULT = new XReadGroupOptions(0, false);

  private final long count;
  private final boolean noAck;

  private XReadGroupOptions(long count, boolean noAck) {
    this.count = count;
    this.noAck = noAck;
  }

  /**
   * Reads at most so many entries of each stream ({@code COUNT}).
   *
   * @param most how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public XReadGroupOptions count(long most) {
    return new XReadGroupOptions(between(most, 1, Long.MAX_VALUE, "count"), noAck);
  }

  /**
   * Takes new entries as acknowledged when they are sent ({@code NOACK}): what does not arrive, or
   * is not worked off, is lost.
   *
   * @return a copy
   */
  public XReadGroupOptions noAck() {
    return new XReadGroupOptions(count, true);
  }

  int arguments() {
    return (count == 0 ? 0 : 2) + (noAck ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (count != 0) {
      command.add("COUNT").add(count);
    }
    return noAck ? command.add("NOACK") : command;
  }
}
