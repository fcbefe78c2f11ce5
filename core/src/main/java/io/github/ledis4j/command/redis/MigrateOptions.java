package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.util.List;

/** What {@code MIGRATE} may take beside the keys and where they go. Immutable. */
public final class MigrateOptions {
  /** Moves keys that are missing there, to a server that asks for no password. */
  public static final MigrateOptions DEFAULT = new MigrateOptions(false, false, List.of());

  private final boolean copy;
  private final boolean replace;
  private final List<String> credentials;

  private MigrateOptions(boolean copy, boolean replace, List<String> credentials) {
    this.copy = copy;
    this.replace = replace;
    this.credentials = credentials;
  }

  /**
   * Keeps the keys here, too ({@code COPY}).
   *
   * @return a copy
   */
  public MigrateOptions copy() {
    return new MigrateOptions(true, replace, credentials);
  }

  /**
   * Deletes what the keys hold there ({@code REPLACE}).
   *
   * @return a copy
   */
  public MigrateOptions replace() {
    return new MigrateOptions(copy, true, credentials);
  }

  /**
   * Sets the password of the other server ({@code AUTH}).
   *
   * @param password what it asks for
   * @return a copy
   */
  public MigrateOptions password(String password) {
    return new MigrateOptions(copy, replace, List.of("AUTH", requireNonNull(password, "password")));
  }

  /**
   * Sets who to be on the other server ({@code AUTH2}).
   *
   * @param user the user's name there
   * @param password the user's password there
   * @return a copy
   */
  public MigrateOptions credentials(String user, String password) {
    return new MigrateOptions(
        copy,
        replace,
        List.of("AUTH2", requireNonNull(user, "user"), requireNonNull(password, "password")));
  }

  int arguments() {
    return (copy ? 1 : 0) + (replace ? 1 : 0) + credentials.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (copy) {
      command.add("COPY");
    }
    if (replace) {
      command.add("REPLACE");
    }
    credentials.forEach(command::add);
    return command;
  }
}
