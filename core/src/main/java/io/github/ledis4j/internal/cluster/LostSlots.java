package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.SlotRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose slots nobody has for now: in the middle of a failover some nodes know that the master is
 * none any more, and not yet which replica took over. So that it is told as one in the end, what
 * was is remembered until the slots have an owner again. Used by one thread at a time.
 */
final class LostSlots {
  private final List<Loss> losses = new ArrayList<>();

  /**
   * Slots that were lost.
   *
   * @param before the last view in which they had an owner
   */
  private record Loss(ClusterTopology before, Node owner, List<SlotRange> slots) {
    boolean had(SlotRange some) {
      return slots.stream().anyMatch(range -> range.contains(some.first()));
    }

    boolean hadReplica(Node node) {
      return before.nodes().stream()
          .anyMatch(known -> known.id().equals(node.id()) && !known.isMaster());
    }
  }

  /** Tells whether all slots have an owner that had one before. */
  boolean isEmpty() {
    return losses.isEmpty();
  }

  /** Takes note of the changes since a view, and gives them as they are to be told. */
  List<ClusterEvent> told(ClusterTopology before, List<ClusterEvent> changes) {
    List<ClusterEvent> told = new ArrayList<>();
    for (ClusterEvent event : changes) {
      told.add(event instanceof ClusterEvent.SlotsMoved moved ? told(before, moved) : event);
    }
    return told;
  }

  private ClusterEvent told(ClusterTopology before, ClusterEvent.SlotsMoved moved) {
    Node from = moved.from();
    Node to = moved.to();
    if (from != null && to == null) {
      losses.add(new Loss(before, from, moved.slots()));
    } else if (from == null && to != null) {
      return found(moved, to);
    }
    return moved;
  }

  private ClusterEvent found(ClusterEvent.SlotsMoved moved, Node to) {
    for (Loss loss : losses) {
      if (loss.had(moved.slots().get(0))) {
        losses.remove(loss);
        return loss.hadReplica(to)
            ? new TopologyChanges.Failover(loss.owner, to, moved.slots())
            : moved;
      }
    }
    return moved;
  }
}
