package io.github.ledis4j.internal.lock;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LockException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.transport.Surroundings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One taking of a lock: tries, one after the other, with pauses between them, until one succeeds or
 * the limit is over. What the server grants when nobody wants it any more is released.
 */
final class LockWait {
  /** How much later than at the limit the server may answer the last try. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

  private final LockPlan lock;
  private final LockServer server;
  private final String token;
  private final @Nullable Duration limit;
  private final Surroundings surroundings;
  private final long startedAt;

  /** What the caller holds. */
  private final CompletableFuture<@Nullable Holding> result = new GuardedFuture<>();

  /** Completes when nothing is under way any more. */
  private final CompletableFuture<Void> over = new GuardedFuture<>();

  /** Tries begun; they follow each other. */
  private volatile int tries;

  private volatile @Nullable Future<?> pause;

  /**
   * Makes a taking that asks for nothing yet.
   *
   * @param limit how long to try, or null to try once and to complete with null
   */
  LockWait(LockPlan lock, LockServer server, String token, @Nullable Duration limit) {
    this.lock = lock;
    this.surroundings = lock.sender().surroundings();
    this.startedAt = surroundings.now();
    this.server = server;
    this.token = token;
    this.limit = limit;
  }

  CompletableFuture<@Nullable Holding> start() {
    ClientLocks locks = lock.sender().locks();
    locks.begin(this);
    over.whenComplete((done, failure) -> locks.end(this));
    claim();
    result.whenComplete((held, failure) -> stopPause());
    return result;
  }

  CompletableFuture<Void> over() {
    return over;
  }

  /** Ends the taking for a client that is closed. */
  void close() {
    fail(
        new ConnectionException(
            tries == 0 ? Outcome.NOT_SENT : Outcome.UNKNOWN,
            "client was closed while it waited for a lock",
            null));
  }

  private void claim() {
    if (result.isDone()) {
      over.complete(null);
      return;
    }
    tries++;
    claim(null);
  }

  /** Asks, again if that has failed before in a way that leaves open whether the lock was taken. */
  private void claim(@Nullable Throwable doubt) {
    long sentAt = surroundings.now();
    long nanos = timeout(sentAt);
    (doubt == null ? server.claim(nanos) : server.claimAgain(nanos))
        .whenComplete((taken, failure) -> answered(sentAt, doubt, taken, failure));
  }

  /** An answer that comes when the lease is over is of no use. */
  private long timeout(long now) {
    long most = Math.min(lock.sender().timeoutNanos(), lock.lease().toNanos());
    return limit == null ? most : Math.min(most, Math.max(0, left(now)) + GRACE);
  }

  private long left(long now) {
    return limit == null ? 0 : limit.toNanos() - (now - startedAt);
  }

  private void answered(
      long sentAt, @Nullable Throwable doubt, Boolean taken, @Nullable Throwable failure) {
    if (failure != null) {
      failed(sentAt, doubt, failure);
    } else if (!taken) {
      refused();
    } else if (result.isDone() || rest(sentAt) <= 0) {
      release(sentAt, this::refused);
    } else {
      deliver(sentAt);
    }
  }

  private long rest(long sentAt) {
    return lock.lease().toNanos() - (surroundings.now() - sentAt);
  }

  private void failed(long sentAt, @Nullable Throwable doubt, Throwable failure) {
    Outcome outcome = Outcome.of(failure);
    if (doubt != null) {
      // Whatever became of the question, it is open what became of the claim.
      fail(doubt);
      release(sentAt, () -> over.complete(null));
    } else if (outcome == Outcome.NOT_SENT || outcome == Outcome.REJECTED) {
      fail(failure);
      over.complete(null);
    } else if (result.isDone()) {
      release(sentAt, () -> over.complete(null));
    } else {
      claim(failure);
    }
  }

  private void refused() {
    long left = left(surroundings.now());
    if (result.isDone()) {
      over.complete(null);
    } else if (limit == null) {
      lock.sender().completing(() -> result.complete(null));
      over.complete(null);
    } else if (left <= 0) {
      fail(tooLate());
      over.complete(null);
    } else {
      long interval = lock.interval().toNanos();
      long pauseNanos = interval / 2 + surroundings.random().nextLong(interval);
      pause(Math.min(left, pauseNanos));
    }
  }

  private LockException tooLate() {
    long waited = surroundings.since(startedAt).toMillis();
    return new LockException(
        Outcome.REJECTED,
        "lock was not acquired within "
            + waited
            + " ms: it was held at each of "
            + tries
            + (tries == 1 ? " try" : " tries")
            + "; locks are not reentrant",
        null);
  }

  private void pause(long nanos) {
    pause = lock.sender().later(this::claim, nanos);
    if (pause == null) {
      close();
      over.complete(null);
    } else if (result.isDone()) {
      stopPause();
    }
  }

  /** Whoever stops the pause before it is over has to end what it would have gone on with. */
  private void stopPause() {
    Future<?> timer = pause;
    if (timer != null && timer.cancel(false)) {
      over.complete(null);
    }
  }

  private void deliver(long sentAt) {
    Holding held = new Holding(lock, server, token, sentAt);
    lock.sender()
        .completing(
            () -> {
              held.begin();
              if (result.complete(held)) {
                over.complete(null);
              } else {
                held.release().whenComplete((done, failure) -> over.complete(null));
              }
            });
  }

  /** Gives back what nobody wants or knows to be theirs; if that fails, the lease ends it. */
  private void release(long sentAt, Runnable then) {
    server
        .release(rest(sentAt), lock.sender().timeoutNanos())
        .whenComplete((released, failure) -> then.run());
  }

  private void fail(Throwable failure) {
    Throwable cause = Causes.bare(failure);
    lock.sender().completing(() -> result.completeExceptionally(cause));
  }
}
