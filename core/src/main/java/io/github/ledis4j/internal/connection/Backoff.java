package io.github.ledis4j.internal.connection;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.Endpoint;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt: doubles each time, with full jitter. */
final class Backoff {
  private static final Endpoint UNKNOWN = Endpoint.tcp("unknown", 1);
  private static final int LARGEST_SHIFT = 30;

  private final ConnectionOptions options;
  private int attempts;

  Backoff(ConnectionOptions options) {
    this.options = options;
  }

  void reset() {
    attempts = 0;
  }

  /** How many waits there were since the last reset. */
  int attempts() {
    return attempts;
  }

  long nextMillis(@Nullable Endpoint endpoint) {
    long max = options.reconnectMax(endpoint == null ? UNKNOWN : endpoint).toMillis();
    int shift = Math.min(attempts++, LARGEST_SHIFT);
    long min = options.reconnectMin().toMillis();
    long doubled = min > max >> shift ? max : min << shift;
    return ThreadLocalRandom.current().nextLong(Math.min(max, doubled) + 1);
  }
}
