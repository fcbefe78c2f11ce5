package io.github.ledis4j.command.redis.stream;

/** What a consumer of a group reads of a stream. Immutable. */
public final class GroupPosition {
  /** Entries that no consumer of the group was given yet ({@code >}). */
  public static final GroupPosition NEW = new GroupPosition(">");

  /** What this consumer was given and has not acknowledged, from its first entry on. */
  public static final GroupPosition PENDING = pendingAfter(StreamId.MIN);

  private final String text;

  private GroupPosition(String text) {
    this.text = text;
  }

  /**
   * Reads what this consumer was given and has not acknowledged, behind an id. Nothing else is
   * added to that, so that the server never waits.
   *
   * @param id the id before the first to read
   * @return the position
   */
  public static GroupPosition pendingAfter(StreamId id) {
    return new GroupPosition(id.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
