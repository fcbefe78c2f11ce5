package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.ConnectionEvent;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Passes the events of one pool on to all who subscribed. Thread-safe; nothing here waits. */
public final class EventHub {
  /** A thread for each subscriber that is being told: one that waits must not hold up another. */
  public static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DefaultThreadFactory("ledis4j-events", true));

  private final Executor executor;
  private final List<EventSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final LongAdder dropped = new LongAdder();
  private volatile boolean completed;

  /** A hub that tells its subscribers on these threads. */
  public EventHub() {
    this(THREADS);
  }

  /** A hub that tells its subscribers on an executor. */
  public EventHub(Executor executor) {
    this.executor = executor;
  }

  /** Tells all subscribers, each in its own time. */
  public void publish(ConnectionEvent event) {
    for (EventSubscription subscription : subscriptions) {
      subscription.offer(event);
    }
  }

  /**
   * Adds a subscriber.
   *
   * @param owner whose end, see {@link #complete(Object)}, is the end of the subscription too
   */
  public Flow.Subscription subscribe(
      Object owner, Flow.Subscriber<? super ConnectionEvent> subscriber) {
    EventSubscription added = new EventSubscription(this, owner, subscriber, executor);
    subscriptions.add(added);
    if (completed) {
      end(added);
    } else {
      added.wake();
    }
    return added;
  }

  /** Completes the subscriptions of one owner. */
  public void complete(Object owner) {
    for (EventSubscription subscription : subscriptions) {
      if (subscription.owner() == owner) {
        end(subscription);
      }
    }
  }

  /** Completes all subscriptions, and those still to come. */
  public void complete() {
    completed = true;
    subscriptions.forEach(this::end);
  }

  private void end(EventSubscription subscription) {
    subscriptions.remove(subscription);
    subscription.complete();
  }

  void remove(EventSubscription subscription) {
    subscriptions.remove(subscription);
  }

  void countDropped() {
    dropped.increment();
  }

  /** How many events did not fit into the buffers of their subscribers. */
  public long dropped() {
    return dropped.sum();
  }
}
