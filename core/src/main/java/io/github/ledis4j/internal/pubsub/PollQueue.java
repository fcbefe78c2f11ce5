package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.Handed;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSubMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages that no handler takes until somebody asks for them. Offered to by the reader's
 * thread, asked by any. Thread-safe by its lock, which is never held while others' code runs.
 */
final class PollQueue<K, V> {
  private final DeliverySettings common;
  private final CallSettings settings;
  private final int capacity;

  // Guarded by this.
  private final Deque<PubSubMessage<K, V>> messages = new ArrayDeque<>();
  private final Set<CompletableFuture<PubSubMessage<K, V>>> waiting = new LinkedHashSet<>();
  private final Handed<PubSubMessage<K, V>> handed = new Handed<>();
  private boolean holding;
  private @Nullable Throwable end;

  PollQueue(DeliverySettings common, CallSettings settings) {
    this.common = common;
    this.settings = settings;
    this.capacity = common.options().buffer();
  }

  /** Takes a message; answers false if it found no room, and that is to end the subscription. */
  boolean offer(PubSubMessage<K, V> message) {
    synchronized (this) {
      handed.takeBack(messages);
      if (!keep(message)) {
        return false;
      }
    }
    serve();
    return true;
  }

  /** Gives the oldest messages to those who have waited longest. */
  private void serve() {
    while (true) {
      CompletableFuture<PubSubMessage<K, V>> first;
      PubSubMessage<K, V> message;
      synchronized (this) {
        handed.takeBack(messages);
        first = messages.isEmpty() ? null : firstWaiting();
        if (first == null) {
          return;
        }
        message = messages.remove();
        handed.add(first, message);
      }
      hand(first, message);
    }
  }

  private @Nullable CompletableFuture<PubSubMessage<K, V>> firstWaiting() {
    Iterator<CompletableFuture<PubSubMessage<K, V>>> each = waiting.iterator();
    CompletableFuture<PubSubMessage<K, V>> first = null;
    while (each.hasNext() && (first == null || first.isDone())) {
      first = each.next();
      each.remove();
    }
    return first == null || first.isDone() ? null : first;
  }

  private boolean keep(PubSubMessage<K, V> message) {
    Overflow overflow = common.options().whenFull();
    boolean full = messages.size() >= capacity + waiting.size();
    if (full && overflow == Overflow.FAIL) {
      return false;
    }
    if (full && overflow == Overflow.BACK_PRESSURE) {
      hold();
    } else if (full) {
      common.dropped().increment();
      if (overflow == Overflow.DROP_NEWEST) {
        return true;
      }
      messages.poll();
    }
    messages.add(message);
    return true;
  }

  private void hold() {
    if (!holding) {
      holding = true;
      common.reader().stop();
    }
  }

  private void hand(CompletableFuture<PubSubMessage<K, V>> future, PubSubMessage<K, V> message) {
    settings.completing(
        () -> {
          if (!future.complete(message)) {
            serve();
          }
        });
  }

  /** The oldest message, or null. */
  synchronized @Nullable PubSubMessage<K, V> poll() {
    handed.takeBack(messages);
    PubSubMessage<K, V> message = messages.poll();
    if (holding && messages.size() <= capacity / 2) {
      holding = false;
      common.reader().execute(common.reader()::resume);
    }
    return message;
  }

  /** The oldest message, now or when there is one. */
  CompletableFuture<PubSubMessage<K, V>> next() {
    CompletableFuture<PubSubMessage<K, V>> future = new GuardedFuture<>();
    synchronized (this) {
      PubSubMessage<K, V> message = poll();
      if (message != null) {
        future.complete(message);
      } else if (end != null) {
        future.completeExceptionally(end);
      } else {
        waiting.add(future);
        future.whenComplete((done, failure) -> forget(future));
      }
    }
    return future;
  }

  /** Whoever gives up waits no more, and may do so again and again while no message comes. */
  private synchronized void forget(CompletableFuture<PubSubMessage<K, V>> future) {
    waiting.remove(future);
  }

  /** How many wait for messages. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Somebody subscribes for it, so that there may be messages again. */
  synchronized void reopen() {
    end = null;
  }

  /** Fails all that wait, now and later. */
  void end(Throwable cause) {
    Deque<CompletableFuture<PubSubMessage<K, V>>> failing;
    synchronized (this) {
      end = cause;
      failing = new ArrayDeque<>(waiting);
      waiting.clear();
    }
    failing.forEach(future -> settings.completing(() -> future.completeExceptionally(cause)));
  }
}
