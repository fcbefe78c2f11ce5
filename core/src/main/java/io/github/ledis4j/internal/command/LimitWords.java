package io.github.ledis4j.internal.command;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Limit;

/** What stands behind {@link Limit}, and writes it. */
public final class LimitWords implements Limit {
  private final long offset;
  private final long count;

  /** Takes the limit, checked; a count of -1 is no end. */
  public LimitWords(long offset, long count) {
    this.offset = offset;
    this.count = count;
  }

  /** Gives what writes a limit. */
  public static LimitWords of(Limit limit) {
    return (LimitWords) limit;
  }

  /** Says how many elements to leave out. */
  public long offset() {
    return offset;
  }

  /** Says how many words {@link #addTo} adds. */
  public int arguments() {
    return this == NONE ? 0 : 3;
  }

  /** Adds {@code LIMIT} to a command, unless everything is wanted. */
  public <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return this == NONE ? command : command.add("LIMIT").add(offset).add(count);
  }
}
