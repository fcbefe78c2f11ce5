package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What was derived from a call while nobody had sent that: waiting for it would never end. */
final class RecordedStage<T extends @Nullable Object> extends GuardedFuture<T> {
  private final Call<?> origin;

  RecordedStage(Call<?> origin) {
    this.origin = origin;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return origin.newIncompleteFuture();
  }

  @Override
  protected void requireMayWait() {
    if (!isDone()) {
      origin.requireSent();
    }
    super.requireMayWait();
  }
}
