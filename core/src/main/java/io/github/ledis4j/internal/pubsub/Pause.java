package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The wait for one stage; whichever comes second, its end or the wish to wait, goes on. */
final class Pause<T> extends AtomicBoolean {
  private static final long serialVersionUID = 1L;

  private final transient BufferedDelivery<T> delivery;
  private final transient T message;

  Pause(BufferedDelivery<T> delivery, T message) {
    this.delivery = delivery;
    this.message = message;
  }

  /** Tells whether the stage is still open, so that its end has the delivery go on. */
  boolean isNeeded(CompletionStage<?> stage) {
    try {
      stage.whenComplete((done, failure) -> end(failure));
    } catch (RuntimeException | Error e) {
      delivery.failed(message, e);
      return false;
    }
    return compareAndSet(false, true);
  }

  private void end(@Nullable Throwable failure) {
    if (failure != null) {
      delivery.failed(message, failure);
    }
    if (!compareAndSet(false, true)) {
      delivery.schedule();
    }
  }
}
