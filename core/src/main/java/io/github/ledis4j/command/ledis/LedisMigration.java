package io.github.ledis4j.command.ledis;

import io.github.ledis4j.internal.command.Arguments;
import java.time.Duration;

/** The times of {@code XMIGRATE} and {@code XMIGRATEDB}. */
final class LedisMigration {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** For so long the server tries again while somebody else moves the same key. */
  private static final Duration TURNS = Duration.ofSeconds(5);

  private LedisMigration() {}

  static long millis(Duration timeout) {
    if (timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("timeout must not be longer than a day: " + timeout);
    }
    return Arguments.millis(timeout, "timeout");
  }

  /** How long the server may take to move keys one by one, each within the timeout. */
  static Duration wait(Duration timeout, int keys) {
    boolean longer = timeout.compareTo(LONGEST.dividedBy(keys)) > 0;
    return TURNS.plus(longer ? LONGEST : timeout.multipliedBy(keys));
  }
}
