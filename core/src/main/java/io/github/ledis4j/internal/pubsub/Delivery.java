package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to one handler or subscriber, in order and one at a time. The reader's thread
 * offers them.
 */
abstract class Delivery<T> {
  static final Logger LOG = LoggerFactory.getLogger("io.github.ledis4j.pubsub");

  private final CompletableFuture<Void> ended = new GuardedFuture<>();

  /** Makes one for a handler that is done when it returns. */
  static <T> Delivery<T> to(Consumer<? super T> handler, DeliverySettings common) {
    return common.direct()
        ? new DirectDelivery<>(handler, common.reader())
        : HandlerDelivery.of(common, handler);
  }

  /** Takes a message; answers false if that is the end of this delivery. */
  abstract boolean offer(T message);

  /** Has what waits here handed over, unless somebody is at it. */
  abstract void wake();

  /** Lets the taker know that it is over, behind what it was already given to take or at once. */
  abstract void end(@Nullable Throwable cause, boolean atOnce);

  /** Hands over nothing more, and says nothing more. */
  abstract void stop();

  /** Tells whether it takes no more messages. */
  abstract boolean isEnding();

  abstract long dropped();

  abstract int waiting();

  final CompletableFuture<Void> ended() {
    return ended;
  }

  final void completeEnded(@Nullable Throwable cause) {
    if (cause == null) {
      ended.complete(null);
    } else {
      ended.completeExceptionally(cause);
    }
  }

  /** What a taker throws harms nobody else; a handler then gets the next message. */
  void failed(T message, Throwable e) {
    LOG.warn("handler failed on {}, it goes on with the next", Said.of(message), e);
  }
}
