package io.github.ledis4j.internal.pubsub;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue without a lock: one thread at a time adds, any thread takes. The thread that adds
 * may take, too, to make room.
 */
final class MessageBuffer<T> {
  /**
   * In longs: what one thread writes is in no cache line, nor in the next, of what others write.
   */
  private static final int APART = 16;

  private static final int TAKEN = APART;
  private static final int ADDED = 2 * APART;

  /** What the adding thread saw last, so that it looks at the other side's only when it must. */
  private static final int TAKEN_BEFORE = ADDED + 1;

  private final AtomicReferenceArray<@Nullable T> slots;
  private final int mask;
  private final int capacity;
  private final AtomicLongArray counters = new AtomicLongArray(3 * APART);

  MessageBuffer(int capacity) {
    this.capacity = capacity;
    int size = Integer.highestOneBit(2 * capacity - 1);
    this.slots = new AtomicReferenceArray<>(size);
    this.mask = size - 1;
  }

  /** Adds a message, or answers false if there is no room. */
  boolean add(T message) {
    long at = counters.get(ADDED);
    if (at - counters.getPlain(TAKEN_BEFORE) >= capacity) {
      long taken = counters.get(TAKEN);
      counters.setPlain(TAKEN_BEFORE, taken);
      if (at - taken >= capacity) {
        return false;
      }
    }
    slots.lazySet((int) at & mask, message);
    counters.set(ADDED, at + 1);
    return true;
  }

  /** Takes the oldest message, or answers null if there is none. */
  @Nullable T poll() {
    for (long at = counters.get(TAKEN); at != counters.get(ADDED); at = counters.get(TAKEN)) {
      T message = slots.get((int) at & mask);
      if (counters.compareAndSet(TAKEN, at, at + 1)) {
        empty(at, message);
        return message;
      }
    }
    return null;
  }

  /** Takes as many of the oldest messages as there are and as a batch, which is empty, can have. */
  void take(Batch<T> batch, int most) {
    while (true) {
      long at = counters.get(TAKEN);
      int count = (int) Math.min(counters.get(ADDED) - at, Math.min(most, batch.most()));
      for (int i = 0; i < count; i++) {
        batch.set(i, slots.get((int) (at + i) & mask));
      }
      if (counters.compareAndSet(TAKEN, at, at + count)) {
        for (int i = 0; i < count; i++) {
          empty(at + i, batch.get(i));
        }
        batch.begin(count);
        return;
      }
    }
  }

  /** Only if no other message is there already: what was taken is not to be kept alive. */
  private void empty(long at, @Nullable T taken) {
    slots.compareAndSet((int) at & mask, taken, null);
  }

  boolean isEmpty() {
    return counters.get(TAKEN) == counters.get(ADDED);
  }

  int size() {
    long before = counters.get(TAKEN);
    return (int) Math.max(0, Math.min(counters.get(ADDED) - before, capacity));
  }
}
