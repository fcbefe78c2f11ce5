package io.github.ledis4j.internal.event;

import io.github.ledis4j.ConnectionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber and the events that it has not taken yet. Thread-safe by its lock, which is never
 * held while the subscriber runs.
 */
final class EventSubscription implements Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionEvent.class);
  private static final int CAPACITY = 256;

  private final EventHub hub;
  private final Object owner;
  private final Flow.Subscriber<? super ConnectionEvent> subscriber;
  private final Executor executor;

  // Guarded by this.
  private final Deque<ConnectionEvent> buffer = new ArrayDeque<>();
  private long demand;
  private boolean started;
  private boolean running;
  private boolean completing;
  private boolean over;
  private @Nullable Throwable misuse;

  EventSubscription(
      EventHub hub,
      Object owner,
      Flow.Subscriber<? super ConnectionEvent> subscriber,
      Executor executor) {
    this.hub = hub;
    this.owner = owner;
    this.subscriber = subscriber;
    this.executor = executor;
  }

  Object owner() {
    return owner;
  }

  void offer(ConnectionEvent event) {
    synchronized (this) {
      if (over) {
        return;
      }
      if (buffer.size() == CAPACITY) {
        buffer.removeFirst();
        hub.countDropped();
      }
      buffer.addLast(event);
    }
    wake();
  }

  /** Completes the subscriber after what it was already given to take. */
  void complete() {
    synchronized (this) {
      completing = true;
    }
    wake();
  }

  @Override
  public void request(long n) {
    synchronized (this) {
      if (n <= 0) {
        misuse = new IllegalArgumentException("a subscriber requests at least 1, not " + n);
      } else {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      }
    }
    wake();
  }

  @Override
  public void cancel() {
    synchronized (this) {
      over = true;
      buffer.clear();
    }
    hub.remove(this);
  }

  /** Lets the executor tell the subscriber what there is to tell, if it is not at it already. */
  void wake() {
    synchronized (this) {
      if (running || over) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::tell);
    } catch (RejectedExecutionException e) {
      LOG.warn("events are not passed on, the executor refused", e);
      cancel();
    }
  }

  private void tell() {
    try {
      for (Runnable signal = next(); signal != null; signal = next()) {
        signal.run();
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("subscriber failed, it is not told of any more events", e);
      cancel();
    }
  }

  private synchronized @Nullable Runnable next() {
    if (over) {
      return null;
    }
    if (!started) {
      started = true;
      return () -> subscriber.onSubscribe(this);
    }
    Throwable misused = misuse;
    if (misused != null) {
      cancel();
      return () -> subscriber.onError(misused);
    }
    ConnectionEvent event = demand > 0 ? buffer.pollFirst() : null;
    if (event != null) {
      demand--;
      return () -> subscriber.onNext(event);
    }
    if (completing && buffer.isEmpty()) {
      over = true;
      return subscriber::onComplete;
    }
    running = false;
    return null;
  }
}
