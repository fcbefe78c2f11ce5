package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** What {@code XSETID} may take beside the id. Immutable. */
public final class XSetIdOptions {
  /** Changes the last id only. */
  public static final XSetIdOptions DEFAULT = new XSetIdOptions(-1, null);

  private final long added;
  private final @Nullable StreamId deleted;

  private XSetIdOptions(long added, @Nullable StreamId deleted) {
    this.added = added;
    this.deleted = deleted;
  }

  /**
   * Sets how many entries were ever added ({@code ENTRIESADDED}), since Redis 7.0.
   *
   * @param entries how many, at least 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public XSetIdOptions entriesAdded(long entries) {
    return new XSetIdOptions(between(entries, 0, Long.MAX_VALUE, "entries"), deleted);
  }

  /**
   * Sets which was the highest id that was deleted ({@code MAXDELETEDID}), since Redis 7.0.
   *
   * @param id the id
   * @return a copy
   */
  public XSetIdOptions maxDeletedId(StreamId id) {
    return new XSetIdOptions(added, requireNonNull(id, "id"));
  }

  int arguments() {
    return (added < 0 ? 0 : 2) + (deleted == null ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (added >= 0) {
      command.add("ENTRIESADDED").add(added);
    }
    return deleted == null ? command : command.add("MAXDELETEDID").add(deleted.toString());
  }
}
