package io.github.ledis4j.command.redis;

import java.time.Duration;

/** The times of {@code MIGRATE}. */
final class Migration {
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  /** The server also waits for a connection, and for the answers to AUTH and SELECT. */
  private static final int MORE_WAITS = 3;

  private Migration() {}

  static long millis(Duration timeout) {
    if (timeout.compareTo(Duration.ofMillis(1)) < 0
        || timeout.compareTo(LONGEST) > 0
        || timeout.getNano() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException(
          "timeout must be whole milliseconds, from one to a day: " + timeout);
    }
    return timeout.toMillis();
  }

  /** How long the server may take to move keys, whose answers it awaits one by one. */
  static Duration wait(Duration timeout, int keys) {
    int waits = keys + MORE_WAITS;
    return timeout.compareTo(LONGEST.dividedBy(waits)) > 0 ? LONGEST : timeout.multipliedBy(waits);
  }
}
