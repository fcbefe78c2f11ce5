package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.SlotRange;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.options.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link ClusterTopology}. */
record Topology(List<Shard> shards) implements ClusterTopology {
  private static final Comparator<Shard> BY_SLOT_THEN_MASTER =
      Comparator.comparingInt(Topology::firstSlot)
          .thenComparing(shard -> shard.master() == null ? "" : shard.master().id());

  Topology {
    shards = shards.stream().sorted(BY_SLOT_THEN_MASTER).toList();
  }

  private static int firstSlot(Shard shard) {
    return shard.slots().isEmpty() ? Integer.MAX_VALUE : shard.slots().get(0).first();
  }

  @Override
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (Shard shard : shards) {
      Stream.ofNullable(shard.master()).forEach(nodes::add);
      nodes.addAll(shard.replicas());
    }
    return List.copyOf(nodes);
  }

  @Override
  public @Nullable Shard shard(int slot) {
    for (Shard shard : shards) {
      if (shard.slots().stream().anyMatch(range -> range.contains(slot))) {
        return shard;
      }
    }
    return null;
  }

  @Override
  public int coveredSlots() {
    return shards.stream()
        .filter(shard -> shard.master() != null && shard.master().endpoint() != null)
        .flatMap(shard -> shard.slots().stream())
        .mapToInt(SlotRange::count)
        .sum();
  }

  @Override
  public List<ClusterEvent> changesSince(ClusterTopology earlier) {
    return new TopologyChanges(earlier, this).events();
  }

  @Override
  public String toString() {
    return ReportText.of(this);
  }

  /** What stands behind {@link ClusterTopology.Shard}. */
  record KnownShard(List<SlotRange> slots, @Nullable Node master, List<Node> replicas)
      implements Shard {
    KnownShard {
      replicas = replicas.stream().sorted(Comparator.comparing(Node::id)).toList();
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /**
   * What stands behind {@link ClusterTopology.Node}.
   *
   * @param aliases all that other nodes may call it in a redirect
   */
  record KnownNode(
      String id,
      @Nullable Endpoint endpoint,
      Set<Endpoint> aliases,
      boolean isMaster,
      Health health,
      @Nullable String hostname,
      @Nullable String zone)
      implements Node {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
