package io.github.ledis4j.internal.pool;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.pool.PoolOptions;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way of a connection from one user to the next. Thread-safe; a connection is looked at,
 * cleaned and handed over on its own event loop only, so that what it has received is known by
 * then.
 */
final class Lending {
  private final ConnectionOptions connections;
  private final PoolOptions options;
  private final long checkAfter;
  private final EventLoopGroup loops;
  private final LeaseBook book;
  private final Cleaning cleaning;
  private final Vigils vigils;
  private volatile @Nullable Future<?> reaper;

  Lending(
      ConnectionOptions connections, PoolOptions options, EventLoops eventLoops, EventHub events) {
    this.connections = connections;
    this.checkAfter = connections.healthCheckAfter().toNanos();
    this.options = options;
    this.loops = eventLoops.group();
    Dialer dialer = new Dialer(eventLoops, connections);
    this.cleaning = new Cleaning(connections.database());
    this.vigils = new Vigils(connections, eventLoops);
    this.book =
        new LeaseBook(
            options,
            generation -> {
              Pooled pooled = new Pooled(connections, dialer, loops.next(), generation, events);
              pooled.connection.closed().whenComplete((done, failure) -> closed(pooled));
              return pooled;
            });
  }

  LeaseBook book() {
    return book;
  }

  Vigils vigils() {
    return vigils;
  }

