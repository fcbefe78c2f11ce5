package io.github.ledis4j.lock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lock under a key of a server, for one holder at a time among all processes that use the server,
 * and how it is to be taken. Immutable and thread-safe. The handle holds it, not a thread; it is
 * not reentrant.
 *
 * <p>A lock is held for a lease. A holder that dies loses it when the lease is over. So does one
 * that is stopped or cut off for longer, and it does not know at that moment. The lock keeps others
 * away from work that would be done twice for nothing; it does not stop work that is done late.
 *
 * <p>Futures complete where those of commands do. Cancelling one gives up: a lock that the server
 * grants after that is released. Closing the client fails those who wait and releases nothing; the
 * leases run out. This library makes all locks; the interface is not for others to implement.
 */
public interface Lock {

  /**
   * Sets for how long the lock is taken or renewed at a time.
   *
   * @param time longer than zero, at most 365 days, rounded up to whole milliseconds; 30 seconds by
   *     default. It counts from before the request is sent, so it has to be much longer than a
   *     request takes
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  Lock lease(Duration time);

  /**
   * Sets how long {@link #acquire} and {@link #whileHeld} try while somebody else holds the lock.
   *
   * @param limit up to 365 days, zero to try once; 10 seconds by default
   * @return a copy
   * @throws IllegalArgumentException if it is negative or longer
   */
  Lock waitAtMost(Duration limit);

  /**
   * Sets how long to wait between two tries: each time a random time between half of this and one
   * and a half of it.
   *
   * @param interval at least 1 millisecond; 100 milliseconds by default
   * @return a copy
   * @throws IllegalArgumentException if it is less
   */
  Lock pollEvery(Duration interval);

  /**
   * Sets what the lock's key holds while it is taken, instead of a random text of its own for each
   * time.
   *
   * @param own a text that no other holder uses: with the same one, each could release the other's
   * @return a copy
   * @throws IllegalArgumentException if it is empty
   */
  Lock token(String own);

  /**
   * Takes the lock, trying until it is free or the limit is over. It is not renewed by itself.
   *
   * <p>A failure of the connection or of the server fails this at once. If it leaves open whether
   * the lock was taken, the server is asked again, and else told to release it, so that a lock is
   * left behind for its lease only when the server cannot be reached for that either.
   *
   * @return the handle that holds it, to be released; fails with a {@code LockException} when
   *     somebody else held it all the time, up to a second after the limit when the server is slow
   * @throws IllegalStateException if the client is closed
   */
  CompletableFuture<HeldLock> acquire();

  /**
   * Takes the lock if nobody holds it.
   *
   * @return the handle that holds it, to be released, or null if somebody else does
   * @throws IllegalStateException if the client is closed
   */
  CompletableFuture<@Nullable HeldLock> tryAcquire();

  /**
   * Takes the lock, runs a function, renews the lease at each third of it until the function's
   * stage is complete, and releases the lock then, whatever became of it. Cancelling the future
   * before the lock is taken gives up; later it changes nothing for the function, nor for the lock.
   *
   * @param work what to do; watches {@link HeldLock#lost} if it can stop early
   * @param <R> what the work results in
   * @return completes as the work's stage does, when the lock is released; fails as {@link
   *     #acquire} does if it was not taken, and with a {@code LockNotOwnedException} if the work
   *     went well, but the lock was lost before its end, or if it was lost before the work could
   *     begin, which is not done then. A release that fails otherwise is logged, and ended by the
   *     lease
   * @throws IllegalStateException if the client is closed
   */
  <R extends @Nullable Object> CompletableFuture<R> whileHeld(
      Function<? super HeldLock, ? extends CompletionStage<R>> work);

  /**
   * Asks whether anybody holds the lock.
   *
   * @return true if its key is there
   */
  CompletableFuture<Boolean> locked();
}
