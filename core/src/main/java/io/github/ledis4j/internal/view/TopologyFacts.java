package io.github.ledis4j.internal.view;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.internal.cluster.Ranges;
import io.github.ledis4j.internal.command.KeySlot;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What a topology says of nodes by their ids. */
final class TopologyFacts {
  private TopologyFacts() {}

  /** The node with an id, or null. */
  static @Nullable Node find(ClusterTopology topology, String id) {
    return topology.nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElse(null);
  }

  /** The master of the shard that a node is in, as it may have been replaced; null if in none. */
  static @Nullable String masterOf(ClusterTopology topology, String id) {
    for (Shard shard : topology.shards()) {
      Node master = shard.master();
      boolean isOfShard =
          master != null
              && (master.id().equals(id)
                  || shard.replicas().stream().anyMatch(node -> node.id().equals(id)));
      if (master != null && isOfShard) {
        return master.id();
      }
    }
    return null;
  }

  /** The slots of a master; none if it is none. */
  static BitSet slots(ClusterTopology topology, String master) {
    BitSet slots = new BitSet(KeySlot.COUNT);
    for (Shard shard : topology.shards()) {
      Node owner = shard.master();
      if (owner != null && owner.id().equals(master)) {
        slots.or(Ranges.bits(shard.slots()));
      }
    }
    return slots;
  }
}
