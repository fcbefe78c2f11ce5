package io.github.ledis4j.internal.pool;

import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for an exclusive connection asks here, and waits here when all are taken. Thread-safe.
 */
public final class Leases {
  private final EndpointSource endpoints;
  private final PoolOptions options;
  private final Lending lending;
  private final LeaseBook book;

  Leases(ConnectionOptions connections, PoolOptions options, EventLoops loops, EventHub events) {
    this.endpoints = connections.endpoints();
    this.options = options;
    this.lending = new Lending(connections, options, loops, events);
    this.book = lending.book();
  }

  /**
   * Asks for a connection; cancelling the future frees the place in the queue.
   *
   * @param database the database that the connection has to be on
   * @param settings of the commands on it; their time limit bounds the waiting, too
   */
  public CompletableFuture<LeasedConnection> acquire(int database, CallSettings settings) {
    return acquire(database, settings, less(waitNanos(), settings.timeoutNanos()), false);
  }

  /**
   * Asks for a connection that may take any time to be made.
   *
   * @param database the database that the connection has to be on
   * @param settings of the commands on it; their time limit bounds the waiting in the queue
   */
  public CompletableFuture<LeasedConnection> acquirePatiently(int database, CallSettings settings) {
    return acquire(database, settings, less(waitNanos(), settings.timeoutNanos()), true);
  }

  private static long less(long limit, long own) {
    return own > 0 && (limit == 0 || own < limit) ? own : limit;
  }

  /** How long this pool lets anyone wait for a connection, 0 for ever. */
  private long waitNanos() {
    return options.waitAtMost().toNanos();
  }

  /** Asks for a connection as a user of the pool does, who waits as long as the pool allows. */
  CompletableFuture<LeasedConnection> acquireForUser(int database, CallSettings settings) {
    return acquire(database, settings, waitNanos(), false);
  }

  private CompletableFuture<LeasedConnection> acquire(
      int database, CallSettings settings, long waitNanos, boolean inQueueOnly) {
    Throwable origin = options.leakAfter().isZero() ? null : new Throwable("acquired here");
    Waiter waiter = new Waiter(database, settings, waitNanos, inQueueOnly, origin);
    LeaseBook.Admission admission = book.admit(waiter);
    Pooled pooled = admission.pooled();
    switch (admission.answer()) {
      case LEND -> lending.lend(waiter, pooled);
      case CONNECT -> lending.connect(waiter, pooled);
      case WAIT -> enqueued(waiter);
      case CLOSED -> waiter.fail(Lending.closedPool());
      case NO_CONNECTION ->
          waiter.fail(exhausted("no connection is free and this pool does not wait: "));
      case NO_PLACE -> waiter.fail(exhausted("no connection is free and too many callers wait: "));
    }
    return waiter;
  }

  private PoolExhaustedException exhausted(String why) {
    return FailureFacts.at(endpoints, new PoolExhaustedException(why + book.describe()));
  }

  private void enqueued(Waiter waiter) {
    waiter.whenComplete((lease, failure) -> book.leave(waiter));
    waiter.limitInQueue(lending);
  }

  /** Runs a task some time later; answers null when the event loops are shut down. */
  public @Nullable Future<?> later(Runnable task, long nanos) {
    return lending.later(task, nanos);
  }

  /** Notes that the server is a Redis, where a wait may be cut. */
  void isRedis() {
    lending.vigils().isRedis();
  }

  /** Ends all that is open; only to be called when the event loops have ended. */
  void loopsEnded() {
    book.close().forEach(waiter -> waiter.fail(Lending.closedPool()));
    book.connections().forEach(pooled -> pooled.connection.loopEnded());
  }

  /** Leaves servers that are no longer the right ones, also where they are lent. */
  void leave(Predicate<Endpoint> wrong, String why) {
    book.connections().forEach(pooled -> pooled.connection.leave(wrong, why));
  }

  PoolStatistics statistics(PoolStatistics.Shared shared) {
    return book.statistics(shared);
  }

  /** Closes what nobody has now, and what is lent when it comes back. */
  CompletableFuture<Void> disconnect() {
    return both(close(book.renew()), lending.vigils().disconnect());
  }

  /** Closes everything now, and counts from zero. */
  CompletableFuture<Void> reset() {
    CompletableFuture<Void> closed = close(book.reset());
    lending.placeWaiters();
    return both(closed, lending.vigils().disconnect());
  }

  private static CompletableFuture<Void> both(
      CompletableFuture<Void> one, CompletableFuture<Void> other) {
    return GuardedFuture.allOf(List.of(one, other));
  }

  private static CompletableFuture<Void> close(List<Pooled> connections) {
    connections.forEach(Pooled::close);
    return closed(connections);
  }

  private static CompletableFuture<Void> closed(List<Pooled> connections) {
    return GuardedFuture.allOf(connections.stream().map(pooled -> pooled.closed).toList());
  }

  /** Lends nothing any more, and closes the leases that are still open after the time given. */
  CompletableFuture<Void> closeAsync(Duration drain) {
    book.close().forEach(waiter -> waiter.fail(Lending.closedPool()));
    lending.stopReaping();
    List<Pooled> open = book.connections();
    book.renew().forEach(Pooled::close);
    CompletableFuture<Void> closed = closed(open);
    Future<?> timer = lending.later(() -> open.forEach(Pooled::close), drain.toNanos());
    if (timer != null) {
      closed.whenComplete((done, failure) -> timer.cancel(false));
    }
    return closed.thenCompose(done -> lending.vigils().disconnect());
  }
}
