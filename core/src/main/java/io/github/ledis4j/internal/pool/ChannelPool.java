package io.github.ledis4j.internal.pool;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.Discovery;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pool as the clients need it. Thread-safe. */
public final class ChannelPool implements ConnectionPool {
  /** How long what the server pushes finds no connection after a reset. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final ConnectionOptions connections;
  private final EventLoops loops;
  private final EventHub events;
  private final LeaseQueue leases;
  private final CallSettings settings;
  private final Duration drain;
  private final Discovery.@Nullable Watch watch;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();

  private volatile boolean closing;

  /** Added to under the lock of this, so that nothing is added once the pool closes. */
  private final OpenConnections open = new OpenConnections();

  private ChannelPool(ConnectionOptions connections, PoolOptions options) {
    this.connections = requireNonNull(connections, "connections");
    this.loops = EventLoops.acquire(connections.transport(), connections.eventLoopGroup());
    this.events = new EventHub(loops.surroundings().threads().apply(EventHub.THREADS));
    this.leases = new LeaseQueue(connections, options, loops, events);
    this.drain = options.drainTimeout();
    long timeout = ClientOptions.DEFAULT.commandTimeout().toNanos();
    this.settings = CallSettings.of(timeout, RetryPolicy.FAIL_FAST, null, null);
    loops.whenEnded(this::loopsEnded);
    this.watch =
        connections.endpoint() instanceof Discovery discovery ? discovery.watch(this::leave) : null;
  }

  /** Leaves servers that are no longer the right ones. */
  private void leave(Predicate<Endpoint> wrong, String why) {
    open.shared().forEach(each -> each.leave(wrong, why));
    leases.leave(wrong, why);
    open.alone().forEach(each -> each.leave(wrong, why));
    open.listening().forEach(each -> each.leave(wrong, why));
  }

  private void loopsEnded() {
    leases.loopsEnded();
    open.shared().forEach(SharedConnections::loopsEnded);
    open.alone().forEach(Connection::loopEnded);
    open.listening().forEach(Connection::loopEnded);
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
    if (server == ServerType.REDIS) {
      known.leases.isRedis();
    }
    return known;
  }

  /** Gives the options that the connections of this pool are made with. */
  public ConnectionOptions options() {
    return connections;
  }

  /** Gives what tells of connections. */
  public EventHub events() {
    return events;
  }

  /** Gives what lends connections. */
  public LeaseQueue leases() {
    return leases;
  }

  /**
   * Gives the shared connections to one database, the same at every call.
   *
   * @throws IllegalStateException if the pool was closed before they were first asked for
   */
  public synchronized SharedConnections shared(int database) {
    SharedConnections known = open.shared(database);
    if (known != null) {
      return known;
    }
    requireOpen();
    SharedConnections made =
        new SharedConnections(connections.toBuilder().database(database).build(), loops, events);
    open.share(database, made);
    return made;
  }

  /**
   * Refuses those who come too late.
   *
   * @throws IllegalStateException if the pool is closed or being closed
   */
  public void requireOpen() {
    if (closing) {
      throw new IllegalStateException("pool is closed");
    }
  }

  /**
   * Makes connections to one database for one user only, who gives them to {@link #retire} in the
   * end; they are closed with the pool.
   *
   * @throws IllegalStateException if the pool is closed
   */
  public synchronized SharedConnections dedicate(int database, int count) {
    requireOpen();
    SharedConnections made =
        new SharedConnections(
            connections.toBuilder().database(database).sharedConnections(count).build(),
            loops,
            events);
    open.dedicate(made);
    return made;
  }

  /** Closes connections that were made for one user, when what is open on them has ended. */
  public CompletableFuture<Void> retire(SharedConnections made) {
    open.forget(made);
    return made.closeAsync(drain);
  }

  /**
   * Makes a connection that is nobody else's and does not come back when it is lost, outside of the
   * cap of leases; it is closed with the others.
   *
   * @param options this pool's, but for what is special
   * @throws IllegalStateException if the pool is closed
   */
  public Connection connectAlone(ConnectionOptions options) {
    Connection made;
    synchronized (this) {
      requireOpen();
      Dialer dialer = new Dialer(loops, options);
      made = new Connection(options, dialer, loops.group().next(), false, events);
      open.addAlone(made);
    }
    made.closed().whenComplete((closed, failure) -> open.forget(made));
    return made;
  }

  /**
   * Makes a connection for what the server pushes, outside of all limits of this pool; it is closed
   * with the pool.
   *
   * @throws IllegalStateException if the pool is closed
   */
  public synchronized Connection listen(int database, PushHandler handler) {
    requireOpen();
    // While something is subscribed over RESP2, a server does not take the probe's command.
    ConnectionOptions options = connections.toBuilder().database(database).probeEvery(0).build();
    Connection made =
        new Connection(options, new Dialer(loops, options), loops.group().next(), events, handler);
    open.addListening(made);
    made.closed().whenComplete((done, failure) -> open.forget(made));
    return made;
  }

  /** Users cannot name the type that the clients get, and futures do not convert. */
  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<Lease> acquire() {
    requireOpen();
    return (CompletableFuture<Lease>)
        (CompletableFuture<? extends Lease>)
            leases.acquireForUser(connections.database(), settings);
  }

  @Override
  public PoolStatistics statistics() {
    SharedTotals totals = new SharedTotals();
    open.shared().forEach(each -> each.addTo(totals));
    return leases.statistics(totals.statistics());
  }

  @Override
  public CompletableFuture<Void> disconnectAll() {
    requireOpen();
    return all(
        leases.disconnect(),
        each -> each.renew(drain, false),
        each -> each.disconnect(Duration.ZERO));
  }

  @Override
  public CompletableFuture<Void> reset() {
    requireOpen();
    return all(
        leases.reset(), each -> each.renew(Duration.ZERO, true), each -> each.disconnect(REST));
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return closeAsync(drain);
  }

  /** How long closing waits for what is open. */
  public Duration drain() {
    return drain;
  }

  /** Closes, and gives what is open no more than this time. */
  public CompletableFuture<Void> closeAsync(Duration limit) {
    synchronized (this) {
      if (closing) {
        return closed;
      }
      closing = true;
    }
    all(
            leases.closeAsync(limit),
            each -> each.closeAsync(limit),
            each -> each.closeAsync(Duration.ZERO))
        .handle((over, failure) -> over)
        .thenCompose(over -> watch == null ? CompletableFuture.completedFuture(null) : watch.end())
        .whenComplete(
            (done, failure) -> {
              loops.close();
              events.complete();
              closed.complete(null);
            });
    return closed;
  }

  private CompletableFuture<Void> all(
      CompletableFuture<Void> ofLeases,
      Function<SharedConnections, CompletableFuture<Void>> ofShared,
      Function<Connection, CompletableFuture<Void>> ofListening) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    all.add(ofLeases);
    open.shared().forEach(each -> all.add(ofShared.apply(each)));
    open.alone().forEach(each -> all.add(each.closeAsync(Duration.ZERO)));
    open.listening().forEach(each -> all.add(ofListening.apply(each)));
    return GuardedFuture.allOf(all);
  }

  @Override
  public void close() {
    CompletableFuture<Void> done = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      done.join();
    }
  }
}
