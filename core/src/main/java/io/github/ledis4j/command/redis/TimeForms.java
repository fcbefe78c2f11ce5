package io.github.ledis4j.command.redis;

/**
 * The two forms of a command or an option that takes a time: one in seconds, which is sent where
 * that is exact, and one in milliseconds.
 *
 * @param inSeconds the form that takes seconds
 * @param inMillis the form that takes milliseconds
 */
record TimeForms<T>(T inSeconds, T inMillis) {
  private static final int MILLIS_PER_SECOND = 1_000;

  T of(long millis) {
    return millis % MILLIS_PER_SECOND == 0 ? inSeconds : inMillis;
  }

  /** The number that the form takes. */
  static long number(long millis) {
    return millis % MILLIS_PER_SECOND == 0 ? millis / MILLIS_PER_SECOND : millis;
  }
}
