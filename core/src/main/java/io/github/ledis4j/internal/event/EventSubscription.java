package io.github.ledis4j.internal.event;

import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** One subscriber to the events of a hub. Thread-safe. */
final class EventSubscription<E> extends BufferedSubscription<E> {
  private static final int CAPACITY = 256;

  private final Hub<E> hub;
  private final Object owner;

  EventSubscription(
      Hub<E> hub, Object owner, Flow.Subscriber<? super E> subscriber, Executor executor) {
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
