package io.github.ledis4j.internal.pubsub;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls a handler with each message where it is read, so that none ever waits. */
final class DirectDelivery<T> extends Delivery<T> {
  private final Consumer<? super T> handler;
  private final ReadControl reader;
  private volatile boolean over;

  DirectDelivery(Consumer<? super T> handler, ReadControl reader) {
    this.handler = handler;
    this.reader = reader;
  }

  @Override
  boolean offer(T message) {
    if (!over && !reader.isClosed()) {
      try {
        handler.accept(message);
      } catch (RuntimeException | Error e) {
        failed(message, e);
      }
    }
    return true;
  }

  @Override
  void end(@Nullable Throwable cause, boolean atOnce) {
    over = true;
    completeEnded(cause);
  }

  @Override
  void stop() {
    end(null, true);
  }

  @Override
  boolean isEnding() {
    return over;
  }

  @Override
  void wake() {
    // Nothing waits.
  }

  @Override
  long dropped() {
    return 0;
  }

  @Override
  int waiting() {
    return 0;
  }
}
