package io.github.ledis4j.command.redis;

import io.github.ledis4j.internal.command.Arguments;
import java.time.Duration;

/** The times of {@code MIGRATE}. */
final class Migration {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** The server also waits for a connection, and for the answers to AUTH and SELECT. */
  private static final int MORE_WAITS = 3;

  private Migration() {}

  static long millis(Duration timeout) {
    if (timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("timeout must not be longer than a day: " + timeout);
    }
    return Arguments.millis(timeout, "timeout");
  }

  /** How long the server may take to move keys, whose answers it awaits one by one. */
  static Duration wait(Duration timeout, int keys) {
    int waits = keys + MORE_WAITS;
    return timeout.compareTo(LONGEST.dividedBy(waits)) > 0 ? LONGEST : timeout.multipliedBy(waits);
  }
}
