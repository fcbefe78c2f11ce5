package io.github.ledis4j.internal.client;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.pool.ChannelPool;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** What all views of one client share: its pool, its reply mappers, and whether it is closed. */
public final class ClientState {
  private final ChannelPool pool;
  private final boolean ownsPool;
  private final Map<String, ReplyCallback<?>> callbacks;
  private volatile boolean closed;

  /** Makes the state of an open client. */
  public ClientState(ChannelPool pool, boolean ownsPool, Map<String, ReplyCallback<?>> callbacks) {
    this.pool = pool;
    this.ownsPool = ownsPool;
    this.callbacks = Map.copyOf(callbacks);
  }

  /** A time limit in nanoseconds; zero means none. */
  public static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout is negative: " + timeout);
    }
    // A quarter of the clock's range, so that adding it to the clock cannot overflow.
    long none = Long.MAX_VALUE / 4;
    return timeout.isZero() || timeout.compareTo(Duration.ofNanos(none)) > 0
        ? none
        : timeout.toNanos();
  }

  ChannelPool pool() {
    return pool;
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("client is closed");
    }
  }

  ReplyCallback<?> callback(String name) {
    ReplyCallback<?> callback = callbacks.get(name.toUpperCase(Locale.ROOT));
    if (callback == null) {
      throw new IllegalArgumentException(
          "this client has no reply mapper for "
              + name
              + ", only for "
              + new TreeSet<>(callbacks.keySet()));
    }
    return callback;
  }

  /** Closes the client, and its pool if that is its own. */
  public CompletableFuture<Void> closeAsync() {
    closed = true;
    return ownsPool ? pool.closeAsync() : CompletableFuture.completedFuture(null);
  }

  /** Closes and waits; on an event loop, where nothing may wait, it only starts to close. */
  public void close() {
    CompletableFuture<Void> closing = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      try {
        closing.join();
      } catch (RuntimeException e) {
        throw new ConnectionException(Outcome.UNKNOWN, "closing failed: " + e.getMessage(), e);
      }
    }
  }
}
