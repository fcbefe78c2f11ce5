package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a user holds of a subscription.
 *
 * @param release takes its delivery away from whoever offers messages to it
 */
record SubscriptionHandle(Delivery<?> delivery, Supplier<CompletableFuture<Void>> release)
    implements Subscription {

  @Override
  public CompletableFuture<Void> cancel() {
    delivery.stop();
    return release.get();
  }

  @Override
  public CompletableFuture<Void> ended() {
    return delivery.ended().copy();
  }

  @Override
  public int waiting() {
    return delivery.waiting();
  }

  @Override
  public long dropped() {
    return delivery.dropped();
  }
}
