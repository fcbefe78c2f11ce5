package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.Discovery;
import io.github.ledis4j.internal.connection.Elsewhere;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One server, and all connections to it: those that are shared, a route for each database, those
 * that are leased, those that listen. Thread-safe.
 */
public final class Node {
  private final ConnectionOptions options;
  private final EventLoops loops;
  private final EventHub events;
  private final LeaseQueue leases;
  private final Duration drain;
  private final Discovery.@Nullable Watch watch;
  private final @Nullable Elsewhere elsewhere;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();

  private volatile boolean closing;

  /** Guarded by this, as what is added is, so that nothing is once the node closes. */
  private final Map<Integer, ServerRoute> routes = new HashMap<>();

  private final Set<Tenant> tenants = Collections.synchronizedSet(new LinkedHashSet<>());

  /**
   * Makes a node to which nothing is connected yet; the event loops and the hub are its owner's.
   */
  public Node(ConnectionOptions options, PoolOptions leasing, EventLoops loops, EventHub events) {
    this(options, leasing, loops, events, null);
  }

  /**
   * Makes a node of several.
   *
   * @param elsewhere takes what shared connections are given for other nodes
   */
  public Node(
      ConnectionOptions options,
      PoolOptions leasing,
      EventLoops loops,
      EventHub events,
      @Nullable Elsewhere elsewhere) {
    this.options = options;
    this.elsewhere = elsewhere;
    this.loops = loops;
    this.events = events;
    this.leases = new LeaseQueue(options, leasing, loops, events);
    this.drain = leasing.drainTimeout();
    tenants.add(leases);
    Runnable forget = loops.whenEnded(() -> tenants().forEach(Tenant::loopsEnded));
    closed.whenComplete((over, failure) -> forget.run());
    this.watch =
        options.endpoint() instanceof Discovery discovery ? discovery.watch(this::leave) : null;
  }

  private void leave(Predicate<Endpoint> wrong, String why) {
    tenants().forEach(each -> each.leave(wrong, why));
  }

  private List<Tenant> tenants() {
    return List.copyOf(tenants);
  }

  /** How connections to it are made. */
  public ConnectionOptions options() {
    return options;
  }

  /** What lends connections to it. */
  LeaseQueue leases() {
    return leases;
  }

  /**
   * Refuses those who come too late.
   *
   * @throws IllegalStateException if this is closed or being closed
   */
  void requireOpen() {
    if (closing) {
      throw new IllegalStateException("pool is closed");
    }
  }

  /**
   * Gives the route to one database, the same at every call.
   *
   * @throws IllegalStateException if this was closed before it was first asked for
   */
  public synchronized ServerRoute route(int database) {
    ServerRoute known = routes.get(database);
    if (known == null) {
      requireOpen();
      known = new ServerRoute(this, options.toBuilder().database(database).build(), false);
      routes.put(database, known);
      tenants.add(known);
    }
    return known;
  }

  /**
   * Makes a route for one user only, who retires it in the end.
   *
   * @throws IllegalStateException if this is closed
   */
  synchronized ServerRoute route(int database, int connections) {
    requireOpen();
    ServerRoute made =
        new ServerRoute(
            this,
            options.toBuilder().database(database).sharedConnections(connections).build(),
            true);
    tenants.add(made);
    return made;
  }

  void forget(Tenant gone) {
    tenants.remove(gone);
  }

  EventLoop nextLoop() {
    return loops.group().next();
  }

  Dialer dialer(ConnectionOptions special) {
    return new Dialer(loops, special);
  }

  /** Makes a connection that comes back when it is lost, on the next event loop. */
  Connection connection(ConnectionOptions special, Dialer dialer) {
    Connection made = new Connection(special, dialer, loops.group().next(), true, events);
    if (elsewhere != null) {
      made.forwarding().to(elsewhere);
    }
    return made;
  }

  /**
   * Makes a connection that is nobody else's and does not come back when it is lost, outside of the
   * cap of leases; it is closed with the others.
   *
   * @param special the options of this node, but for what is special
   * @throws IllegalStateException if this is closed
   */
  public synchronized Connection connectAlone(ConnectionOptions special) {
    requireOpen();
    return add(
        new Connection(special, dialer(special), loops.group().next(), false, events), false);
  }

  /**
   * Makes a connection for what the server pushes, outside of all limits; it is closed with the
   * others.
   *
   * @throws IllegalStateException if this is closed
   */
  synchronized Connection listen(int database, PushHandler handler, EventLoop loop) {
    requireOpen();
    // While something is subscribed over RESP2, a server does not take the probe's command.
    ConnectionOptions special = options.toBuilder().database(database).probeEvery(0).build();
    return add(new Connection(special, dialer(special), loop, events, handler), true);
  }

  private Connection add(Connection made, boolean lasting) {
    Tenant tenant = new LoneConnection(made, lasting);
    tenants.add(tenant);
    made.closed().whenComplete((over, failure) -> forget(tenant));
    return made;
  }

  /** What is going on on the connections to it. */
  public PoolStatistics statistics() {
    SharedTotals totals = new SharedTotals();
    tenants().forEach(each -> each.addTo(totals));
    return leases.statistics(totals.statistics());
  }

  /** How long closing waits for what is open. */
  Duration drain() {
    return drain;
  }

  /** Gives up the connections that there are, and works on with new ones. */
  CompletableFuture<Void> disconnect() {
    return all(each -> each.disconnect(drain));
  }

  /** The same at once, and counts from zero. */
  CompletableFuture<Void> reset() {
    return all(Tenant::reset);
  }

  /** Closes, and gives what is open no more than this time. */
  public CompletableFuture<Void> closeAsync(Duration limit) {
    synchronized (this) {
      if (closing) {
        return closed;
      }
      closing = true;
    }
    all(each -> each.closeAsync(limit))
        .handle((over, failure) -> over)
        .thenCompose(over -> watch == null ? CompletableFuture.completedFuture(null) : watch.end())
        .whenComplete((over, failure) -> closed.complete(null));
    return closed;
  }

  /** Completes when all is closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  private CompletableFuture<Void> all(Function<Tenant, CompletableFuture<Void>> step) {
    return GuardedFuture.allOf(tenants().stream().map(step).toList());
  }
}
