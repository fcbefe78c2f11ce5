package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.internal.command.KeySlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who answers the reads of each slot, as one policy wants it. Thread-safe. */
final class ReadTable {
  private final ReadFrom policy;
  private @Nullable ClusterTopology adopted;
  private volatile @Nullable ShardReaders[] shards = new ShardReaders[KeySlot.COUNT];

  /** Those of the slots, each once. */
  private volatile List<ShardReaders> distinct = List.of();

  ReadTable(ReadFrom policy) {
    this.policy = policy;
  }

  ReadFrom policy() {
    return policy;
  }

  /** The nodes for a slot, or null if nobody has said who has it. */
  @Nullable ShardReaders of(int slot) {
    return shards[slot];
  }

  /** Whom it asks, each of them once or more often. */
  Stream<Reader> readers() {
    return distinct.stream().flatMap(ShardReaders::all);
  }

  /**
   * Takes a topology over, unless it is as before; one at a time.
   *
   * @param reader gives the way to a node, or null if nobody knows its address
   */
  void adopt(ClusterTopology topology, Function<Node, @Nullable Reader> reader) {
    if (topology.equals(adopted)) {
      return;
    }
    adopted = topology;
    @Nullable ShardReaders[] bySlot = new ShardReaders[KeySlot.COUNT];
    List<ShardReaders> made = new ArrayList<>();
    for (Shard shard : topology.shards()) {
      if (!shard.slots().isEmpty()) {
        ShardReaders readers = new ShardReaders(choices(shard, reader));
        shard
            .slots()
            .forEach(range -> Arrays.fill(bySlot, range.first(), range.last() + 1, readers));
        made.add(readers);
      }
    }
    shards = bySlot;
    distinct = made;
  }

  private List<List<Reader>> choices(Shard shard, Function<Node, @Nullable Reader> reader) {
    return policy.nodes(shard).stream()
        .map(equal -> equal.stream().map(reader).flatMap(Stream::ofNullable).toList())
        .toList();
  }
}
