package io.github.ledis4j.command.redis.stream;

/**
 * Where {@code XREAD} starts to read a stream, and a group of consumers, too. Immutable. Where a
 * consumer of a group reads on is a {@link GroupPosition}.
 */
public final class StreamPosition {
  /** Reads from the first entry on. */
  public static final StreamPosition START = after(StreamId.MIN);

  /**
   * Reads what is added from now on ({@code $}): of use to a command that waits, and to a new
   * group. To read again, give the id of the last entry that came; otherwise you miss what was
   * added in between.
   */
  public static final StreamPosition NEW = new StreamPosition("$");

  /**
   * Reads the last entry, if there is one ({@code +}), since Redis 7.4. A group cannot start there.
   */
  public static final StreamPosition LAST = new StreamPosition("+");

  private final String text;

  private StreamPosition(String text) {
    this.text = text;
  }

  /**
   * Reads the entries behind an id.
   *
   * @param id the id before the first to read, which need not be in the stream
   * @return the position
   */
  public static StreamPosition after(StreamId id) {
    return new StreamPosition(id.toString());
  }

  /** Where a group starts. */
  String ofGroup() {
    if (this == LAST) {
      throw new IllegalArgumentException(
          "a group cannot start at the last entry: say NEW or after(id)");
    }
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
