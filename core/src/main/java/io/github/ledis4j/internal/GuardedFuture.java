package io.github.ledis4j.internal;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that refuses to be waited for on an event loop of ours, where waiting would keep the
 * very reply from being read; so do all stages derived from it.
 */
public class GuardedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
  /** Tells whether the current thread is an event loop that serves connections. */
  public static boolean onEventLoop() {
    return LoopThread.isCurrent();
  }

  /** Completes when all do; guarded too, which the JDK's own {@code allOf} is not. */
  public static CompletableFuture<Void> allOf(Collection<? extends CompletableFuture<?>> futures) {
    CompletableFuture<Void> all = new GuardedFuture<>();
    CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                all.complete(null);
              } else {
                all.completeExceptionally(Causes.bare(failure));
              }
            });
    return all;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new GuardedFuture<>();
  }

  @Override
  public T join() {
    requireMayWait();
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    requireMayWait();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    requireMayWait();
    return super.get(timeout, unit);
  }

  /** Throws if the current thread must not wait for this. */
  protected void requireMayWait() {
    if (!isDone() && onEventLoop()) {
      throw new IllegalStateException(
          "waiting on event loop "
              + Thread.currentThread().getName()
              + " would block the reply that is waited for: compose the futures instead, or have"
              + " them complete on an executor of your own with completeOn(executor)");
    }
  }
}
