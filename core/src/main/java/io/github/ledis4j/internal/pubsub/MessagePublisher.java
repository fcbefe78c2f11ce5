package io.github.ledis4j.internal.pubsub;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.flow.Items;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Publishes messages; every subscriber has a subscription of its own. */
final class MessagePublisher<T> implements Items<T> {

  /** Where the messages of one subscriber come from. */
  interface Source<T> {

    /** Begins to offer messages. */
    void start(Delivery<T> delivery);

    /** Offers no more; may be called before the start. */
    void cancel();
  }

  private final DeliverySettings common;
  private final Supplier<? extends Source<T>> sources;

  MessagePublisher(DeliverySettings common, Supplier<? extends Source<T>> sources) {
    this.common = common;
    this.sources = sources;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    requireNonNull(subscriber, "subscriber");
    Source<T> source = sources.get();
    FlowDelivery<T> delivery = new FlowDelivery<>(common, subscriber, source::cancel);
    delivery.greet();
    if (!delivery.isEnding()) {
      source.start(delivery);
    }
  }
}
