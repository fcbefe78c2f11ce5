package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.ServerType;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One connection that leases are made of. */
final class PooledConnection {
  final Connection connection;
  final EventLoop loop;

  /** Which rebuilding of the pool it belongs to; an older one is closed instead of lent. */
  final int generation;

  /** Completes when the connection is closed and the pool has struck it out. */
  final CompletableFuture<Void> closed = new CompletableFuture<>();

  final long createdAt;

  /** Whether the server is known to be a LedisDB before anybody has asked it. */
  final boolean ledis;

  // Guarded by the lock of the pool's state.
  long lentAt;
  long idleSince;

  /** The database it is on. Event-loop confined. */
  int database;

  PooledConnection(
      ConnectionOptions options, Dialer dialer, EventLoop loop, int generation, EventHub events) {
    this.connection = new Connection(options, dialer, loop, false, events);
    this.ledis = options.server() == ServerType.LEDIS;
    this.createdAt = dialer.surroundings().now();
    this.loop = loop;
    this.generation = generation;
    this.database = options.database();
  }

  void close() {
    connection.closeAsync(Duration.ZERO);
  }
}
