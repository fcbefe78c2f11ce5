package io.github.ledis4j.cluster;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import java.util.List;

/**
 * Which nodes of a shard answer reads: {@code redis.readFrom(ReadFrom.PREFER_REPLICA)}. Immutable;
 * two are equal if they say the same. As text it is the name of the constant, or {@code zone a,
 * otherwise PREFER_REPLICA}.
 *
 * <p>A node that failed, that loads its data or to which there is no connection is passed over; so
 * is, for one read, a node that refuses it.
 */
public sealed interface ReadFrom permits ReadChoices {

  /** The master alone: each read sees all writes that were acknowledged before. The default. */
  ReadFrom MASTER = ReadChoices.of("MASTER", ReadChoices.MASTERS);

  /** The master, and while it cannot be reached its replicas. */
  ReadFrom PREFER_MASTER =
      ReadChoices.of(
          "PREFER_MASTER", ReadChoices.MASTERS, ReadChoices.REPLICAS, ReadChoices.MASTERS);

  /** The replicas in turn, and where none can be read the master. */
  ReadFrom PREFER_REPLICA =
      ReadChoices.of("PREFER_REPLICA", ReadChoices.REPLICAS, ReadChoices.MASTERS);

  /** The replicas in turn; where none can be read, the read fails. */
  ReadFrom REPLICA = ReadChoices.of("REPLICA", ReadChoices.REPLICAS);

  /** The master and its replicas, all of them in turn. */
  ReadFrom ANY = ReadChoices.of("ANY", ReadChoices.ALL, ReadChoices.MASTERS);

  /**
   * The nodes of one zone, as {@link Node#zone} names it: its replicas in turn, then the master if
   * it is there. Where none of them can be read, the read fails.
   *
   * @param name the zone
   * @return the nodes of that zone
   */
  static ReadFrom zone(String name) {
    return ReadChoices.ofZone(requireNonNull(name, "name"));
  }

  /**
   * The nodes of one zone, and where none of them can be read others: {@code zone("a",
   * PREFER_REPLICA)}.
   *
   * @param name the zone
   * @param otherwise which nodes then
   * @return the nodes of that zone before those others
   */
  static ReadFrom zone(String name, ReadFrom otherwise) {
    requireNonNull(otherwise, "otherwise");
    return ReadChoices.ofZone(requireNonNull(name, "name")).otherwise(otherwise);
  }

  /**
   * Returns which nodes of a shard may answer a read.
   *
   * @param shard the shard of its key
   * @return lists of nodes, the best one first, some of them empty perhaps; the nodes of one list
   *     take turns
   */
  List<List<Node>> nodes(Shard shard);

  /**
   * Returns what becomes of a read where none of the nodes can be read.
   *
   * @return true if it waits for the master until its deadline; false if it fails
   */
  boolean waitsForMaster();
}
