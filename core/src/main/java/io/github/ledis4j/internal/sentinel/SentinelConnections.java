package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The open connections to Sentinels, and the event loops under them. Thread-safe. */
final class SentinelConnections {
  private final ConnectionOptions options;
  private final EventHub events = new EventHub();

  // Guarded by this.
  private final Set<Connection> open = new LinkedHashSet<>();
  private @Nullable EventLoops loops;
  private boolean closed;
  private boolean released;

  SentinelConnections(ConnectionOptions options) {
    this.options = options;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Makes a connection that is not dialled yet, and is not made again when it is lost. */
  synchronized Connection open(Endpoint endpoint) {
    if (closed || released) {
      throw new ConnectionException(Outcome.NOT_SENT, "the Sentinels were closed", null);
    }
    EventLoops used = loops();
    ConnectionOptions there = options.toBuilder().endpoint(endpoint).build();
    Connection made =
        new Connection(there, new Dialer(used, there), used.group().next(), false, events);
    open.add(made);
    made.closed().whenComplete((done, failure) -> forget(made));
    return made;
  }

  synchronized Surroundings surroundings() {
    return loops().surroundings();
  }

  private EventLoops loops() {
    EventLoops known = loops;
    if (known == null) {
      known = EventLoops.acquire(options.transport(), options.eventLoopGroup());
      known.whenEnded(() -> all().forEach(Connection::loopEnded));
      loops = known;
    }
    return known;
  }

  private synchronized List<Connection> all() {
    return List.copyOf(open);
  }

  private synchronized void forget(Connection connection) {
    open.remove(connection);
  }

  /** Runs a task some time later, if connections are open then and now. */
  synchronized void later(Runnable task, long nanos) {
    if (loops == null) {
      return;
    }
    try {
      loops.group().next().schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return; // the event loops are shut down, and nothing can happen later
    }
  }

  /** Closes all connections for good. */
  CompletableFuture<Void> close() {
    synchronized (this) {
      closed = true;
    }
    return release();
  }

  /** Lets connections be opened again after a release. */
  synchronized void reopen() {
    released = false;
  }

  /** Closes all connections; a question that is on its way must not open others meanwhile. */
  CompletableFuture<Void> release() {
    List<Connection> closing;
    EventLoops used;
    synchronized (this) {
      released = true;
      closing = List.copyOf(open);
      used = loops;
      loops = null;
    }
    return GuardedFuture.allOf(
            closing.stream().map(each -> each.closeAsync(Duration.ZERO)).toList())
        .whenComplete(
            (done, failure) -> {
              if (used != null) {
                used.close();
              }
            });
  }
}
