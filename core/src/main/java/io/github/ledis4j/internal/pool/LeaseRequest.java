package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.transport.Surroundings;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One who asked for a connection, and the future that it holds. Thread-safe. */
final class LeaseRequest extends GuardedFuture<LeasedConnection> {
  final int database;
  final CallSettings settings;

  /** The command that it is for, or null. */
  private final @Nullable Command<?> first;

  /** Where the connection was asked for, if leaks are looked for. */
  final @Nullable Throwable origin;

  private final long since;
  private final Surroundings surroundings;

  /** How long it may take from then on until the connection is there; 0 for ever. */
  private final long limit;

  /** Whether that is over when a connection is being made for it, which others bound. */
  private final boolean inQueueOnly;

  private final AtomicBoolean timed = new AtomicBoolean();
  private volatile @Nullable Future<?> timer;

  LeaseRequest(
      int database,
      @Nullable Command<?> first,
      CallSettings settings,
      long limit,
      boolean inQueueOnly,
      @Nullable Throwable origin,
      Surroundings surroundings) {
    this.surroundings = surroundings;
    this.since = surroundings.now();
    this.limit = limit;
    this.inQueueOnly = inQueueOnly;
    this.database = database;
    this.first = first;
    this.settings = settings;
    this.origin = origin;
  }

  /** How long the asker has waited by now. */
  Duration waited() {
    return surroundings.since(since);
  }

  /** Gives the lease to its asker, or takes it back from one who is gone. */
  void give(LeasedConnection lease) {
    settings.completing(
        () -> {
          if (!complete(lease)) {
            lease.close();
          }
        });
  }

  void fail(Throwable failure) {
    if (first != null) {
      FailureFacts.command(failure, first.spec().name());
    }
    settings.completing(() -> completeExceptionally(failure));
  }

  /** Bounds the waiting in the queue, and all that comes then. */
  void limitInQueue(Handover handover) {
    if (limit > 0 && timed.compareAndSet(false, true)) {
      long left = Math.max(0, limit - waited().toNanos());
      timer = handover.later(() -> handover.expire(this), left);
      whenComplete((lease, failure) -> stopTimer());
    }
  }

  /** Bounds the waiting for a connection that is made or looked at. */
  void limit(Handover handover) {
    if (!inQueueOnly) {
      limitInQueue(handover);
    }
  }

  boolean isLimitedInQueueOnly() {
    return inQueueOnly;
  }

  private void stopTimer() {
    Future<?> started = timer;
    if (started != null) {
      started.cancel(false);
    }
  }
}
