package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sees to it that a command of Redis that waits for long, or for ever, does not wait for a server
 * that is dead. Thread-safe: all of it happens on one event loop.
 *
 * <p>LedisDB is left alone: it does not notice that a client in a wait has gone, and pops an
 * element for it later.
 */
final class LongWaits {
  private final ConnectionOptions options;
  private final EventLoops loops;
  private final EventLoop loop;
  private final long limit;
  private volatile boolean on;

  // Event-loop confined from here on.
  private final Map<Endpoint, ServerWatch> places = new HashMap<>();

  LongWaits(ConnectionOptions options, EventLoops loops) {
    this.options = options;
    this.loops = loops;
    this.loop = loops.group().next();
    this.limit = options.deadPeerAfter().toNanos();
    this.on = options.server() == ServerType.REDIS;
  }

  /** Notes that the server is a Redis, which a pool that finds out by itself does not say. */
  void isRedis() {
    on = true;
  }

  /** Watches over a call from now on, if its server may be silent for longer than dead ones are. */
  void begin(PooledConnection pooled, Call<?> call) {
    if (on && limit > 0 && call.command().options().serverWaitNanos() > limit) {
      execute(pooled.loop, () -> find(pooled.connection, call));
    }
  }

  private static void execute(EventLoop loop, Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      return; // the event loops have ended, and with them every wait
    }
  }

  private void find(Connection connection, Call<?> call) {
    Endpoint named = connection.endpoint();
    if (named != null && !call.isDone()) {
      Endpoint exact = exact(named, connection);
      execute(
          loop,
          () ->
              places
                  .computeIfAbsent(
                      exact,
                      at ->
                          new ServerWatch(
                              loop, limit, () -> dial(at, named), () -> places.remove(at)))
                  .add(call, connection));
    }
  }

  /** A name may lead elsewhere by now. */
  private static Endpoint exact(Endpoint named, Connection connection) {
    return connection.remoteAddress() instanceof InetSocketAddress address
        ? Endpoint.tcp(address.getAddress().getHostAddress(), address.getPort())
        : named;
  }

  private Connection dial(Endpoint exact, Endpoint named) {
    Tls tls = options.tls();
    ConnectionOptions exactly =
        options.toBuilder()
            .endpoint(exact)
            .tls(tls == null ? null : byName(tls, named))
            .connectTimeout(
                Duration.ofNanos(Math.max(options.connectTimeout().toNanos(), 2 * limit)))
            .deadPeerAfter(Duration.ZERO)
            .healthCheckAfter(Duration.ZERO)
            .probeEvery(0)
            .build();
    return new Connection(exactly, new Dialer(loops, exactly), loop, false, new EventHub());
  }

  private static Tls byName(Tls tls, Endpoint named) {
    return tls.expectedName() == null && named instanceof Endpoint.Tcp tcp
        ? tls.expectedName(tcp.host())
        : tls;
  }

  /** Closes the connections that are watched over; they are made again as long as calls wait. */
  CompletableFuture<Void> disconnect() {
    CompletableFuture<Void> gone = new GuardedFuture<>();
    try {
      loop.execute(() -> disconnectAll().thenRun(() -> gone.complete(null)));
    } catch (RejectedExecutionException e) {
      gone.complete(null);
    }
    return gone;
  }

  private CompletableFuture<Void> disconnectAll() {
    List<ServerWatch> all = List.copyOf(places.values());
    places.values().removeIf(ServerWatch::isOver);
    return GuardedFuture.allOf(all.stream().map(ServerWatch::disconnect).toList());
  }
}
