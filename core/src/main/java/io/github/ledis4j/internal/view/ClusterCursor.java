package io.github.ledis4j.internal.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.internal.cluster.Ranges;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.scan.ScanCursor;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the scan of a cluster is, as a text that any process can go on from.
 *
 * @param nodes the nodes of the cluster when the text was made, by the beginnings of their ids
 * @param done the slots that are done
 * @param leaving where the keys of slots go that are not done for that reason
 * @param part the scan of one node that is under way, or null between two nodes
 */
record ClusterCursor(
    Set<String> nodes, BitSet done, Map<Integer, String> leaving, @Nullable Part part) {
  private static final int SHORT = 8;
  private static final String VERSION = "cluster1";
  private static final Pattern FORM =
      Pattern.compile(
          VERSION
              + " nodes=(?<nodes>[\\w,]*) done=(?<done>[\\d,-]*) leaving=(?<leaving>[\\w>,]*)"
              + "(?: node=(?<node>\\w+) life=(?<life>[\\w.]*) owned=(?<owned>[\\d,-]*)"
              + " at=(?<at>\\d*))?");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
  private static final Pattern MOVE = Pattern.compile("(\\d{1,5})>(\\w+)");

  /**
   * The scan of one node.
   *
   * @param node its id
   * @param life another one if it was started anew or got slots
   * @param owned the slots that it had when its scan began
   * @param at where it goes on there
   */
  record Part(String node, String life, BitSet owned, ScanCursor at) {
    Part at(ScanCursor next) {
      return new Part(node, life, owned, next);
    }
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none of a cluster
   */
  static ClusterCursor of(ScanCursor from) {
    if (from.equals(ScanCursor.START)) {
      return new ClusterCursor(Set.of(), new BitSet(KeySlot.COUNT), new TreeMap<>(), null);
    }
    byte[] bytes = from.bytes();
    Matcher text = FORM.matcher(new String(bytes, US_ASCII));
    if (!text.matches()) {
      throw new IllegalArgumentException(
          "no cursor of a cluster's scan: its "
              + bytes.length
              + " bytes are another server's, or were changed");
    }
    Map<Integer, String> leaving = new TreeMap<>();
    for (String move : parts(text.group("leaving"))) {
      Matcher said = matched(MOVE, move);
      leaving.put(slot(said.group(1)), said.group(2));
    }
    return new ClusterCursor(
        Set.copyOf(parts(text.group("nodes"))), slots(text.group("done")), leaving, part(text));
  }

  private static @Nullable Part part(Matcher text) {
    if (text.group("node") == null) {
      return null;
    }
    ScanCursor at = ScanCursor.of(text.group("at").getBytes(US_ASCII));
    return new Part(text.group("node"), text.group("life"), slots(text.group("owned")), at);
  }

  private static List<String> parts(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
  }

  private static BitSet slots(String ranges) {
    BitSet slots = new BitSet(KeySlot.COUNT);
    for (String range : parts(ranges)) {
      Matcher ends = matched(RANGE, range);
      int first = slot(ends.group(1));
      slots.set(first, Math.max(first, slot(ends.group(2))) + 1);
    }
    return slots;
  }

  private static Matcher matched(Pattern form, String part) {
    Matcher matcher = form.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a cursor of a cluster's scan was changed: " + part);
    }
    return matcher;
  }

  private static int slot(String digits) {
    int slot = Integer.parseInt(digits);
    if (slot >= KeySlot.COUNT) {
      throw new IllegalArgumentException("a cursor of a cluster's scan was changed: slot " + slot);
    }
    return slot;
  }

  /** Tells whether the cluster has any of the nodes that it had when the text was made. */
  boolean isOf(ClusterTopology topology) {
    return nodes.isEmpty() || shortIds(topology).stream().anyMatch(nodes::contains);
  }

  /** How the nodes of a cluster are called in a cursor. */
  static Set<String> shortIds(ClusterTopology topology) {
    return topology.nodes().stream()
        .map(node -> node.id().substring(0, Math.min(SHORT, node.id().length())))
        .collect(Collectors.toSet());
  }

  /** The text, as bytes. */
  ScanCursor toScanCursor() {
    StringBuilder text = new StringBuilder(VERSION);
    text.append(" nodes=").append(nodes.stream().sorted().collect(Collectors.joining(",")));
    text.append(" done=").append(ranges(done)).append(" leaving=");
    text.append(
        leaving.entrySet().stream()
            .map(slot -> slot.getKey() + ">" + slot.getValue())
            .collect(Collectors.joining(",")));
    if (part != null) {
      text.append(" node=").append(part.node).append(" life=").append(part.life);
      text.append(" owned=").append(ranges(part.owned));
      text.append(" at=").append(new String(part.at.bytes(), US_ASCII));
    }
    return ScanCursor.of(text.toString().getBytes(US_ASCII));
  }

  private static String ranges(BitSet slots) {
    return Ranges.of(slots).stream()
        .map(range -> range.first() + "-" + range.last())
        .collect(Collectors.joining(","));
  }
}
