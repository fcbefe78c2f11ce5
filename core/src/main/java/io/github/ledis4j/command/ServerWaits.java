package io.github.ledis4j.command;

import io.github.ledis4j.internal.command.PackedWords;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds how long a command asks the server to wait, in its packed arguments. */
final class ServerWaits {
  /** What 0 asks for; long enough, and still a number of nanoseconds. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private static final Set<String> SECONDS_AT_THE_END =
      Set.of("BLPOP", "BRPOP", "BRPOPLPUSH", "BLMOVE", "BZPOPMIN", "BZPOPMAX");
  private static final Set<String> SECONDS_AT_THE_START = Set.of("BLMPOP", "BZMPOP");
  private static final Set<String> MILLIS_AT_THE_END = Set.of("WAIT", "WAITAOF");
  private static final Set<String> STREAMS = Set.of("XREAD", "XREADGROUP");

  private ServerWaits() {}

  /** Returns whether a command always waits. */
  static boolean always(String name) {
    return SECONDS_AT_THE_END.contains(name)
        || SECONDS_AT_THE_START.contains(name)
        || MILLIS_AT_THE_END.contains(name);
  }

  /** Returns whether a command waits if it is asked to. */
  static boolean sometimes(String name) {
    return STREAMS.contains(name);
  }

  /**
   * Looks at the arguments.
   *
   * @param arguments stand before the first one
   * @return the wait, zero if it cannot be read, or null if the command does not wait
   */
  static @Nullable Duration of(String name, PackedWords arguments) {
    if (SECONDS_AT_THE_END.contains(name)) {
      return read(arguments.last(), 1_000);
    } else if (SECONDS_AT_THE_START.contains(name)) {
      return read(arguments.skip(1), 1_000);
    } else if (MILLIS_AT_THE_END.contains(name)) {
      return read(arguments.last(), 1);
    }
    return STREAMS.contains(name) ? ofStreams(arguments) : null;
  }

  private static @Nullable Duration ofStreams(PackedWords arguments) {
    while (arguments.next() && !arguments.is("STREAMS")) {
      if (arguments.is("BLOCK")) {
        return read(arguments.skip(1), 1);
      } else if (arguments.is("GROUP")) {
        arguments.skip(2); // names of a user's own, which may be any word
      }
    }
    return null;
  }

  private static Duration read(PackedWords argument, int millisPerUnit) {
    try {
      double millis = Double.parseDouble(argument.word()) * millisPerUnit;
      return millis == 0 ? FOR_EVER : Duration.ofMillis((long) Math.max(0, Math.min(millis, 3e15)));
    } catch (NumberFormatException e) {
      // The server says what is wrong with it.
      return Duration.ZERO;
    }
  }
}
