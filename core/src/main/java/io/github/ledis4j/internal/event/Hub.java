package io.github.ledis4j.internal.event;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passes events on to all who subscribed. Thread-safe; nothing here waits.
 *
 * @param <E> the type of events
 */
public class Hub<E> {
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
  private final List<EventSubscription<E>> subscriptions = new CopyOnWriteArrayList<>();
  private final LongAdder dropped = new LongAdder();
  private volatile boolean completed;

  /** A hub that tells its subscribers on an executor. */
  public Hub(Executor executor) {
    this.executor = executor;
  }

  /** Tells all subscribers, each in its own time. */
  public void publish(E event) {
    for (EventSubscription<E> subscription : subscriptions) {
      subscription.offer(event);
    }
  }

  /**
   * Adds a subscriber.
   *
   * @param owner whose end, see {@link #complete(Object)}, is the end of the subscription too
   */
  public Flow.Subscription subscribe(Object owner, Flow.Subscriber<? super E> subscriber) {
    EventSubscription<E> added = new EventSubscription<>(this, owner, subscriber, executor);
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
    for (EventSubscription<E> subscription : subscriptions) {
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

  private void end(EventSubscription<E> subscription) {
    subscriptions.remove(subscription);
    subscription.complete();
  }

  void remove(EventSubscription<E> subscription) {
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
