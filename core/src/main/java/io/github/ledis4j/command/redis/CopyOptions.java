package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;

/** What {@code COPY} may take beside the two keys. Immutable. */
public final class CopyOptions {
  /** Copies within the database, and only if the destination is missing. */
  public static final CopyOptions DEFAULT = new CopyOptions(-1, false);

  private final int database;
  private final boolean replace;

  private CopyOptions(int database, boolean replace) {
    this.database = database;
    this.replace = replace;
  }

  /**
   * Copies into another database ({@code DB}).
   *
   * @param number of the database, at least 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public CopyOptions database(int number) {
    return new CopyOptions((int) between(number, 0, Integer.MAX_VALUE, "database"), replace);
  }

  /**
   * Deletes what the destination holds ({@code REPLACE}).
   *
   * @return a copy
   */
  public CopyOptions replace() {
    return new CopyOptions(database, true);
  }

  int arguments() {
    return (database < 0 ? 0 : 2) + (replace ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (database >= 0) {
      command.add("DB").add(database);
    }
    if (replace) {
      command.add("REPLACE");
    }
    return command;
  }
}
