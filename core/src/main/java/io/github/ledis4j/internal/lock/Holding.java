package io.github.ledis4j.internal.lock;

import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.TimeLimit;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.LossReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One holding of a lock: held, then lost or released, whichever is first. Thread-safe. */
final class Holding implements HeldLock {
  private static final int RENEWED_PER_LEASE = 3;
  private static final int TRIES_PER_LEASE = 10;

  private final LockSender sender;
  private final LockServer server;
  private final String token;
  private final Duration lease;
  private final CompletableFuture<LossReason> lost = new GuardedFuture<>();
  private final CompletableFuture<Void> released = new GuardedFuture<>();
  private final Turns changes = new Turns();

  // Guarded by this.
  private long heldUntil;
  private @Nullable LossReason loss;
  private boolean releasing;

  private @Nullable Future<?> end;
  private @Nullable Future<?> renewal;

  Holding(LockPlan lock, LockServer server, String token, long sentAt) {
    this.sender = lock.sender();
    this.server = server;
    this.token = token;
    this.lease = lock.lease();
    this.heldUntil = sentAt + lease.toNanos();
  }

  /** Watches the lease from now on. */
  void begin() {
    if (sender.locks().begin(this)) {
      watch();
    } else {
      clientClosed();
    }
  }

  private void watch() {
    LossReason reason = null;
    synchronized (this) {
      if (isOver()) {
        return;
      }
      stop(end);
      long rest = heldUntil - sender.surroundings().now();
      end = rest > 0 ? sender.later(this::watch, rest) : null;
      if (end == null) {
        reason = rest > 0 ? LossReason.CLIENT_CLOSED : LossReason.LEASE_OVER;
      }
    }
    if (reason != null) {
      lose(reason);
    }
  }

  private boolean isOver() {
    return releasing || loss != null;
  }

  private static void stop(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** Called without the monitor, as stages of the caller may run here. */
  private void lose(LossReason reason) {
    synchronized (this) {
      if (isOver()) {
        return;
      }
      loss = reason;
      stop(end);
      stop(renewal);
    }
    sender.locks().end(this);
    sender.completing(() -> lost.complete(reason));
  }

  void clientClosed() {
    lose(LossReason.CLIENT_CLOSED);
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public synchronized Duration remaining() {
    return isOver()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, heldUntil - sender.surroundings().now()));
  }

  @Override
  public CompletableFuture<LossReason> lost() {
    return lost.copy();
  }

  @Override
  public CompletableFuture<Boolean> owned() {
    return sender.completing(server.isOurs(sender.timeoutNanos()));
  }

  @Override
  public CompletableFuture<Void> extendBy(Duration more) {
    return change(LockServer.Change.ADD, Checks.wholeMillis("lease", more).toMillis());
  }

  @Override
  public CompletableFuture<Void> extendTo(Duration rest) {
    return change(LockServer.Change.REPLACE, Checks.wholeMillis("lease", rest).toMillis());
  }

  @Override
  public CompletableFuture<Void> reacquire() {
    return change(LockServer.Change.REPLACE, lease.toMillis());
  }

  private CompletableFuture<Void> change(LockServer.Change how, long millis) {
    return sender.completing(ask(how, millis));
  }

  /**
   * One change follows the other: which of two that are under way the server has done when only one
   * is answered, and so how long the lock is held, nobody could tell.
   */
  private CompletableFuture<Void> ask(LockServer.Change how, long millis) {
    return changes.next(() -> askNow(how, millis));
  }

  private CompletableFuture<Void> askNow(LockServer.Change how, long millis) {
    long sentAt = sender.surroundings().now();
    long rest;
    synchronized (this) {
      rest = isOver() ? 0 : heldUntil - sentAt;
      if (how == LockServer.Change.REPLACE) {
        // A shorter lease may begin before its answer is here, or though that never comes.
        heldUntil = Math.min(heldUntil, sentAt + TimeUnit.MILLISECONDS.toNanos(millis));
      }
    }
    watch();
    if (rest <= 0) {
      return CompletableFuture.failedFuture(notHeld());
    }
    long restMillis = TimeUnit.NANOSECONDS.toMillis(rest);
    return server
        .change(how, millis, restMillis, Math.min(rest, sender.timeoutNanos()))
        .thenAccept(left -> changed(sentAt, left));
  }

  private void changed(long sentAt, long leftMillis) {
    if (leftMillis <= 0) {
      lose(LossReason.NOT_OURS);
      throw notHeld();
    }
    long left = Math.min(TimeUnit.MILLISECONDS.toNanos(leftMillis), TimeLimit.NONE);
    synchronized (this) {
      heldUntil = sentAt + left;
    }
    watch();
    synchronized (this) {
      if (isOver()) {
        throw notHeld();
      }
    }
  }

  synchronized LockNotOwnedException notHeld() {
    String why = "it was released";
    if (loss != null) {
      why =
          switch (loss) {
            case LEASE_OVER -> "its lease ran out";
            case NOT_OURS -> "the server says that nobody holds it, or somebody else";
            case CLIENT_CLOSED -> "client was closed";
          };
    }
    return new LockNotOwnedException("lock is not held any more: " + why);
  }

  /** Renews the lease from now on, often enough that one failure or two do no harm. */
  void keepRenewing() {
    plan(lease.toNanos() / RENEWED_PER_LEASE);
  }

  private synchronized void plan(long nanos) {
    if (!isOver()) {
      renewal = sender.later(this::renew, nanos);
    }
  }

  private void renew() {
    ask(LockServer.Change.AT_LEAST, lease.toMillis())
        .whenComplete(
            (done, failure) -> {
              int times = failure == null ? RENEWED_PER_LEASE : TRIES_PER_LEASE;
              plan(lease.toNanos() / times);
            });
  }

  /** Tells whether the lock was lost before it was released. */
  synchronized boolean isLost() {
    return loss != null;
  }

  @Override
  public CompletableFuture<Void> release() {
    boolean first;
    synchronized (this) {
      first = !releasing;
      releasing = true;
      stop(end);
      stop(renewal);
    }
    if (first) {
      sender.locks().end(this);
      release(false);
    }
    return released.copy();
  }

  static void releaseIfAny(@Nullable Holding held) {
    if (held != null) {
      held.release();
    }
  }

  private void release(boolean again) {
    long rest;
    synchronized (this) {
      rest = heldUntil - sender.surroundings().now();
    }
    server
        .release(rest, sender.timeoutNanos())
        .whenComplete(
            (done, failure) -> {
              if (failure != null && !again && Outcome.of(failure) == Outcome.UNKNOWN) {
                release(true);
              } else if (failure != null) {
                finish(failure);
              } else if (done || again && rest > 0 && !isTaken()) {
                // Within the lease nobody but the first try can have taken it away.
                finish(null);
              } else {
                finish(notOurs());
              }
            });
  }

  /** Tells whether the server has said before that somebody else took it, or threw it away. */
  private synchronized boolean isTaken() {
    return loss == LossReason.NOT_OURS;
  }

  private synchronized LockNotOwnedException notOurs() {
    return loss != null
        ? notHeld()
        : new LockNotOwnedException(
            "lock was not released: the server says that nobody holds it, or somebody else");
  }

  private void finish(@Nullable Throwable failure) {
    sender.completing(() -> end(released, failure));
  }

  static void end(CompletableFuture<Void> future, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(Causes.bare(failure));
    }
  }
}
