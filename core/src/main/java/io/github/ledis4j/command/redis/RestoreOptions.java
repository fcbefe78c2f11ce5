package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code RESTORE} may take beside key and payload. Immutable; of two times the later given
 * counts.
 */
public final class RestoreOptions {
  /** Makes a key that does not expire, unless the key is there. */
  public static final RestoreOptions DEFAULT = new RestoreOptions(0, false, List.of());

  private final long time;
  private final boolean absolute;
  private final List<String> words;

  private RestoreOptions(long time, boolean absolute, List<String> words) {
    this.time = time;
    this.absolute = absolute;
    this.words = List.copyOf(words);
  }

  /**
   * Lets the key expire after some time.
   *
   * @param ttl longer than zero, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  public RestoreOptions expireIn(Duration ttl) {
    return new RestoreOptions(millis(ttl), false, words);
  }

  /**
   * Lets the key expire at a point in time ({@code ABSTTL}).
   *
   * @param when after 1970, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the point in time is earlier
   */
  public RestoreOptions expireAt(Instant when) {
    return new RestoreOptions(unixMillis(when), true, words);
  }

  /**
   * Deletes what the key holds ({@code REPLACE}).
   *
   * @return a copy
   */
  public RestoreOptions replace() {
    return with("REPLACE");
  }

  /**
   * Has the key look as if it had not been used for some time ({@code IDLETIME}), for a server that
   * evicts by that.
   *
   * @param idle at least zero, rounded up to seconds
   * @return a copy
   * @throws IllegalArgumentException if the time is negative
   */
  public RestoreOptions idleTime(Duration idle) {
    long seconds = idle.isZero() ? 0 : seconds(idle, "idle time");
    return with("IDLETIME", Long.toString(seconds));
  }

  /**
   * Has the key look as if it had been used so often ({@code FREQ}), for a server that evicts by
   * that.
   *
   * @param frequency the logarithmic counter, 0 to 255
   * @return a copy
   * @throws IllegalArgumentException if the counter is lower or higher
   */
  public RestoreOptions frequency(int frequency) {
    return with("FREQ", Long.toString(between(frequency, 0, 255, "frequency")));
  }

  private RestoreOptions with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(more));
    return new RestoreOptions(time, absolute, all);
  }

  long time() {
    return time;
  }

  int arguments() {
    return words.size() + (absolute ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    command.texts(words);
    if (absolute) {
      command.add("ABSTTL");
    }
    return command;
  }
}
