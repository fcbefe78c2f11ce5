package io.github.ledis4j;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.WaitInterruptedException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for futures, for code that runs on threads of its own: virtual ones, for instance. */
public final class Await {
  private Await() {}

  /**
   * Waits until a future is complete: {@code String name = Await.await(redis.get("name"))}. It
   * waits without a limit; the command's own deadline ends it.
   *
   * <p>A failure of this library is thrown as what it is, without a wrapper, and with the stack of
   * this call. An interrupt gives up: the future is cancelled. If it is a command's own, what was
   * not sent is not sent, and what a blocking command takes goes back, as for any cancelled one; a
   * stage after it, or the result of a batch, leaves its commands to run. The thread stays
   * interrupted, and connections stay usable.
   *
   * @param future what a command, a batch or any stage after it returns
   * @param <T> the type of the value
   * @return its value
   * @throws LedisException if that is what it failed with, a copy of it
   * @throws WaitInterruptedException if the thread is interrupted first
   * @throws java.util.concurrent.CancellationException if the future was cancelled
   * @throws CompletionException if it failed with anything else, which is the cause
   * @throws IllegalStateException on an event loop that serves connections, where nothing may wait
   */
  public static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    try {
      return value(future);
    } catch (InterruptedException e) {
      return interrupted(future, e);
    }
  }

  private static <T extends @Nullable Object> T interrupted(
      CompletableFuture<T> future, InterruptedException e) {
    boolean gaveUp = future.cancel(false);
    try {
      if (gaveUp) {
        throw new WaitInterruptedException("the thread was interrupted while it waited", e);
      }
      return value(future); // it was complete just in time
    } catch (InterruptedException again) {
      throw new WaitInterruptedException("the thread was interrupted while it waited", again);
    } finally {
      Thread.currentThread().interrupt();
    }
  }

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LedisException ours
          ? below(ours.withCallersStack())
          : new CompletionException(e.getCause());
    }
  }

  /** Without the frames of this class: the trace begins with who waits. */
  private static LedisException below(LedisException failure) {
    failure.setStackTrace(
        Arrays.stream(failure.getStackTrace())
            .dropWhile(frame -> frame.getClassName().equals(Await.class.getName()))
            .toArray(StackTraceElement[]::new));
    return failure;
  }
}
