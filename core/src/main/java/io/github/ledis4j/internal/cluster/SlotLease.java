package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the owner of a slot, for one user: waits for an owner, and asks the next one if
 * this one cannot be reached. Thread-safe.
 */
final class SlotLease extends GuardedFuture<LeasedConnection> {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** How a node is asked. */
  @FunctionalInterface
  interface Asking {
    CompletableFuture<LeasedConnection> ask(Route route);
  }

  private final ClusterRouter router;
  private final EventLoops loops;
  private final int slot;
  private final @Nullable Command<?> first;
  private final CallSettings settings;
  private final Asking asking;
  private final long since;

  SlotLease(
      ClusterRouter router,
      EventLoops loops,
      int slot,
      @Nullable Command<?> first,
      CallSettings settings,
      Asking asking) {
    this.router = router;
    this.loops = loops;
    this.slot = slot;
    this.first = first;
    this.settings = settings;
    this.asking = asking;
    this.since = loops.surroundings().now();
  }

  CompletableFuture<LeasedConnection> begin() {
    look();
    return this;
  }

  private void look() {
    NodeLane node = router.owner(slot);
    if (isDone()) {
      return;
    } else if (node == null) {
      lookAgain(
          new CommandTimeoutException(
              Outcome.NOT_SENT,
              "no node of the cluster owned slot " + slot + "; nothing was sent"));
      return;
    }
    CompletableFuture<LeasedConnection> asked = asking.ask(node.route());
    whenComplete((lease, failure) -> asked.cancel(false));
    asked.whenComplete(this::answered);
  }

  private void answered(@Nullable LeasedConnection lease, @Nullable Throwable failure) {
    Throwable why = failure == null ? null : Causes.bare(failure);
    if (lease != null) {
      if (!complete(lease)) {
        lease.close();
      }
    } else if (why instanceof ConnectionException lost
        && lost.outcome() == Outcome.NOT_SENT
        && settings.retries() != RetryPolicy.FAIL_FAST) {
      lookAgain(lost);
    } else if (why != null) {
      completeExceptionally(why);
    }
  }

  private void lookAgain(RuntimeException otherwise) {
    if (loops.surroundings().now() - since >= settings.timeoutNanos()
        || loops.later(this::look, PAUSE) == null) {
      if (first != null) {
        FailureFacts.command(otherwise, first.spec().name());
      }
      settings.completing(() -> completeExceptionally(otherwise));
      return;
    }
    router.look();
  }
}
