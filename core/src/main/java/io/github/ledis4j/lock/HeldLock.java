package io.github.ledis4j.lock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One holding of a lock, from the moment the server grants it to {@link #release} or its loss.
 * Thread-safe: any thread can use and release it. A handle that is forgotten holds its lock until
 * the lease is over.
 *
 * <p>Times are measured by this side's clock from before the request that brought the lease, so
 * that this side takes the lock for lost before the server gives it to others, as long as both
 * clocks run equally fast. This library makes all handles.
 */
public interface HeldLock {

  /**
   * Returns what the lock's key holds.
   *
   * @return the token
   */
  String token();

  /**
   * Returns how long the lock is held at least.
   *
   * @return the rest of the lease, zero if it is over, lost or released
   */
  Duration remaining();

  /**
   * Returns a future that completes when the lock is not known to be held any more, though it was
   * not released.
   *
   * @return completes with the reason; never if {@link #release} comes first. Completing or
   *     cancelling it does nothing
   */
  CompletableFuture<LossReason> lost();

  /**
   * Asks the server whether the lock is held by this handle's token.
   *
   * @return true if it is
   */
  CompletableFuture<Boolean> owned();

  /**
   * Adds to the rest of the lease.
   *
   * @param more longer than zero, at most 365 days, rounded up to whole milliseconds
   * @return completes when it is done; fails with a {@code LockNotOwnedException} if the lock is
   *     not held any more, and with the command's failure if the lease may be the old one
   * @throws IllegalArgumentException if the time is out of that range
   */
  CompletableFuture<Void> extendBy(Duration more);

  /**
   * Replaces the rest of the lease, by a shorter one too.
   *
   * @param rest longer than zero, at most 365 days, from now on, rounded up to whole milliseconds
   * @return completes when it is done; fails as {@link #extendBy} does
   * @throws IllegalArgumentException if the time is out of that range
   */
  CompletableFuture<Void> extendTo(Duration rest);

  /**
   * Replaces the rest of the lease by a whole one ({@link Lock#lease}).
   *
   * @return completes when it is done; fails as {@link #extendBy} does
   */
  CompletableFuture<Void> reacquire();

  /**
   * Releases the lock, once: further calls return the same result. If the answer is lost, the
   * server is told once more. {@link #lost} does not complete after that.
   *
   * @return completes when others can have the lock; fails with a {@code LockNotOwnedException},
   *     and leaves the lock alone, if somebody else holds it or nobody, and with the command's
   *     failure if the lease has to end it
   */
  CompletableFuture<Void> release();
}
