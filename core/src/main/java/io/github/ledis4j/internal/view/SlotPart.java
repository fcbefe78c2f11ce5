package io.github.ledis4j.internal.view;

import io.github.ledis4j.error.PartsException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the part of a command ended that has the keys of one slot. */
record SlotPart<T extends @Nullable Object>(
    List<Integer> positions, T value, @Nullable Throwable cause) implements PartsException.Part {

  SlotPart {
    positions = List.copyOf(positions);
  }

  /**
   * Puts values where their keys stand.
   *
   * @throws IllegalArgumentException if a server has given more or fewer than there are keys
   */
  @SuppressWarnings("unchecked") // what the codec of values has made
  static <V> List<@Nullable V> inOrder(int count, List<SlotPart<List<@Nullable V>>> parts) {
    @Nullable V[] all = (V[]) new Object[count];
    for (SlotPart<List<@Nullable V>> part : parts) {
      List<@Nullable V> values = part.value();
      if (values.size() != part.positions.size()) {
        throw new IllegalArgumentException(
            values.size() + " values for " + part.positions.size() + " keys");
      }
      for (int i = 0; i < values.size(); i++) {
        all[part.positions.get(i)] = values.get(i);
      }
    }
    return Collections.unmodifiableList(Arrays.asList(all));
  }

  /** Leaves the value out, which is data. */
  @Override
  public String toString() {
    return "Part[positions=" + positions + ", outcome=" + outcome() + ", cause=" + cause + "]";
  }
}
