package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt: doubles each time, with full jitter. It starts over
 * when a connection has lasted, not when one was made: a server may take each and close it.
 */
final class Backoff {
  private static final Duration SLOWEST_TCP = Duration.ofSeconds(5);
  private static final Duration SLOWEST_UNIX = Duration.ofMillis(250);
  private static final int LARGEST_SHIFT = 30;

  private final ConnectionOptions options;
  private final RandomGenerator random;
  private static final long LASTING = TimeUnit.SECONDS.toNanos(1);

  private int attempts;
  private long lastMillis;

  Backoff(ConnectionOptions options, RandomGenerator random) {
    this.random = random;
    this.options = options;
  }

  void reset() {
    attempts = 0;
  }

  /** A connection was lost that had been there for so long. */
  void lost(long nanos) {
    if (nanos >= Math.max(LASTING, TimeUnit.MILLISECONDS.toNanos(lastMillis))) {
      reset();
    }
  }

  /** How many waits there were since the last reset. */
  int attempts() {
    return attempts;
  }

  /**
   * Gives the next wait.
   *
   * @param longest what it must not be over, less than what the options say
   */
  long nextMillis(@Nullable Endpoint endpoint, long longest) {
    long usual = longest(endpoint).toMillis();
    long max = Math.min(usual, longest);
    int shift = Math.min(attempts++, LARGEST_SHIFT);
    long min = options.reconnectMin().toMillis();
    long doubled = min > max >> shift ? max : min << shift;
    lastMillis = random.nextLong(Math.min(max, doubled) + 1);
    return lastMillis;
  }

  private Duration longest(@Nullable Endpoint endpoint) {
    Duration set = options.reconnectMax();
    if (set != null) {
      return set;
    }
    return endpoint instanceof Endpoint.UnixSocket ? SLOWEST_UNIX : SLOWEST_TCP;
  }
}
