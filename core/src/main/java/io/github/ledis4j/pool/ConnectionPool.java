package io.github.ledis4j.pool;

import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.url.ServerUri;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import java.util.concurrent.CompletableFuture;

/**
 * The connections to one server: lasting ones that the ordinary commands of all its clients share,
 * and exclusive ones that are leased. Thread-safe; no method but {@link #close} waits.
 *
 * <p>Hand it to several clients to let them share it, or lease connections yourself. Connections
 * are opened on demand; of the idle ones, that which was used last is lent first, so that the
 * number follows the load, unless {@link PoolOptions#lendOldestFirst} says otherwise. This library
 * makes all pools; the interface is not for others to implement.
 */
public interface ConnectionPool extends AutoCloseable {

  /**
   * Makes a pool of up to 50 exclusive connections; a user who finds all of them taken waits up to
   * 20 seconds. Which kind of server it is shows when connecting.
   *
   * @param endpoint where the server is
   * @return a pool that has not connected yet
   */
  static ConnectionPool create(Endpoint endpoint) {
    return create(endpoint, PoolOptions.DEFAULT);
  }

  /**
   * Makes a pool. Which kind of server it is shows when connecting.
   *
   * @param endpoint where the server is
   * @param options how many connections there are, and how they are lent; {@link
   *     PoolOptions#WITHOUT_WAITING} for a pool that fails at once when all are taken
   * @return a pool that has not connected yet
   */
  static ConnectionPool create(Endpoint endpoint, PoolOptions options) {
    return create(ConnectionOptions.builder().endpoint(endpoint).build(), options);
  }

  /**
   * Makes a pool.
   *
   * @param connections how each connection is made
   * @param options how many there are, and how they are lent
   * @return a pool that has not connected yet
   */
  static ConnectionPool create(ConnectionOptions connections, PoolOptions options) {
    return ChannelPool.of(connections, options);
  }

  /**
   * Makes a pool from a URL, {@code ledis://localhost:6380/0?pool_max=10} for instance.
   *
   * @param url where the server is, and any options of connections and pool
   * @return a pool that has not connected yet
   * @throws IllegalArgumentException if it is malformed or has an unknown parameter
   */
  static ConnectionPool create(String url) {
    ServerUri uri = ServerUri.parse(url);
    return create(uri.connection().build(), uri.pool().build());
  }

  /**
   * Leases a connection on the pool's own database.
   *
   * @return completes with a lease that must be closed; fails with a {@code PoolExhaustedException}
   *     if all are taken and the pool does not wait or too many wait already, with a {@code
   *     PoolAcquireTimeoutException} if none became free in time, and with another {@code
   *     ConnectionException} if none could be opened or the pool is closed before; cancelling it
   *     frees the place in the queue
   * @throws IllegalStateException if the pool is closed
   */
  CompletableFuture<Lease> acquire();

  /**
   * Returns counts of what the pool does.
   *
   * @return a snapshot
   */
  PoolStatistics statistics();

  /**
   * Closes every connection: idle ones now, leased ones when they come back, shared ones when what
   * was sent on them is answered. The pool stays usable, and connects again on demand; commands
   * that are handed in at the same time may fail as not sent, and are not ordered after those
   * before.
   *
   * @return completes when those are closed that nobody had leased
   * @throws IllegalStateException if the pool is closed
   */
  CompletableFuture<Void> disconnectAll();

  /**
   * Starts afresh: closes every connection now, leased ones too, and counts from zero. For what
   * must not hold a socket for a moment, a checkpoint for instance, and for tests. Callers that
   * wait for a connection keep their places. Pub/sub connects again after a second, or when it is
   * used, and tells of the gap.
   *
   * @return completes when all connections are closed
   * @throws IllegalStateException if the pool is closed
   */
  CompletableFuture<Void> reset();

  /**
   * Closes the pool: refuses new commands and leases, lets open ones end until {@link
   * PoolOptions#drainTimeout} is over, then fails what is left. Who comes later, also through a
   * client of this pool, is refused with an {@link IllegalStateException}.
   *
   * @return completes when all connections are closed
   */
  CompletableFuture<Void> closeAsync();

  /**
   * Closes the pool as {@link #closeAsync} does, and waits for it, unless the caller is on an event
   * loop: there it only starts closing.
   */
  @Override
  void close();
}
