package io.github.ledis4j.transaction;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are to be watched, and how often a transaction on them is tried. Immutable and
 * thread-safe. This library makes all of them; the interface is not for others to implement.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface Watching<K, V> {

  /**
   * Sets how often to run the function until nobody else changes a key in between.
   *
   * @param most 10 by default
   * @return a copy
   * @throws IllegalArgumentException if it is less than one
   */
  Watching<K, V> attempts(int most);

  /**
   * Sets how long to wait between attempts, so that those who are in each other's way drift apart:
   * a random time up to this, up to twice this before the next attempt, and so on, up to 64 times
   * this.
   *
   * @param upTo 1 ms by default; zero for no wait
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  Watching<K, V> delay(Duration upTo);

  /**
   * Leases a connection, watches the keys and runs the function, again if another client has
   * changed a key before the transaction came. The lease goes back with nothing watched when the
   * function's stage is complete, whatever became of it, or when the future is cancelled.
   *
   * @param work reads what it needs on the session, then calls {@link WatchedSession#transaction};
   *     runs once per attempt, where futures complete, so what it does elsewhere is done as often
   * @param <R> what the work results in
   * @return completes as the work's stage does, after its transaction; fails with a {@code
   *     WatchException} if a key was changed by others in each attempt, with the transaction's
   *     failure if that was not run, or if no connection can be had
   * @throws IllegalStateException if the client is closed
   */
  <R extends @Nullable Object> CompletableFuture<R> run(
      Function<? super WatchedSession<K, V>, ? extends CompletionStage<R>> work);
}
