package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands messages to a function, and waits for the stages that it gives. */
final class HandlerDelivery<T> extends BufferedDelivery<T> {
  private final int wanted;
  private final Function<? super T, ? extends @Nullable CompletionStage<?>> handler;

  private HandlerDelivery(
      DeliverySettings common,
      int wanted,
      Function<? super T, ? extends @Nullable CompletionStage<?>> handler) {
    super(common);
    this.wanted = wanted;
    this.handler = handler;
  }

  /** For a handler that is done when it returns. */
  static <T> HandlerDelivery<T> of(DeliverySettings common, Consumer<? super T> handler) {
    return new HandlerDelivery<>(
        common,
        Integer.MAX_VALUE,
        message -> {
          handler.accept(message);
          return null;
        });
  }

  /** For a handler that is done when its stage is; what waits for that may still be dropped. */
  static <T> HandlerDelivery<T> awaiting(
      DeliverySettings common, Function<? super T, ? extends CompletionStage<?>> handler) {
    return new HandlerDelivery<>(common, 1, message -> stageOf(handler.apply(message)));
  }

  private static CompletionStage<?> stageOf(@Nullable CompletionStage<?> stage) {
    if (stage == null) {
      throw new NullPointerException("the handler gave null in the place of a stage");
    }
    return stage;
  }

  @Override
  int wanted() {
    return wanted;
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
