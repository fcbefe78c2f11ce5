package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;

/** What {@code XGROUP CREATE} may take beside the names. Immutable. */
public final class XGroupCreateOptions {
  /** Answers with an error if the stream is missing. */
  public static final XGroupCreateOptions DEFAULT = new XGroupCreateOptions(false, -1);

  private final boolean makeStream;
  private final long read;

  private XGroupCreateOptions(boolean makeStream, long read) {
    this.makeStream = makeStream;
    this.read = read;
  }

  /**
   * Makes an empty stream if it is missing ({@code MKSTREAM}).
   *
   * @return a copy
   */
  public XGroupCreateOptions makeStream() {
    return new XGroupCreateOptions(true, read);
  }

  /**
   * Sets how many entries lie before the one to start at ({@code ENTRIESREAD}), so that the server
   * can tell how many are still to be read; since Redis 7.0.
   *
   * @param entries how many, at least 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public XGroupCreateOptions entriesRead(long entries) {
    return new XGroupCreateOptions(makeStream, between(entries, 0, Long.MAX_VALUE, "entries"));
  }

  int arguments() {
    return (makeStream ? 1 : 0) + (read < 0 ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (makeStream) {
      command.add("MKSTREAM");
    }
    return read < 0 ? command : command.add("ENTRIESREAD").add(read);
  }
}
