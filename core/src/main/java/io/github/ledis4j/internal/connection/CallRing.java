package io.github.ledis4j.internal.connection;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A queue of calls that can be looked through; confined to the event loop. */
final class CallRing {
  private @Nullable Call<?>[] slots = new Call<?>[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
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
      size--;
    }
    return call;
  }

  void removeIf(Predicate<Call<?>> unwanted) {
    int before = size;
    for (int i = 0; i < before; i++) {
      Call<?> call = poll();
      if (call != null && !unwanted.test(call)) {
        add(call);
      }
    }
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
