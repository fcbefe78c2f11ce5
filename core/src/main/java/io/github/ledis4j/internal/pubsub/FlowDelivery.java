package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands messages to a subscriber, as many as it asks for. */
final class FlowDelivery<T> extends BufferedDelivery<T> implements Flow.Subscription {
  private final Flow.Subscriber<? super T> subscriber;
  private final Runnable cancelled;
  private final AtomicLong demand = new AtomicLong();

  /**
   * Makes a delivery that waits for demand.
   *
   * @param cancelled is told when the subscriber wants no more, or is broken
   */
  FlowDelivery(DeliverySettings common, Flow.Subscriber<? super T> subscriber, Runnable cancelled) {
    super(common);
    this.subscriber = subscriber;
    this.cancelled = cancelled;
  }

  /** Hands the subscriber its subscription, before anything else. */
  void greet() {
    begin(
        () -> {
          try {
            subscriber.onSubscribe(this);
          } catch (RuntimeException | Error e) {
            broken(e);
          }
        });
  }

  @Override
  int wanted() {
    return (int) Math.min(demand.get(), Integer.MAX_VALUE);
  }

  @Override
  @Nullable CompletionStage<?> take(T message) {
    if (demand.get() != Long.MAX_VALUE) {
      demand.decrementAndGet();
    }
    subscriber.onNext(message);
    return null;
  }

  @Override
  void over(@Nullable Throwable cause) {
    if (cause == null) {
      subscriber.onComplete();
    } else {
      subscriber.onError(cause);
    }
  }

  @Override
  void failed(T message, Throwable e) {
    broken(e);
  }

  /** Here, as its executor does not run: whoever waits for the end would wait for ever. */
  @Override
  void refused(Throwable cause) {
    try {
      subscriber.onError(cause);
    } catch (RuntimeException | Error e) {
      LOG.warn("subscriber failed at its end", e);
    }
  }

  private void broken(Throwable e) {
    LOG.warn("subscriber failed, its subscription is cancelled", e);
    cancel();
  }

  @Override
  public void request(long messages) {
    if (messages > 0) {
      demand.accumulateAndGet(messages, FlowDelivery::cappedSum);
      wake();
    } else {
      end(
          new IllegalArgumentException(
              "demand must be positive (Reactive Streams, rule 3.9): " + messages),
          true);
      cancelled.run();
    }
  }

  private static long cappedSum(long some, long more) {
    return more > Long.MAX_VALUE - some ? Long.MAX_VALUE : some + more;
  }

  @Override
  public void cancel() {
    stop();
    cancelled.run();
  }
}
