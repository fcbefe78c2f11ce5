package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.ConnectionEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** One subscriber to the events of a pool. Thread-safe. */
final class EventSubscription extends BufferedSubscription<ConnectionEvent> {
  private static final int CAPACITY = 256;

  private final EventHub hub;
  private final Object owner;

  EventSubscription(
      EventHub hub,
      Object owner,
      Flow.Subscriber<? super ConnectionEvent> subscriber,
      Executor executor) {
    super(subscriber, executor, CAPACITY, Long.MAX_VALUE);
    this.hub = hub;
    this.owner = owner;
  }

  Object owner() {
    return owner;
  }

  @Override
  protected void dropped() {
    hub.countDropped();
  }

  @Override
  protected void cancelled() {
    hub.remove(this);
  }
}
