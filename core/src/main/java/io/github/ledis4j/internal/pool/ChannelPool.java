package io.github.ledis4j.internal.pool;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.RetryPolicy;
import io.github.ledis4j.ServerType;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The pool as the clients need it. Thread-safe. */
public final class ChannelPool implements ConnectionPool {
  /** As long as a command may take by default; after that none is worth waiting for. */
  private static final Duration DRAIN = ClientOptions.DEFAULT.commandTimeout();

  private final ConnectionOptions connections;
  private final EventLoops loops;
  private final Leases leases;
  private final CallSettings settings;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();

  // Guarded by this.
  private final Map<Integer, SharedConnections> shared = new HashMap<>();
  private boolean closing;

  private ChannelPool(ConnectionOptions connections, PoolOptions options) {
    this.connections = requireNonNull(connections, "connections");
    this.loops = EventLoops.acquire(connections.transport(), connections.eventLoopGroup());
    this.leases = new Leases(connections, options, loops);
    this.settings = CallSettings.of(DRAIN.toNanos(), RetryPolicy.FAIL_FAST, null, null);
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
    ServerType served = known.connections.server();
    if (served != ServerType.DETECT && served != server) {
      throw new IllegalArgumentException(
          "the pool connects to a " + served + " server, the client is for " + server);
    }
    return known;
  }

  /** Gives the options that the connections of this pool are made with. */
  public ConnectionOptions options() {
    return connections;
  }

  /** Gives what lends connections. */
  public Leases leases() {
    return leases;
  }

  /**
   * Gives the shared connections to one database, the same at every call.
   *
   * @throws IllegalStateException if the pool was closed before they were first asked for
   */
  public synchronized SharedConnections shared(int database) {
    SharedConnections known = shared.get(database);
    if (known != null) {
      return known;
    }
    if (closing) {
      throw new IllegalStateException("pool is closed");
    }
    SharedConnections made =
        new SharedConnections(connections.toBuilder().database(database).build(), loops);
    shared.put(database, made);
    return made;
  }

  /** Users cannot name the type that the clients get, and futures do not convert. */
  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<Lease> acquire() {
    return (CompletableFuture<Lease>)
        (CompletableFuture<? extends Lease>)
            leases.acquire(connections.database(), settings, leases.waitNanos());
  }

  @Override
  public PoolStatistics statistics() {
    SharedTotals totals = new SharedTotals();
    allShared().forEach(each -> each.addTo(totals));
    return leases.statistics(totals.statistics());
  }

  @Override
  public CompletableFuture<Void> disconnectAll() {
    return both(leases.disconnect(), each -> each.renew(DRAIN, false));
  }

  @Override
  public CompletableFuture<Void> reset() {
    return both(leases.reset(), each -> each.renew(Duration.ZERO, true));
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    synchronized (this) {
      if (closing) {
        return closed;
      }
      closing = true;
    }
    both(leases.closeAsync(DRAIN), each -> each.closeAsync(DRAIN))
        .whenComplete(
            (done, failure) -> {
              loops.close();
              closed.complete(null);
            });
    return closed;
  }

  private CompletableFuture<Void> both(
      CompletableFuture<Void> ofLeases,
      Function<SharedConnections, CompletableFuture<Void>> ofShared) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    all.add(ofLeases);
    allShared().forEach(each -> all.add(ofShared.apply(each)));
    return GuardedFuture.allOf(all);
  }

  private synchronized List<SharedConnections> allShared() {
    return List.copyOf(shared.values());
  }

  @Override
  public void close() {
    CompletableFuture<Void> done = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      done.join();
    }
  }
}
