package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database of a server, for all that its users send: the lasting connections that
 * they share, and which of them takes a command, the same one for the same key, and for commands
 * without a key the same one for the same thread; and those that they lease, or listen on.
 * Thread-safe.
 */
public final class Route implements Tenant {
  private final Node node;
  private final ConnectionOptions options;
  private final boolean ofOneUser;
  private final Dialer dialer;
  private volatile Connection[] connections;
  private final SharedTotals past = new SharedTotals();
  private boolean closed;

  Route(Node node, ConnectionOptions options, boolean ofOneUser) {
    this.node = node;
    this.options = options;
    this.ofOneUser = ofOneUser;
    this.dialer = node.dialer(options);
    this.connections = create(options.sharedConnections());
  }

  private Connection[] create(int count) {
    return Stream.generate(() -> node.connection(options, dialer))
        .limit(count)
        .toArray(Connection[]::new);
  }

  /** The number of the database. */
  public int database() {
    return options.database();
  }

  /** Takes a call; it completes in any case. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    Connection[] now = connections;
    return (now.length == 1 ? now[0] : pick(now, KeyRoute.of(call))).submit(call);
  }

  /** Takes a call that waited elsewhere, or that another node refused. */
  public void resubmit(Call<?> call) {
    Connection[] now = connections;
    (now.length == 1 ? now[0] : pick(now, KeyRoute.of(call))).forwarding().resubmit(call);
  }

  /** Runs something when all that was submitted before has its end on this route. */
  public void whenPassed(Runnable task) {
    Connection[] now = connections;
    AtomicInteger left = new AtomicInteger(now.length);
    for (Connection connection : now) {
      connection
          .forwarding()
          .whenPassed(
              () -> {
                if (left.decrementAndGet() == 0) {
                  task.run();
                }
              });
    }
  }

  /** Takes a transaction; the first key in it decides where it goes. */
  public void submit(TransactionCall transaction) {
    Connection[] now = connections;
    (now.length == 1 ? now[0] : pick(now, routeOf(transaction.parts()))).submit(transaction);
  }

  /**
   * Takes calls in order; on several connections, each in its place. All of them are taken or, if
   * one of these connections has no room, none.
   *
   * @throws io.github.ledis4j.error.LedisException why none was taken
   */
  public void submitAll(List<? extends Call<?>> calls) {
    List<UnitSplitter> parts = new ArrayList<>();
    placed(calls).forEach((target, part) -> parts.add(new UnitSplitter(target, part)));
    int reserved = 0;
    try {
      for (; reserved < parts.size(); reserved++) {
        parts.get(reserved).reserve();
      }
    } catch (RuntimeException e) {
      parts.subList(0, reserved).forEach(UnitSplitter::release);
      throw e;
    }
    parts.forEach(UnitSplitter::submit);
  }

  /**
   * Gives what takes a batch while it is recorded, or null: several connections must agree first,
   * and to a server that is at work anyway the batch goes in one piece, which costs less.
   */
  public @Nullable BatchStream stream() {
    Connection[] now = connections;
    return now.length == 1 && now[0].isIdle() ? new BatchStream(now[0]) : null;
  }

  private Map<Connection, List<? extends Call<?>>> placed(List<? extends Call<?>> calls) {
    Connection[] now = connections;
    if (now.length == 1) {
      return Map.of(now[0], calls);
    }
    Map<Connection, List<Call<?>>> parts = new LinkedHashMap<>();
    for (Call<?> call : calls) {
      Connection target = pick(now, KeyRoute.of(call.command()));
      parts.computeIfAbsent(target, any -> new ArrayList<>()).add(call);
    }
    return Collections.unmodifiableMap(parts);
  }

  /** Tells which connection takes a command: the same number, the same connection. */
  public int placeOf(Command<?> command) {
    int count = connections.length;
    int route = count == 1 ? 0 : KeyRoute.of(command);
    return route < 0 ? route : route % count;
  }

  private static int routeOf(List<? extends Call<?>> calls) {
    int route = -1;
    for (int i = 0; route < 0 && i < calls.size(); i++) {
      route = KeyRoute.of(calls.get(i).command());
    }
    return route;
  }

  private static Connection pick(Connection[] from, int route) {
    long number = route >= 0 ? route : Thread.currentThread().getId();
    return from[(int) (number % from.length)];
  }

  /** Connects now; the future tells how the first attempts went. */
  public CompletableFuture<Void> connect() {
    return GuardedFuture.allOf(Stream.of(connections).map(Connection::connect).toList());
  }

  /**
   * Asks for a connection for a command and what follows it; cancelling the future frees the place
   * in the queue.
   *
   * @param first the command, which says what was not sent if there is none; or null if it is not
   *     known yet
   * @param settings of the commands on it; their time limit bounds the waiting, too
   */
  public CompletableFuture<LeasedConnection> lease(
      @Nullable Command<?> first, CallSettings settings) {
    return node.leases().acquire(database(), first, settings);
  }

  /**
   * The same for a connection that may take any time to be made; the time limit bounds the waiting
   * in the queue.
   */
  public CompletableFuture<LeasedConnection> leasePatiently(
      Command<?> first, CallSettings settings) {
    return node.leases().acquirePatiently(database(), first, settings);
  }

  /**
   * Makes a connection for what the server pushes, outside of all limits; it is closed with the
   * others.
   *
   * @throws IllegalStateException if the node is closed
   */
  public Connection listen(PushHandler handler) {
    return node.listen(database(), handler);
  }

  /**
   * Gives a route to the same database with so many connections at least: this one, or one for its
   * user alone, who is to {@link #retire} it in the end.
   *
   * @throws IllegalStateException if the node is closed
   */
  public Route withConnections(int count) {
    return count <= options.sharedConnections() ? this : node.route(database(), count);
  }

  /** Closes what was made for one user when what is open on it has ended; leaves others alone. */
  public CompletableFuture<Void> retire() {
    if (!ofOneUser) {
      return CompletableFuture.completedFuture(null);
    }
    node.forget(this);
    return closeAsync(node.drain());
  }

  @Override
  public CompletableFuture<Void> disconnect(Duration drain) {
    return renew(drain, false);
  }

  @Override
  public CompletableFuture<Void> reset() {
    return renew(Duration.ZERO, true);
  }

  /** Lets new connections take over, which are dialled on their first command. */
  private synchronized CompletableFuture<Void> renew(Duration drain, boolean countFromZero) {
    Connection[] old = connections;
    if (closed) {
      return close(old, drain);
    }
    for (Connection connection : old) {
      past.addPast(connection.snapshot());
    }
    if (countFromZero) {
      past.clear();
    }
    connections = create(old.length);
    return close(old, drain);
  }

  @Override
  public void loopsEnded() {
    for (Connection connection : connections) {
      connection.loopEnded();
    }
  }

  @Override
  public synchronized CompletableFuture<Void> closeAsync(Duration drain) {
    closed = true;
    return close(connections, drain);
  }

  private static CompletableFuture<Void> close(Connection[] connections, Duration drain) {
    return GuardedFuture.allOf(
        Stream.of(connections).map(connection -> connection.closeAsync(drain)).toList());
  }

  @Override
  public void leave(Predicate<Endpoint> wrong, String why) {
    for (Connection connection : connections) {
      connection.leave(wrong, why);
    }
  }

  @Override
  public synchronized void addTo(SharedTotals totals) {
    totals.add(past);
    for (Connection connection : connections) {
      totals.add(connection.snapshot());
    }
  }
}
