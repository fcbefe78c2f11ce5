package io.github.ledis4j.simulator.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which node owns which slots, by its port. Immutable. */
public final class SlotMap {
  /** How many slots there are. */
  public static final int COUNT = 16_384;

  /** The owner of what nobody owns. */
  public static final int NOBODY = 0;

  private static final int POLYNOMIAL = 0x1021;

  /**
   * Slots that follow one another, with one owner.
   *
   * @param last the last one of them
   */
  public record Range(int first, int last, int owner) {}

  /** The owner from a slot on, up to the next entry. */
  private final NavigableMap<Integer, Integer> owners;

  private SlotMap(NavigableMap<Integer, Integer> owners) {
    this.owners = owners;
  }

  /** Nobody owns anything. */
  public static SlotMap empty() {
    return new SlotMap(new TreeMap<>(Map.of(0, NOBODY)));
  }

  /** The slot of a key, whose chars are its bytes. */
  public static int slot(String key) {
    int open = key.indexOf('{');
    int close = key.indexOf('}', open + 1);
    String counts = open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
    int crc = 0;
    for (byte each : counts.getBytes(ISO_8859_1)) {
      crc ^= (each & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
      crc &= 0xFFFF;
    }
    return crc % COUNT;
  }

  /** Who owns a slot. */
  public int owner(int slot) {
    return owners.floorEntry(slot).getValue();
  }

  /** Another map, where some slots have another owner. */
  public SlotMap with(int first, int last, int owner) {
    NavigableMap<Integer, Integer> changed = new TreeMap<>(owners);
    int behind = owner(Math.min(last + 1, COUNT - 1));
    changed.subMap(first, true, last, true).clear();
    changed.put(first, owner);
    if (last + 1 < COUNT) {
      changed.put(last + 1, behind);
    }
    return new SlotMap(changed);
  }

  /** Another map, where one has all that another had. */
  public SlotMap handedOver(int from, int to) {
    NavigableMap<Integer, Integer> changed = new TreeMap<>(owners);
    changed.replaceAll((slot, owner) -> owner == from ? to : owner);
    return new SlotMap(changed);
  }

  /** Tells whether one owns slots here that are another's in the other map. */
  boolean hasMore(int owner, SlotMap other) {
    return Stream.concat(owners.keySet().stream(), other.owners.keySet().stream())
        .anyMatch(slot -> owner(slot) == owner && other.owner(slot) != owner);
  }

  /** All slots in their order, those of nobody too. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    for (Map.Entry<Integer, Integer> each : owners.entrySet()) {
      Integer next = owners.higherKey(each.getKey());
      ranges.add(new Range(each.getKey(), next == null ? COUNT - 1 : next - 1, each.getValue()));
    }
    return ranges;
  }
}
