package io.github.ledis4j.internal.view;

import io.github.ledis4j.internal.command.KeySlot;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node says of itself, in {@code CLUSTER NODES}.
 *
 * @param life which life of it this is: another one if it was started anew or got slots
 * @param slots those that it owns
 * @param coming those of which it gets the keys
 * @param leaving those of which it gives the keys away, and to whom
 */
record OwnSlots(String life, BitSet slots, BitSet coming, Map<Integer, String> leaving) {
  private static final Pattern MYSELF =
      Pattern.compile(
          "(?m)^\\S+ \\S+ \\S*myself\\S* \\S+ \\S+ \\S+ (?<epoch>\\d+) \\S+(?<slots>[^\\[\\r\\n]*)");
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");
  private static final Pattern COMING = Pattern.compile("\\[(\\d+)-<-[^]]+]");
  private static final Pattern LEAVING = Pattern.compile("\\[(\\d+)->-([^]]+)]");

  /**
   * Reads it.
   *
   * @param run the id of its process, or an empty text if that is not known
   */
  static OwnSlots in(String clusterNodes, String run) {
    Matcher myself = MYSELF.matcher(clusterNodes);
    boolean found = myself.find();
    BitSet slots = new BitSet(KeySlot.COUNT);
    Matcher range = RANGE.matcher(found ? myself.group("slots") : "");
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      slots.set(first, last + 1);
    }
    BitSet coming = new BitSet(KeySlot.COUNT);
    COMING
        .matcher(clusterNodes)
        .results()
        .map(slot -> slot.group(1))
        .map(Integer::valueOf)
        .forEach(coming::set);
    Map<Integer, String> leaving = new TreeMap<>();
    Matcher slot = LEAVING.matcher(clusterNodes);
    while (slot.find()) {
      leaving.put(Integer.parseInt(slot.group(1)), slot.group(2));
    }
    return new OwnSlots(run + "." + (found ? myself.group("epoch") : ""), slots, coming, leaving);
  }
}
