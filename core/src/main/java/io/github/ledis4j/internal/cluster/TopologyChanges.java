package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.SlotRange;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.internal.command.ReportText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has happened between two topologies. */
final class TopologyChanges {
  private final ClusterTopology earlier;
  private final ClusterTopology later;
  private final Map<String, Node> before;
  private final Map<String, Node> after;
  private final List<ClusterEvent> events = new ArrayList<>();

  TopologyChanges(ClusterTopology earlier, ClusterTopology later) {
    this.earlier = earlier;
    this.later = later;
    this.before = byId(earlier);
    this.after = byId(later);
  }

  private static Map<String, Node> byId(ClusterTopology topology) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    topology.nodes().forEach(node -> nodes.put(node.id(), node));
    return nodes;
  }

  List<ClusterEvent> events() {
    after.forEach(
        (id, node) -> {
          if (!before.containsKey(id)) {
            events.add(new NodeAdded(node));
          }
        });
    addMoves();
    after.forEach(this::addAddress);
    before.forEach(
        (id, node) -> {
          if (!after.containsKey(id)) {
            events.add(new NodeRemoved(node));
          }
        });
    return List.copyOf(events);
  }

  private void addAddress(String id, Node node) {
    Node old = before.get(id);
    if (old != null && !Objects.equals(old.endpoint(), node.endpoint())) {
      events.add(new AddressChanged(old, node));
    }
  }

  /** From whom to whom slots went, by ids; the empty one is nobody's. */
  private record Way(String from, String to) {}

  private void addMoves() {
    Map<SlotRange, String> had = owned(earlier);
    Map<SlotRange, String> has = owned(later);
    if (had.equals(has)) {
      return; // what most looks find
    }
    String[] from = bySlot(had);
    String[] to = bySlot(has);
    Map<Way, BitSet> moves = new LinkedHashMap<>();
    for (int slot = 0; slot < KeySlot.COUNT; slot++) {
      if (!from[slot].equals(to[slot])) {
        moves.computeIfAbsent(new Way(from[slot], to[slot]), any -> new BitSet()).set(slot);
      }
    }
    moves.forEach((way, slots) -> events.add(move(way, Ranges.of(slots))));
  }

  private static Map<SlotRange, String> owned(ClusterTopology topology) {
    Map<SlotRange, String> owned = new HashMap<>();
    for (Shard shard : topology.shards()) {
      Node master = shard.master();
      if (master != null) {
        shard.slots().forEach(range -> owned.put(range, master.id()));
      }
    }
    return owned;
  }

  private static String[] bySlot(Map<SlotRange, String> owned) {
    String[] owners = new String[KeySlot.COUNT];
    Arrays.fill(owners, "");
    owned.forEach((range, id) -> Arrays.fill(owners, range.first(), range.last() + 1, id));
    return owners;
  }

  private ClusterEvent move(Way way, List<SlotRange> slots) {
    Node from = before.get(way.from);
    Node to = after.get(way.to);
    return from != null && to != null && isReplica(earlier, way.to)
        ? new Failover(from, to, slots)
        : new SlotsMoved(from, to, slots);
  }

  /** Tells whether a view has a node as a replica; for a while some do not know yet of whom. */
  static boolean isReplica(ClusterTopology view, String id) {
    return view.nodes().stream().anyMatch(node -> node.id().equals(id) && !node.isMaster());
  }

  /** What stands behind {@link ClusterEvent.NodeAdded}. */
  record NodeAdded(Node node) implements ClusterEvent.NodeAdded {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ClusterEvent.NodeRemoved}. */
  record NodeRemoved(Node node) implements ClusterEvent.NodeRemoved {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ClusterEvent.AddressChanged}. */
  record AddressChanged(Node before, Node after) implements ClusterEvent.AddressChanged {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ClusterEvent.SlotsMoved}. */
  record SlotsMoved(@Nullable Node from, @Nullable Node to, List<SlotRange> slots)
      implements ClusterEvent.SlotsMoved {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ClusterEvent.RefreshFailed}. */
  record RefreshFailed(Throwable cause) implements ClusterEvent.RefreshFailed {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ClusterEvent.Failover}. */
  record Failover(Node before, Node after, List<SlotRange> slots) implements ClusterEvent.Failover {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
