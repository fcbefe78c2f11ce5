package io.github.ledis4j.internal.pool;

import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.pool.PoolOptions;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The way of a connection from one user to the next. Thread-safe; a connection is looked at,
 * cleaned and handed over on its own event loop only, so that what it has received is known by
 * then.
 */
final class Handover {
  private final ConnectionOptions connections;
  private final PoolOptions options;
  private final long checkAfter;
  private final EventLoops loops;
  private final PoolState state;
  private final ResetCommands resetCommands;
  private final LongWaits longWaits;
  private final LeaseFailures failures;
  private volatile @Nullable Future<?> reaper;

  Handover(ConnectionOptions connections, PoolOptions options, EventLoops loops, EventHub events) {
    this.connections = connections;
    this.checkAfter = connections.healthCheckAfter().toNanos();
    this.options = options;
    this.loops = loops;
    Dialer dialer = new Dialer(loops, connections);
    this.resetCommands = new ResetCommands(connections.database());
    this.longWaits = new LongWaits(connections, loops);
    this.state =
        new PoolState(
            options,
            loops.surroundings(),
            generation -> {
              PooledConnection pooled =
                  new PooledConnection(
                      connections, dialer, loops.group().next(), generation, events);
              pooled.connection.closed().whenComplete((done, failure) -> closed(pooled));
              return pooled;
            });
    this.failures = new LeaseFailures(connections.endpoint(), state);
  }

  PoolState state() {
    return state;
  }

  LongWaits longWaits() {
    return longWaits;
  }

  /** Runs a task some time later; answers null when the event loops are shut down. */
  @Nullable Future<?> later(Runnable task, long nanos) {
    return loops.later(task, nanos);
  }

  /** Does what is to be done for one who asks for a connection. */
  void serve(LeaseRequest request, PoolState.Admission admission) {
    PooledConnection pooled = admission.pooled();
    switch (admission.answer()) {
      case LEND -> lend(request, pooled);
      case CONNECT -> connect(request, pooled);
      case WAIT -> enqueued(request);
      case CLOSED -> request.fail(LeaseFailures.closedPool());
      case NO_CONNECTION -> request.fail(failures.exhausted("this pool does not wait"));
      case NO_PLACE -> request.fail(failures.exhausted("too many callers wait"));
    }
  }

  private void enqueued(LeaseRequest request) {
    request.whenComplete((lease, failure) -> state.leave(request));
    request.limitInQueue(this);
  }

  /** Ends the waiting of one who has no connection yet. */
  void expire(LeaseRequest request) {
    String taken = state.describe();
    if (state.leave(request)) {
      state.countTimeout();
      request.fail(failures.late(request.waited(), taken));
    } else if (!request.isLimitedInQueueOnly()) {
      request.fail(failures.notReady(request.waited()));
    }
  }

  /** Dials a new connection for someone, and for the next one if that takes too long. */
  void connect(LeaseRequest request, PooledConnection pooled) {
    request.limit(this);
    pooled
        .connection
        .connect()
        .whenComplete(
            (connected, failure) -> {
              if (failure == null) {
                lend(request, pooled);
              } else if (!state.isCurrent(pooled)) {
                replace(request, pooled); // the pool closed it, so the failure says nothing
              } else {
                state.forget(pooled);
                request.fail(failure);
                placeWaiters();
              }
            });
  }

  /** Lets those in the queue try connections of their own as far as there is room. */
  void placeWaiters() {
    for (PoolState.Placement next = state.place(); next != null; next = state.place()) {
      connect(next.request(), next.pooled());
    }
  }

  private void closed(PooledConnection pooled) {
    state.forget(pooled);
    pooled.closed.complete(null);
    placeWaiters();
  }

  /** Looks at a connection once more, then hands it over. */
  void lend(LeaseRequest request, PooledConnection pooled) {
    onLoop(
        pooled,
        () -> {
          if (!state.mayLend(pooled) || !pooled.connection.isQuiet()) {
            replace(request, pooled);
          } else if (request.isDone()) {
            free(pooled);
          } else if (checkAfter > 0 && pooled.connection.silentNanos() >= checkAfter) {
            check(request, pooled);
          } else if (pooled.database != request.database) {
            select(request, pooled);
          } else {
            handOver(request, pooled);
          }
        },
        () -> request.fail(LeaseFailures.closedPool()));
  }

