package io.github.ledis4j.internal.lock;

import java.util.concurrent.CompletableFuture;

/**
 * What a server does for one token on one lock. Futures complete on the event loop. Nothing here
 * knows for how long the lock is held; whoever asks measures that from before the call.
 */
public interface LockServer {

  /** How a lease is changed. */
  enum Change {
    ADD, // to its rest
    REPLACE, // its rest
    AT_LEAST // makes its rest so long, and never shorter
  }

  /** Takes the lock if it is free; a failure of unknown outcome may have taken it. */
  CompletableFuture<Boolean> claim(long timeoutNanos);

  /** Takes the lock if it is free, or renews it if an earlier claim has taken it. */
  CompletableFuture<Boolean> claimAgain(long timeoutNanos);

  /**
   * Changes the lease.
   *
   * @param restMillis what is left of it by the clock of this side
   * @return the new rest in milliseconds, 0 if the lock is not this token's
   */
  CompletableFuture<Long> change(Change how, long millis, long restMillis, long timeoutNanos);

  /**
   * Releases the lock if it is this token's.
   *
   * @param restNanos what is left of the lease by the clock of this side, negative if it is over
   * @return whether it was
   */
  CompletableFuture<Boolean> release(long restNanos, long timeoutNanos);

  /** Asks whether the lock is this token's. */
  CompletableFuture<Boolean> isOurs(long timeoutNanos);

  /** Asks whether the lock is anybody's. */
  CompletableFuture<Boolean> isTaken(long timeoutNanos);
}
