package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue without a lock: one thread at a time adds, any thread takes. The thread that adds
 * may take, too, to make room.
 */
final class MessageBuffer<T> {
  private final AtomicReferenceArray<@Nullable T> slots;
  private final int mask;
  private final int capacity;
  private final AtomicLong taken = new AtomicLong();
  private volatile long added;

  /** What the adding thread saw last, so that it looks at the other side's only when it must. */
  private long takenBefore;

  MessageBuffer(int capacity) {
    this.capacity = capacity;
    int size = Integer.highestOneBit(2 * capacity - 1);
    this.slots = new AtomicReferenceArray<>(size);
    this.mask = size - 1;
  }

  /** Adds a message, or answers false if there is no room. */
  boolean add(T message) {
    long at = added;
    if (at - takenBefore >= capacity) {
      takenBefore = taken.get();
      if (at - takenBefore >= capacity) {
        return false;
      }
    }
    slots.lazySet((int) at & mask, message);
    added = at + 1;
    return true;
  }

  /** Takes the oldest message, or answers null if there is none. */
  @Nullable T poll() {
    for (long at = taken.get(); at != added; at = taken.get()) {
      int slot = (int) at & mask;
      T message = slots.get(slot);
      if (taken.compareAndSet(at, at + 1)) {
        // Only if no other message is there already: what was taken is not to be kept alive.
        slots.compareAndSet(slot, message, null);
        return message;
      }
    }
    return null;
  }

  boolean isEmpty() {
    return taken.get() == added;
  }

  int size() {
    long before = taken.get();
    return (int) Math.max(0, Math.min(added - before, capacity));
  }
}
