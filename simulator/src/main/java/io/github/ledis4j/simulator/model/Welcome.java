package io.github.ledis4j.simulator.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clients are told that have only just connected. */
public enum Welcome {
  /** Nothing but the answers to their questions. */
  ALL(""),
  /** That there are too many of them. */
  FULL("ERR max number of clients reached"),
  /** That there is no {@code HELLO}, as Redis 5 does. */
  OLD(""),
  /** That they may not do most of what a client does first. */
  STRICT("NOPERM this user has no permissions to run the '%s' command"),
  /** That there are too many of them, by somebody who does not close the connection. */
  CROWDED("ERR max number of clients reached"),
  /** That a database cannot be had, in words that nobody knows. */
  ODD("ERR not now");

  private static final Set<String> FIRST_WORDS = Set.of("hello", "client", "ping", "role", "info");

  private final String error;

  Welcome(String error) {
    this.error = error;
  }

  /** What a new client is told before it has asked; null for nothing. */
  @Nullable String farewell() {
    return this == FULL ? error : null;
  }

  /** Whether a command is not known. */
  boolean hides(String name) {
    return this == OLD && name.equals("hello");
  }

  /** What a command is refused with, or null. */
  @Nullable String refusal(String name) {
    boolean refuses =
        switch (this) {
          case STRICT -> FIRST_WORDS.contains(name);
          case CROWDED -> true;
          case ODD -> name.equals("select");
          case ALL, FULL, OLD -> false;
        };
    return refuses ? error.formatted(name) : null;
  }
}
