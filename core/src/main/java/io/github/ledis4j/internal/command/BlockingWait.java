package io.github.ledis4j.internal.command;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;

/** How long a command asks the server to wait for an element. */
public final class BlockingWait {
  /** What 0 asks for; long enough, and still a number of nanoseconds. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final long millis;

  private BlockingWait(long millis) {
    this.millis = millis;
  }

  /**
   * Checks a wait.
   *
   * @param wait how long, at least zero; zero for ever
   */
  public static BlockingWait of(Duration wait) {
    return new BlockingWait(millis(wait, "a wait"));
  }

  /**
   * Rounds up to milliseconds; what is longer than for ever is for ever.
   *
   * @param time not negative
   * @param what names it in the message
   */
  public static long millis(Duration time, String what) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(what + " must not be negative: " + time);
    }
    boolean longer = time.compareTo(FOR_EVER) > 0;
    return (longer ? FOR_EVER : time).plusNanos(999_999).toMillis();
  }

  /** Adds the wait in seconds, and keeps it from being taken for silence. */
  public <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    long asked = WaitSeconds.millis(millis);
    return command.add(WaitSeconds.text(asked)).serverWait(serverWait(asked));
  }

  /** Adds the wait in milliseconds, and keeps it from being taken for silence. */
  public <K, V> CommandBuilder<K, V> addMillisTo(CommandBuilder<K, V> command) {
    return command.add(millis).serverWait(serverWait(millis));
  }

  private static Duration serverWait(long millis) {
    return millis == 0 ? FOR_EVER : Duration.ofMillis(millis);
  }
}
