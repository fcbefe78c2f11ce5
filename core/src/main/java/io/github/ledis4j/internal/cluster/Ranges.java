package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.SlotRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Slots as ranges. */
public final class Ranges {
  private Ranges() {}

  /** As few ranges as possible, rising. */
  public static List<SlotRange> of(BitSet slots) {
    List<SlotRange> ranges = new ArrayList<>();
    for (int first = slots.nextSetBit(0); first >= 0; ) {
      int behind = slots.nextClearBit(first);
      ranges.add(new SlotRange(first, behind - 1));
      first = slots.nextSetBit(behind);
    }
    return List.copyOf(ranges);
  }

  /** The same slots, each by itself. */
  public static BitSet bits(List<SlotRange> ranges) {
    BitSet slots = new BitSet();
    ranges.forEach(range -> slots.set(range.first(), range.last() + 1));
    return slots;
  }
}
