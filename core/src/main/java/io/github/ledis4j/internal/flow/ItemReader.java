package io.github.ledis4j.internal.flow;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber that hands every element to a function, and the future of its end. It asks for all
 * at once: whoever publishes waits for the function by itself, as it is done when {@code onNext}
 * is.
 */
public final class ItemReader<T, R extends @Nullable Object> implements Flow.Subscriber<T> {
  private final Consumer<? super T> each;
  private final Supplier<? extends R> result;
  private final CompletableFuture<R> future = new GuardedFuture<>();
  private volatile boolean over;
  private Flow.@Nullable Subscription subscription;

  private ItemReader(Consumer<? super T> each, Supplier<? extends R> result) {
    this.each = each;
    this.result = result;
  }

  /**
   * Subscribes.
   *
   * @param each gets one element after the other
   * @param result makes what the future completes with, after the last one
   * @return fails as the publisher or a function does; who completes it before that cancels
   */
  public static <T, R extends @Nullable Object> CompletableFuture<R> start(
      Flow.Publisher<T> publisher, Consumer<? super T> each, Supplier<? extends R> result) {
    ItemReader<T, R> reading = new ItemReader<>(each, result);
    publisher.subscribe(reading);
    return reading.future;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription != null) {
      given.cancel();
      return;
    }
    subscription = given;
    future.whenComplete(
        (done, failure) -> {
          if (!over) {
            given.cancel();
          }
        });
    if (!future.isDone()) {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(T item) {
    if (future.isDone()) {
      return;
    }
    try {
      each.accept(item);
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    over = true;
    future.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    over = true;
    try {
      future.complete(result.get());
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }
}
