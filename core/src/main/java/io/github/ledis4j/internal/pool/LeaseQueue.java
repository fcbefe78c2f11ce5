package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
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
final class LeaseQueue implements Tenant {
  private final PoolOptions options;
  private final Handover handover;
  private final PoolState state;

  /** How long anyone waits, also for a connection of a pool in whose queue nobody does. */
  private final long waitNanos;

  LeaseQueue(
      ConnectionOptions connections, PoolOptions options, EventLoops loops, EventHub events) {
    this.options = options;
    this.handover = new Handover(connections, options, loops, events);
    this.state = handover.state();
    Duration wait =
        options.waitAtMost().isZero() ? PoolOptions.DEFAULT.waitAtMost() : options.waitAtMost();
    this.waitNanos = wait.toNanos();
  }

  /**
   * Asks for a connection; cancelling the future frees the place in the queue.
   *
   * @param database the database that the connection has to be on
   * @param first the command that it is for, if that is known
   * @param settings of the commands on it; their time limit bounds the waiting, too
   */
  CompletableFuture<LeasedConnection> acquire(
      int database, @Nullable Command<?> first, CallSettings settings) {
    return acquire(database, first, settings, less(settings.timeoutNanos()), false);
  }

  /**
   * Asks for a connection that may take any time to be made.
   *
   * @param database the database that the connection has to be on
   * @param first the command that it is for
   * @param settings of the commands on it; their time limit bounds the waiting in the queue
   */
  CompletableFuture<LeasedConnection> acquirePatiently(
      int database, Command<?> first, CallSettings settings) {
    return acquire(database, first, settings, less(settings.timeoutNanos()), true);
  }

  private long less(long own) {
    return own > 0 && own < waitNanos ? own : waitNanos;
  }

  /** Asks for a connection as a user of the pool does, who waits as long as the pool allows. */
  CompletableFuture<LeasedConnection> acquireForUser(int database, CallSettings settings) {
    return acquire(database, null, settings, waitNanos, false);
  }

  private CompletableFuture<LeasedConnection> acquire(
      int database,
      @Nullable Command<?> first,
      CallSettings settings,
      long limit,
      boolean inQueueOnly) {
    Throwable origin = options.leakAfter().isZero() ? null : new Throwable("acquired here");
    LeaseRequest request =
        new LeaseRequest(
            database, first, settings, limit, inQueueOnly, origin, state.surroundings());
    handover.serve(request, state.admit(request));
    return request;
  }

  /** Notes that the server is a Redis, where a wait may be cut. */
  void isRedis() {
    handover.longWaits().isRedis();
  }

  @Override
  public void loopsEnded() {
    state.close().forEach(request -> request.fail(LeaseFailures.closedPool()));
    state.connections().forEach(pooled -> pooled.connection.loopEnded());
  }

  @Override
  public void leave(Predicate<Endpoint> wrong, String why) {
    state.connections().forEach(pooled -> pooled.connection.leave(wrong, why));
  }

  PoolStatistics statistics(PoolStatistics.Shared shared) {
    return state.statistics(shared);
  }

  /** Closes what nobody has now, and what is lent when it comes back. */
  @Override
  public CompletableFuture<Void> disconnect(Duration drain) {
    return both(close(state.renew()), handover.longWaits().disconnect());
  }

  @Override
  public CompletableFuture<Void> reset() {
    CompletableFuture<Void> closed = close(state.reset());
    handover.placeWaiters();
    return both(closed, handover.longWaits().disconnect());
  }

  private static CompletableFuture<Void> both(
      CompletableFuture<Void> one, CompletableFuture<Void> other) {
    return GuardedFuture.allOf(List.of(one, other));
  }

  private static CompletableFuture<Void> close(List<PooledConnection> connections) {
    connections.forEach(PooledConnection::close);
    return closed(connections);
  }

  private static CompletableFuture<Void> closed(List<PooledConnection> connections) {
    return GuardedFuture.allOf(connections.stream().map(pooled -> pooled.closed).toList());
  }

  /** Lends nothing any more, and closes the leases that are still open after the time given. */
  @Override
  public CompletableFuture<Void> closeAsync(Duration drain) {
    state.close().forEach(request -> request.fail(LeaseFailures.closedPool()));
    handover.stopReaping();
    List<PooledConnection> open = state.connections();
    state.renew().forEach(PooledConnection::close);
    CompletableFuture<Void> closed = closed(open);
    Future<?> timer = handover.later(() -> open.forEach(PooledConnection::close), drain.toNanos());
    if (timer != null) {
      closed.whenComplete((done, failure) -> timer.cancel(false));
    }
    return closed.thenCompose(done -> handover.longWaits().disconnect());
  }
}
