package io.github.ledis4j.internal.connection;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A queue of calls that can be looked through; confined to the event loop. */
final class CallRing {
  private static final int LARGE = 1024;

  private @Nullable Call<?>[] slots = new Call<?>[16];
  private int head;
  private int size;

  /** The largest size since the queue was last empty. */
  private int most;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int capacity() {
    return slots.length;
  }

  @Nullable Call<?> peek() {
    return slots[head];
  }

  /** Gives the call at an index, counted from the oldest. */
  Call<?> get(int index) {
    Call<?> call = slots[head + index & slots.length - 1];
    if (index < 0 || index >= size || call == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return call;
  }

  void add(Call<?> call) {
    growIfFull();
    slots[head + size & slots.length - 1] = call;
    size++;
    most = Math.max(most, size);
  }

  void addFirst(Call<?> call) {
    growIfFull();
    head = head - 1 & slots.length - 1;
    slots[head] = call;
    size++;
  }

  @Nullable Call<?> poll() {
    Call<?> call = slots[head];
    if (call != null) {
      slots[head] = null;
      head = head + 1 & slots.length - 1;
      if (--size == 0) {
        shrink();
      }
    }
    return call;
  }

  @Nullable Call<?> peekLast() {
    return slots[head + size - 1 & slots.length - 1];
  }

  @Nullable Call<?> pollLast() {
    Call<?> call = peekLast();
    if (call != null) {
      slots[head + --size & slots.length - 1] = null;
    }
    return call;
  }

  /** Loses no call even if the test throws. */
  void removeIf(Predicate<Call<?>> unwanted) {
    int kept = 0;
    int at = 0;
    try {
      for (; at < size; at++) {
        Call<?> call = get(at);
        if (!unwanted.test(call)) {
          set(kept++, call);
        }
      }
    } finally {
      for (; at < size; at++) {
        set(kept++, get(at));
      }
      while (size > kept) {
        set(--size, null);
      }
    }
  }

  private void set(int index, @Nullable Call<?> call) {
    slots[head + index & slots.length - 1] = call;
  }

  /** Gives memory back, bit by bit, that is not used any more. */
  private void shrink() {
    if (slots.length > LARGE && most < slots.length / 4) {
      slots = new Call<?>[slots.length / 2];
      head = 0;
    }
    most = 0;
  }

  private void growIfFull() {
    if (size == slots.length) {
      Call<?>[] larger = new Call<?>[2 * slots.length];
      int tail = slots.length - head;
      System.arraycopy(slots, head, larger, 0, tail);
      System.arraycopy(slots, 0, larger, tail, head);
      slots = larger;
      head = 0;
    }
  }
}
