package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.SlotRange;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Topologies for tests, in few words; each node is at a host of its own name. */
final class Views {
  private Views() {}

  static ClusterTopology view(Shard... shards) {
    return new Topology(List.of(shards));
  }

  /** A shard with slots such as {@code 0-99 200}, and its nodes, the master first. */
  static Shard shard(String slots, String master, String... replicas) {
    return new Topology.KnownShard(
        ranges(slots),
        node(master, true, Endpoint.tcp(master, 6379)),
        Stream.of(replicas).map(id -> node(id, false, Endpoint.tcp(id, 6379))).toList());
  }

  static List<SlotRange> ranges(String slots) {
    return slots.isEmpty() ? List.of() : Stream.of(slots.split(" ")).map(Views::range).toList();
  }

  private static SlotRange range(String slots) {
    String[] ends = slots.split("-");
    return new SlotRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }

  static Node node(String id, boolean isMaster, @Nullable Endpoint endpoint) {
    return new Topology.KnownNode(id, endpoint, Set.of(), isMaster, Health.ONLINE, null, null);
  }
}
