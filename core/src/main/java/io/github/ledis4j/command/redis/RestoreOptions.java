package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code RESTORE} may take beside key and payload. Immutable; of two times the later given
 * counts.
 */
public final class RestoreOptions {
  /** Makes a key that does not expire, unless the key is there. */
  public static final RestoreOptions DEFAULT = new RestoreOptions(0, false, false);

  private final long time;
  private final boolean absolute;
  private final boolean replace;

  private RestoreOptions(long time, boolean absolute, boolean replace) {
    this.time = time;
    this.absolute = absolute;
    this.replace = replace;
  }

  /**
   * Lets the key expire after some time.
   *
   * @param ttl at least one millisecond, without a fraction of one
   * @return a copy
   * @throws IllegalArgumentException if the time to live is shorter or finer
   */
  public RestoreOptions expireIn(Duration ttl) {
    return new RestoreOptions(millis(ttl), false, replace);
  }

  /**
   * Lets the key expire at a point in time ({@code ABSTTL}).
   *
   * @param when after 1970, without a fraction of a millisecond
   * @return a copy
   * @throws IllegalArgumentException if the point in time is earlier or finer
   */
  public RestoreOptions expireAt(Instant when) {
    return new RestoreOptions(unixMillis(when), true, replace);
  }

  /**
   * Deletes what the key holds ({@code REPLACE}).
   *
   * @return a copy
   */
  public RestoreOptions replace() {
    return new RestoreOptions(time, absolute, true);
  }

  long time() {
    return time;
  }

  int arguments() {
    return (replace ? 1 : 0) + (absolute ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (replace) {
      command.add("REPLACE");
    }
    if (absolute) {
      command.add("ABSTTL");
    }
    return command;
  }
}