  /** Lends a connection that was silent for long only if it answers. */
  private void check(LeaseRequest request, PooledConnection pooled) {
    request.limit(this);
    resetCommands
        .ping(pooled, connections.connectTimeout())
        .whenComplete(
            (pong, failure) -> {
              if (failure == null || failure instanceof ServerException) {
                lend(request, pooled); // who refuses is there
              } else {
                replace(request, pooled);
              }
            });
  }

  private void onLoop(PooledConnection pooled, Runnable task, Runnable refused) {
    try {
      pooled.loop.execute(task);
    } catch (RejectedExecutionException e) {
      state.forget(pooled);
      refused.run();
    }
  }

  /** In this order: what is closed makes room, which is this one's and not that of who waits. */
  private void replace(LeaseRequest request, PooledConnection useless) {
    PoolState.Admission admission = request.isDone() ? null : state.replace(request, useless);
    useless.close();
    if (admission != null) {
      serve(request, admission);
    }
  }

  private void select(LeaseRequest request, PooledConnection pooled) {
    request.limit(this);
    resetCommands
        .select(pooled, request.database, request.settings.timeoutNanos())
        .whenComplete(
            (ok, failure) -> {
              if (failure == null) {
                pooled.database = request.database;
                handOver(request, pooled);
              } else if (!state.isCurrent(pooled)) {
                replace(request, pooled); // the pool closed it, so the failure says nothing
              } else {
                request.fail(failure);
                afterRefusal(pooled, failure);
              }
            });
  }

  /** A server that refuses a database leaves the connection where it was. */
  private void afterRefusal(PooledConnection pooled, Throwable failure) {
    if (failure instanceof ServerException) {
      onLoop(pooled, () -> settle(pooled), () -> {});
    } else {
      pooled.close();
    }
  }

  private void handOver(LeaseRequest request, PooledConnection pooled) {
    state.handOver(pooled);
    LeaseCleanup cleanup = new LeaseCleanup(this, pooled, request.origin);
    if (request.origin != null) {
      long limit = options.leakAfter().toNanos();
      cleanup.leakTimer(later(() -> cleanup.reportLeak(limit), limit));
    }
    request.give(new LeasedConnection(cleanup, request.settings));
  }

  /** Takes a connection back from a lease that ended. */
  void giveBack(PooledConnection pooled, LeaseEffects effects) {
    state.handBack(pooled);
    onLoop(
        pooled,
        () -> {
          boolean quiet = pooled.connection.isQuiet();
          if (effects.spoiled() || !quiet && effects.blocked() || !state.mayLend(pooled)) {
            pooled.close();
          } else if (quiet && !effects.any()) {
            free(pooled);
          } else {
            clean(pooled, effects);
          }
        },
        () -> {});
  }

  private void clean(PooledConnection pooled, LeaseEffects effects) {
    state.clean(pooled);
    placeWaiters();
    resetCommands
        .clean(pooled, effects)
        .whenComplete(
            (ok, failure) -> {
              if (failure == null) {
                onLoop(pooled, () -> settle(pooled), () -> {});
              } else {
                pooled.close();
              }
            });
  }

  private void settle(PooledConnection pooled) {
    if (state.mayLend(pooled) && pooled.connection.isQuiet()) {
      free(pooled);
    } else {
      pooled.close();
    }
  }

  private void free(PooledConnection pooled) {
    LeaseRequest next = state.free(pooled);
    if (next != null) {
      lend(next, pooled);
    } else if (state.mayLend(pooled)) {
      planReaping();
    } else {
      pooled.close();
    }
  }

  private void planReaping() {
    long nanos = state.planReaping();
    if (nanos >= 0) {
      reaper = later(this::reap, nanos);
    }
  }

  private void reap() {
    state.takeExpired().forEach(PooledConnection::close);
    planReaping();
  }

  void countLeak() {
    state.countLeak();
  }

  void stopReaping() {
    Future<?> planned = reaper;
    if (planned != null) {
      planned.cancel(false);
    }
  }
}
