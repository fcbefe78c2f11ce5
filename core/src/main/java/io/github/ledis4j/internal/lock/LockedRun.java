package io.github.ledis4j.internal.lock;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a function while a lock is held, which is renewed meanwhile and released after it. */
final class LockedRun<R extends @Nullable Object> {
  private static final Logger LOG = LoggerFactory.getLogger(Lock.class);

  private final Function<? super HeldLock, ? extends CompletionStage<R>> work;
  private final CompletableFuture<R> result = new GuardedFuture<>();

  LockedRun(Function<? super HeldLock, ? extends CompletionStage<R>> work) {
    this.work = work;
  }

  CompletableFuture<R> start(CompletableFuture<@Nullable Holding> taking) {
    taking.whenComplete(
        (held, failure) -> {
          if (failure == null) {
            run(requireNonNull(held));
          } else {
            result.completeExceptionally(failure);
          }
        });
    result.whenComplete((value, failure) -> taking.cancel(false));
    return result;
  }

  private void run(Holding held) {
    if (result.isDone()) {
      held.release();
      return;
    }
    if (held.isLost()) { // where callbacks run, there was no place until now
      held.release();
      result.completeExceptionally(held.notHeld());
      return;
    }
    held.keepRenewing();
    CompletionStage<R> stage;
    try {
      stage =
          requireNonNull(
              work.apply(held),
              "the function given to whileHeld returned null; return a CompletionStage");
    } catch (RuntimeException | Error e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete(
        (value, failure) ->
            held.release().whenComplete((done, kept) -> end(held, value, failure, kept)));
  }

  private void end(Holding held, R value, @Nullable Throwable failure, @Nullable Throwable kept) {
    Throwable cause = kept instanceof CompletionException ? kept.getCause() : kept;
    if (failure != null) {
      result.completeExceptionally(Causes.bare(failure));
    } else if (cause instanceof LockNotOwnedException) {
      result.completeExceptionally(cause);
    } else if (cause != null && held.isLost()) {
      result.completeExceptionally(held.notHeld());
    } else {
      if (cause != null) {
        LOG.warn("a lock was not released; its lease will end it: {}", cause.getMessage());
      }
      result.complete(value);
    }
  }
}