  /** Runs a task some time later; answers null when the event loops are shut down. */
  @Nullable Future<?> later(Runnable task, long nanos) {
    try {
      return loops.next().schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  static ConnectionException closedPool() {
    return new ConnectionException(Outcome.NOT_SENT, "pool is closed; nothing was sent", null);
  }

  /** Ends the waiting of one who has no connection yet. */
  void expire(Waiter waiter) {
    String state = book.describe();
    long waitedNanos = System.nanoTime() - waiter.since;
    long waited = TimeUnit.NANOSECONDS.toMillis(waitedNanos);
    if (book.leave(waiter)) {
      book.countTimeout();
      waiter.fail(
          FailureFacts.at(
              connections.endpoints(),
              new PoolAcquireTimeoutException(
                  "no connection became free within " + waited + " ms: " + state,
                  Duration.ofNanos(waitedNanos))));
    } else if (!waiter.isLimitedInQueueOnly()) {
      String late = "no connection to " + connections.endpoints() + " was ready within " + waited;
      waiter.fail(
          FailureFacts.at(
              connections.endpoints(),
              new ConnectionException(Outcome.NOT_SENT, late + " ms; nothing was sent", null)));
    }
  }

  /** Dials a new connection for someone, and for the next one if that takes too long. */
  void connect(Waiter waiter, Pooled pooled) {
    waiter.limit(this);
    pooled
        .connection
        .connect()
        .whenComplete(
            (connected, failure) -> {
              if (failure == null) {
                lend(waiter, pooled);
              } else if (!book.isCurrent(pooled)) {
                replace(waiter, pooled); // the pool closed it, so the failure says nothing
              } else {
                book.forget(pooled);
                waiter.fail(failure);
                placeWaiters();
              }
            });
  }

  /** Lets those in the queue try connections of their own as far as there is room. */
  void placeWaiters() {
    for (LeaseBook.Placement next = book.place(); next != null; next = book.place()) {
      connect(next.waiter(), next.pooled());
    }
  }

  private void closed(Pooled pooled) {
    book.forget(pooled);
    pooled.closed.complete(null);
    placeWaiters();
  }

  /** Looks at a connection once more, then hands it over. */
  void lend(Waiter waiter, Pooled pooled) {
    onLoop(
        pooled,
        () -> {
          if (!book.mayLend(pooled) || !pooled.connection.isQuiet()) {
            replace(waiter, pooled);
          } else if (waiter.isDone()) {
            free(pooled);
          } else if (checkAfter > 0 && pooled.connection.silentNanos() >= checkAfter) {
            check(waiter, pooled);
          } else if (pooled.database != waiter.database) {
            select(waiter, pooled);
          } else {
            handOver(waiter, pooled);
          }
        },
        () -> waiter.fail(closedPool()));
  }

  /** Lends a connection that was silent for long only if it answers. */
  private void check(Waiter waiter, Pooled pooled) {
    waiter.limit(this);
    cleaning
        .ping(pooled, connections.connectTimeout())
        .whenComplete(
            (pong, failure) -> {
              if (failure == null || failure instanceof ServerException) {
                lend(waiter, pooled); // who refuses is there
              } else {
                replace(waiter, pooled);
              }
            });
  }

  private void onLoop(Pooled pooled, Runnable task, Runnable refused) {
    try {
      pooled.loop.execute(task);
    } catch (RejectedExecutionException e) {
      book.forget(pooled);
      refused.run();
    }
  }

  private void replace(Waiter waiter, Pooled useless) {
    useless.close();
    if (waiter.isDone()) {
      return;
    }
    Pooled other = book.replace(useless);
    if (other == null) {
      waiter.fail(closedPool());
    } else {
      connect(waiter, other);
    }
  }

  private void select(Waiter waiter, Pooled pooled) {
    waiter.limit(this);
    cleaning
        .select(pooled, waiter.database, waiter.settings.timeoutNanos())
        .whenComplete(
            (ok, failure) -> {
              if (failure == null) {
                pooled.database = waiter.database;
                handOver(waiter, pooled);
              } else if (!book.isCurrent(pooled)) {
                replace(waiter, pooled); // the pool closed it, so the failure says nothing
              } else {
                waiter.fail(failure);
                afterRefusal(pooled, failure);
              }
            });
  }

  /** A server that refuses a database leaves the connection where it was. */
  private void afterRefusal(Pooled pooled, Throwable failure) {
    if (failure instanceof ServerException) {
      onLoop(pooled, () -> settle(pooled), () -> {});
    } else {
      pooled.close();
    }
  }

  private void handOver(Waiter waiter, Pooled pooled) {
    book.handOver(pooled);
    Loan loan = new Loan(this, pooled, waiter.origin);
    if (waiter.origin != null) {
      long limit = options.leakAfter().toNanos();
      loan.leakTimer(later(() -> loan.reportLeak(limit), limit));
    }
    waiter.give(new LeasedConnection(loan, waiter.settings));
  }

  /** Takes a connection back from a lease that ended. */
  void giveBack(Pooled pooled, Traces traces) {
    book.handBack(pooled);
    onLoop(
        pooled,
        () -> {
          boolean quiet = pooled.connection.isQuiet();
          if (traces.spoiled() || !quiet && traces.blocked() || !book.mayLend(pooled)) {
            pooled.close();
          } else if (quiet && !traces.any()) {
            free(pooled);
          } else {
            clean(pooled, traces);
          }
        },
        () -> {});
  }

  private void clean(Pooled pooled, Traces traces) {
    book.clean(pooled);
    placeWaiters();
    cleaning
        .clean(pooled, traces)
        .whenComplete(
            (ok, failure) -> {
              if (failure == null) {
                onLoop(pooled, () -> settle(pooled), () -> {});
              } else {
                pooled.close();
              }
            });
  }

  private void settle(Pooled pooled) {
    if (book.mayLend(pooled) && pooled.connection.isQuiet()) {
      free(pooled);
    } else {
      pooled.close();
    }
  }

  private void free(Pooled pooled) {
    Waiter next = book.free(pooled);
    if (next != null) {
      lend(next, pooled);
    } else if (book.mayLend(pooled)) {
      planReaping();
    } else {
      pooled.close();
    }
  }

  private void planReaping() {
    long nanos = book.planReaping();
    if (nanos >= 0) {
      reaper = later(this::reap, nanos);
    }
  }

  private void reap() {
    book.takeExpired().forEach(Pooled::close);
    planReaping();
  }

  void countLeak() {
    book.countLeak();
  }

  void stopReaping() {
    Future<?> planned = reaper;
    if (planned != null) {
      planned.cancel(false);
    }
  }
}
