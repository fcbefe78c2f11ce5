package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Messages that left a {@link MessageBuffer} together, in order. For one thread at a time. */
final class Batch<T> {
  private static final int MOST = 64;

  /** Of what a buffer can hold: a batch is on its way, and no longer among what may be dropped. */
  private static final int PART = 16;

  private final @Nullable Object[] messages;
  private int next;
  private int end;

  /** The same for whoever only wants to know how many there are. */
  private final AtomicInteger size = new AtomicInteger();

  private Batch(int most) {
    this.messages = new Object[most];
  }

  /** Makes an empty one that has no more than a part of what a buffer can hold, but for one. */
  static <T> Batch<T> ofBuffer(int capacity) {
    return new Batch<>(Math.max(1, Math.min(MOST, capacity / PART)));
  }

  /** How many it can have at once. */
  int most() {
    return messages.length;
  }

  /** Sets one of the messages that are to be filled in. */
  void set(int index, @Nullable T message) {
    messages[index] = message;
  }

  @SuppressWarnings("unchecked")
  @Nullable T get(int index) {
    return (T) messages[index];
  }

  /** Begins with so many messages that were set. */
  void begin(int count) {
    next = 0;
    end = count;
    size.lazySet(count);
  }

  /** Takes the oldest message, or answers null if there is none. */
  @Nullable T poll() {
    if (next == end) {
      return null;
    }
    T message = get(next);
    messages[next++] = null;
    size.lazySet(end - next);
    return message;
  }

  void clear() {
    while (poll() != null) {
      // Not to be kept alive.
    }
  }

  /** How many messages there are, on any thread. */
  int size() {
    return size.get();
  }
}
