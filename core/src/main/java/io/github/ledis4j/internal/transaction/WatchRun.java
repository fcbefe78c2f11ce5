package io.github.ledis4j.internal.transaction;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.WatchException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.transaction.WatchedSession;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function under {@code WATCH}: attempts on one lease, one after the other, until
 * nobody else changes a key meanwhile. The lease goes back when the run is over, or when the keys
 * are another server's by now; then it goes on there, and that is no attempt.
 */
final class WatchRun<K, V, R extends @Nullable Object> {
  private static final int MOST_DOUBLINGS = 6;

  private final WatchPlan<K, V> watching;
  private final Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work;
  private final Command<Void> watch;

  /** What the caller holds. */
  private final CompletableFuture<R> result = new GuardedFuture<>();

  private final long since;

  /** Completes when the lease is of no use to this run any more. */
  private volatile CompletableFuture<R> over = new GuardedFuture<>();

  /** Attempts begun; they follow each other. */
  private volatile int attempts;

  WatchRun(
      WatchPlan<K, V> watching,
      Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work) {
    this.watching = watching;
    this.work = work;
    this.watch = WatchAttempt.watching(watching.format(), watching.keys());
    this.since = watching.leasing().surroundings().now();
  }

  CompletableFuture<R> start() {
    // A caller who gives up wants the connection back at once.
    result.whenComplete((value, failure) -> over.completeExceptionally(cancelled()));
    lease();
    return result;
  }

  private void lease() {
    watching
        .leasing()
        .<R>withLease(
            watch,
            lease -> {
              attempt(lease);
              return over;
            })
        .whenComplete(this::leaseOver);
  }

  private void leaseOver(R value, @Nullable Throwable failure) {
    CompletableFuture<?> better =
        failure == null || result.isDone() || isLate()
            ? null
            : watching.leasing().elsewhere(watch, failure);
    if (better == null) {
      end(result, value, failure);
      return;
    }
    attempts = Math.max(0, attempts - 1);
    over = new GuardedFuture<>();
    if (result.isDone()) {
      over.completeExceptionally(cancelled()); // its caller may have ended the one before
    }
    better.thenRun(this::lease).whenComplete((again, closed) -> endIfFailed(closed));
  }

  private boolean isLate() {
    long passed = watching.leasing().surroundings().now() - since;
    return passed >= watching.settings().timeoutNanos();
  }

  private void endIfFailed(@Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(Causes.bare(failure));
    }
  }

  private static CancellationException cancelled() {
    return new CancellationException("the run was ended by its caller");
  }

  private void attempt(LeasedConnection lease) {
    if (over.isDone()) {
      return;
    }
    attempts++;
    WatchAttempt<K, V> session =
        new WatchAttempt<>(lease, watching.gate(), watching.format(), watching.settings());
    try {
      session
          .watch(watching.keys(), watch)
          .whenComplete(
              (watched, failure) -> {
                if (failure == null) {
                  work(lease, session);
                } else {
                  over.completeExceptionally(failure);
                }
              });
    } catch (RuntimeException | Error e) {
      over.completeExceptionally(e);
    }
  }

  private void work(LeasedConnection lease, WatchAttempt<K, V> session) {
    if (over.isDone()) {
      return;
    }
    CompletionStage<R> stage;
    try {
      stage =
          requireNonNull(
              work.apply(session),
              "the function given to run returned null; return a CompletionStage");
    } catch (RuntimeException | Error e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete(
        (value, failure) ->
            session
                .end()
                .whenComplete((executed, lost) -> decide(lease, session, value, failure, lost)));
  }

  private void decide(
      LeasedConnection lease,
      WatchAttempt<K, V> session,
      R value,
      @Nullable Throwable failure,
      @Nullable Throwable lost) {
    if (!(lost instanceof WatchException)) {
      end(over, value, failure == null || isElsewhere(lost) ? lost : failure);
      return;
    }
    if (attempts >= watching.most()) {
      over.completeExceptionally(changedEachTime(session.ownWrite()));
    } else {
      again(lease);
    }
  }

  /** What became of the whole transaction counts more than what became of a part of it. */
  private boolean isElsewhere(@Nullable Throwable lost) {
    return lost != null && watching.leasing().elsewhere(watch, lost) != null;
  }

  /** A write of the session's own may have changed nothing, so this is but a good guess. */
  private WatchException changedEachTime(@Nullable CommandSpec ownWrite) {
    String each = "in each of " + attempts + " attempts";
    return new WatchException(
        ownWrite == null
            ? "a watched key was changed by another client " + each + "; nothing was done"
            : "a watched key was changed "
                + each
                + ", and the session itself ran "
                + ownWrite
                + " on one before its transaction, which counts like a change by another client;"
                + " the transaction was not run: write inside of the transaction");
  }

  private void again(LeasedConnection lease) {
    long upTo = watching.upTo().toNanos() << Math.min(attempts - 1, MOST_DOUBLINGS);
    if (upTo == 0) {
      attempt(lease);
      return;
    }
    try {
      lease.later(() -> attempt(lease), lease.surroundings().random().nextLong(upTo + 1));
    } catch (RuntimeException | Error e) {
      over.completeExceptionally(e);
    }
  }

  private static <R extends @Nullable Object> void end(
      CompletableFuture<R> future, R value, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(failure);
    }
  }
}
