package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands messages to a function, and waits for the stages that it gives. */
final class HandlerDelivery<T> extends Delivery<T> {
  private final Function<? super T, ? extends @Nullable CompletionStage<?>> handler;

  private HandlerDelivery(
      DeliverySettings common,
      Function<? super T, ? extends @Nullable CompletionStage<?>> handler) {
    super(common);
    this.handler = handler;
  }

  /** For a handler that is done when it returns. */
  static <T> HandlerDelivery<T> of(DeliverySettings common, Consumer<? super T> handler) {
    return new HandlerDelivery<>(
        common,
        message -> {
          handler.accept(message);
          return null;
        });
  }

  /** For a handler that is done when its stage is. */
  static <T> HandlerDelivery<T> awaiting(
      DeliverySettings common, Function<? super T, ? extends CompletionStage<?>> handler) {
    return new HandlerDelivery<>(common, message -> stageOf(handler.apply(message)));
  }

  private static CompletionStage<?> stageOf(@Nullable CompletionStage<?> stage) {
    if (stage == null) {
      throw new NullPointerException("the handler gave null in the place of a stage");
    }
    return stage;
  }

  @Override
  @Nullable CompletionStage<?> take(T message) {
    return handler.apply(message);
  }

  @Override
  void over(@Nullable Throwable cause) {
    // A handler has nothing to do when there are no more messages.
  }
}
