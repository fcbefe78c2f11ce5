package io.github.ledis4j.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a command beside its bytes: named options for the mapper of a client, the wait
 * that the command asks of the server, and whether it may be sent twice. Immutable.
 */
public final class CommandOptions {
  /** No options, no wait. */
  public static final CommandOptions NONE = new CommandOptions(Map.of(), 0, false);

  /** Longer than anybody waits, and still a number of nanoseconds. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Map<String, Object> values;
  private final long serverWaitNanos;
  private final boolean repeatable;

  private CommandOptions(Map<String, Object> values, long serverWaitNanos, boolean repeatable) {
    this.values = values;
    this.serverWaitNanos = serverWaitNanos;
    this.repeatable = repeatable;
  }

  CommandOptions with(String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new CommandOptions(Map.copyOf(more), serverWaitNanos, repeatable);
  }

  CommandOptions waiting(Duration wait) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("wait is negative: " + wait);
    }
    long nanos = (wait.compareTo(FOR_EVER) > 0 ? FOR_EVER : wait).toNanos();
    return new CommandOptions(values, nanos, repeatable);
  }

  CommandOptions repeatable() {
    return new CommandOptions(values, serverWaitNanos, true);
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /**
   * Returns one of the options.
   *
   * @param name its name
   * @return its value, or null if the caller did not set it
   */
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /**
   * Returns how long the server may hold the answer back.
   *
   * @return nanoseconds, 0 for commands that do not block
   */
  public long serverWaitNanos() {
    return serverWaitNanos;
  }
}
