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
import io.netty.channel.EventLoop;
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
public final class ServerRoute extends Route implements Tenant {
  private final Node node;
  private final ConnectionOptions options;
  private final boolean ofOneUser;
  private final Dialer dialer;
  private volatile Connection[] connections;
  private final SharedTotals past = new SharedTotals();
  private boolean closed;

  ServerRoute(Node node, ConnectionOptions options, boolean ofOneUser) {
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

  @Override
  public int database() {
    return options.database();
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    Connection[] now = connections;
    return (now.length == 1 ? now[0] : pick(now, KeyRoute.of(call))).submit(call);
  }

  /** Takes calls in order, each with an end of its own. */
  public void submitEach(List<? extends Call<?>> calls) {
    placed(calls).forEach((target, part) -> target.forwarding().submitEach(part));
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

  @Override
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
  @Override
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
  @Override
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

  @Override
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

  @Override
  public CompletableFuture<Void> connect() {
    return GuardedFuture.allOf(Stream.of(connections).map(Connection::connect).toList());
  }

  @Override
  public CompletableFuture<LeasedConnection> lease(
      @Nullable Command<?> first, CallSettings settings) {
    return node.leases().acquire(database(), first, settings);
  }

  @Override
  public CompletableFuture<LeasedConnection> leasePatiently(
      Command<?> first, CallSettings settings) {
    return node.leases().acquirePatiently(database(), first, settings);
  }

  @Override
  public @Nullable CompletableFuture<?> elsewhere(Command<?> first, Throwable failure) {
    return null;
  }

  @Override
  public Connection listen(PushHandler handler) {
    return listen(handler, node.nextLoop());
  }

  /** The same on an event loop that is not ours to choose. */
  public Connection listen(PushHandler handler, EventLoop loop) {
    return node.listen(database(), handler, loop);
  }

  @Override
  public @Nullable ShardRoute shards() {
    return null;
  }

  @Override
  public MasterRoute masters() {
    return new OneMaster(this);
  }

  @Override
  public boolean isOneServer() {
    return true;
  }

  @Override
  public Route withConnections(int count) {
    return count <= options.sharedConnections() ? this : node.route(database(), count);
  }

  @Override
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
