package io.github.ledis4j.internal.pool;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The server behind clients and users of a pool, the event loops that it is on, and who is told of
 * its connections. Thread-safe.
 */
public final class ChannelPool implements ConnectionPool, Backend {
  private final EventLoops loops;
  private final EventHub events;
  private final Node node;
  private final CallSettings settings;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();

  private ChannelPool(ConnectionOptions connections, PoolOptions options) {
    requireNonNull(connections, "connections");
    if (connections.endpoint() instanceof ClusterSeeds) {
      throw new IllegalArgumentException("this is a cluster: use RedisClusterClient for it");
    }
    this.loops = EventLoops.acquire(connections.transport(), connections.eventLoopGroup());
    this.events = new EventHub(loops.surroundings().threads().apply(EventHub.THREADS));
    this.node = new Node(connections, options, loops, events);
    long timeout = ClientOptions.DEFAULT.commandTimeout().toNanos();
    this.settings = CallSettings.of(timeout, RetryPolicy.FAIL_FAST, null, null);
    node.closed()
        .whenComplete(
            (over, failure) -> {
              loops.close();
              events.complete();
              closed.complete(null);
            });
  }

  /** Makes a pool. */
  public static ChannelPool of(ConnectionOptions connections, PoolOptions options) {
    return new ChannelPool(connections, options);
  }

  /**
   * Gives the pool behind what a user holds.
   *
   * @throws IllegalArgumentException if it connects to another kind of server
   */
  public static ChannelPool of(ConnectionPool pool, ServerType server) {
    if (!(pool instanceof ChannelPool known)) {
      throw new IllegalArgumentException("a pool is made by the methods of ConnectionPool");
    }
    ServerType served = known.node.options().server();
    if (served != ServerType.DETECT && served != server) {
      throw new IllegalArgumentException(
          "the pool connects to a " + served + " server, the client is for " + server);
    }
    if (server == ServerType.REDIS) {
      known.node.leases().isRedis();
    }
    return known;
  }

  /** The server. */
  public Node node() {
    return node;
  }

  @Override
  public ConnectionOptions options() {
    return node.options();
  }

  @Override
  public EventLoops loops() {
    return loops;
  }

  @Override
  public EventHub events() {
    return events;
  }

  @Override
  public ServerRoute route(int database) {
    return node.route(database);
  }

  @Override
  public void requireOpen() {
    node.requireOpen();
  }

  /** Users cannot name the type that the clients get, and futures do not convert. */
  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<Lease> acquire() {
    requireOpen();
    return (CompletableFuture<Lease>)
        (CompletableFuture<? extends Lease>)
            node.leases().acquireForUser(node.options().database(), settings);
  }

  @Override
  public PoolStatistics statistics() {
    return node.statistics();
  }

  @Override
  public CompletableFuture<Void> disconnectAll() {
    requireOpen();
    return node.disconnect();
  }

  @Override
  public CompletableFuture<Void> reset() {
    requireOpen();
    return node.reset();
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return closeAsync(drain());
  }

  @Override
  public Duration drain() {
    return node.drain();
  }

  @Override
  public CompletableFuture<Void> closeAsync(Duration limit) {
    node.closeAsync(limit);
    return closed;
  }

  @Override
  public void close() {
    CompletableFuture<Void> done = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      done.join();
    }
  }
}
