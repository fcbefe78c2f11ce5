package io.github.ledis4j.command;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds how long a command that a user put together asks the server to wait. */
final class ServerWaits {
  /** What 0 asks for; long enough, and still a number of nanoseconds. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private ServerWaits() {}

  /**
   * Looks at the arguments.
   *
   * @return the wait, zero if it cannot be read, or null if the command does not wait
   */
  static @Nullable Duration of(String name, Object[] arguments) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "BLPOP", "BRPOP", "BRPOPLPUSH", "BLMOVE", "BZPOPMIN", "BZPOPMAX" ->
          of(arguments, arguments.length - 1, 1_000);
      case "BLMPOP", "BZMPOP" -> of(arguments, 0, 1_000);
      case "WAIT", "WAITAOF" -> of(arguments, arguments.length - 1, 1);
      case "XREAD", "XREADGROUP" -> ofStreams(arguments);
      default -> null;
    };
  }

  private static @Nullable Duration ofStreams(Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String word = arguments[i] instanceof String text ? text.toUpperCase(Locale.ROOT) : "";
      if (word.equals("STREAMS")) {
        return null;
      }
      if (word.equals("BLOCK")) {
        return of(arguments, i + 1, 1);
      }
    }
    return null;
  }

  private static Duration of(Object[] arguments, int index, int millisPerUnit) {
    try {
      double millis = Double.parseDouble(String.valueOf(arguments[index])) * millisPerUnit;
      return millis == 0 ? FOR_EVER : Duration.ofMillis((long) Math.max(0, Math.min(millis, 3e15)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      // The server says what is wrong with it.
      return Duration.ZERO;
    }
  }
}
