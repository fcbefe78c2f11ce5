package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import java.util.ArrayList;
import java.util.BitSet;
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
   * @param slots those that nobody has yet
   */
  private record Loss(ClusterTopology before, Node owner, BitSet slots) {}

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
    BitSet slots = Ranges.bits(moved.slots());
    if (from != null && to == null) {
      losses.add(new Loss(before, from, slots));
    } else if (from == null && to != null) {
      return found(moved, to, slots);
    }
    return moved;
  }

  private ClusterEvent found(ClusterEvent.SlotsMoved moved, Node to, BitSet slots) {
    Node before = null;
    for (Loss loss : losses) {
      if (loss.slots.intersects(slots)) {
        loss.slots.andNot(slots);
        before = TopologyChanges.isReplica(loss.before, to.id()) ? loss.owner : before;
      }
    }
    losses.removeIf(loss -> loss.slots.isEmpty());
    return before == null ? moved : new TopologyChanges.Failover(before, to, moved.slots());
  }
}
