package io.github.ledis4j.internal.lock;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.transport.Surroundings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What a lock needs of the view that it is taken over. Thread-safe. */
public interface LockSender {

  /**
   * Lets nothing through when the client is closed.
   *
   * @throws IllegalStateException if it is
   */
  void requireOpen();

  /** The locks of the client. */
  ClientLocks locks();

  /** Which database the lock is in. */
  int database();

  /** How long a command of this view may take. */
  long timeoutNanos();

  /**
   * Sends a command of the library's own making, also while the client is being closed; completes
   * on the event loop.
   */
  <T extends @Nullable Object> CompletableFuture<T> executeInternally(
      Command<T> command, long timeoutNanos);

  /** Completes a future of this view where its callers want that. */
  void completing(Runnable completion);

  /** The same future, completed where the callers of this view want that. */
  <T extends @Nullable Object> CompletableFuture<T> completing(CompletableFuture<T> internal);

  /** The time and chance that this view goes by. */
  Surroundings surroundings();

  /** Runs a task some time later on an event loop; answers null when these are shut down. */
  @Nullable Future<?> later(Runnable task, long nanos);
}
