package io.github.ledis4j.internal.view;

import io.github.ledis4j.internal.command.KeySlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those keys of a command that are of one slot, and their places among all of them. */
record SlotKeys(List<Integer> positions, List<byte[]> keys) {

  /** Takes keys apart; slots of one node stand together, as nodes mostly have whole ranges. */
  static Collection<SlotKeys> of(List<byte[]> keys) {
    Map<Integer, SlotKeys> bySlot = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byte[] key = keys.get(i);
      SlotKeys slot =
          bySlot.computeIfAbsent(
              KeySlot.of(key, 0, key.length),
              number -> new SlotKeys(new ArrayList<>(), new ArrayList<>()));
      slot.positions.add(i);
      slot.keys.add(key);
    }
    return bySlot.values();
  }

  /**
   * Gives these keys with their values: arrays differ, so that none is lost, even if given twice.
   */
  <V> Map<byte[], V> with(List<V> values) {
    Map<byte[], V> pairs = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      pairs.put(keys.get(i), values.get(positions.get(i)));
    }
    return pairs;
  }
}
