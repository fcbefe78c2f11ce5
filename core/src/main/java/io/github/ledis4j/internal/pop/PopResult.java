package io.github.ledis4j.internal.pop;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a pop holds. A pop knows that the end is its own before it tells anybody: what
 * it has to put in order first cannot be overtaken by a caller who leaves in that moment.
 */
final class PopResult<T extends @Nullable Object> extends GuardedFuture<T> {
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * Takes the end: nobody else can end this any more.
   *
   * @return false if somebody else has ended it
   */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Completes this, by who has taken the end. */
  void give(T value) {
    super.complete(value);
  }

  @Override
  public boolean complete(T value) {
    return take() && super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return take() && super.completeExceptionally(failure);
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return take() && super.cancel(mayInterrupt);
  }
}
