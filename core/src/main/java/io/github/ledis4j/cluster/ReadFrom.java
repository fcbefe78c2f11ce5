package io.github.ledis4j.cluster;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of a shard answer reads: {@code redis.readFrom(ReadFrom.PREFER_REPLICA)}. Immutable;
 * two are equal if they say the same.
 *
 * <p>A node that failed, that loads its data or to which there is no connection is passed over; so
 * is, for one read, a node that refuses it.
 */
public final class ReadFrom {
  private enum Role {
    MASTER,
    REPLICA,
    ANY
  }

  /** Nodes that take turns: those of a role that are in a zone, or in any if that is null. */
  private record Choice(Role role, @Nullable String zone) {
    List<Node> in(Shard shard) {
      Stream<Node> masters = Stream.ofNullable(shard.master());
      Stream<Node> replicas = shard.replicas().stream();
      Stream<Node> nodes =
          switch (role) {
            case MASTER -> masters;
            case REPLICA -> replicas;
            case ANY -> Stream.concat(masters, replicas);
          };
      return nodes.filter(node -> zone == null || zone.equals(node.zone())).toList();
    }
  }

  private static final Choice MASTERS = new Choice(Role.MASTER, null);
  private static final Choice REPLICAS = new Choice(Role.REPLICA, null);

  /** The master alone: each read sees all writes that were acknowledged before. The default. */
  public static final ReadFrom MASTER = new ReadFrom("MASTER", List.of(MASTERS));

  /** The master, and while it cannot be reached its replicas. */
  public static final ReadFrom PREFER_MASTER =
      new ReadFrom("PREFER_MASTER", List.of(MASTERS, REPLICAS, MASTERS));

  /** The replicas in turn, and where none can be read the master. */
  public static final ReadFrom PREFER_REPLICA =
      new ReadFrom("PREFER_REPLICA", List.of(REPLICAS, MASTERS));

  /** The replicas in turn; where none can be read, the read fails. */
  public static final ReadFrom REPLICA = new ReadFrom("REPLICA", List.of(REPLICAS));

  /** The master and its replicas, all of them in turn. */
  public static final ReadFrom ANY =
      new ReadFrom("ANY", List.of(new Choice(Role.ANY, null), MASTERS));

  private final String name;
  private final List<Choice> choices;

  private ReadFrom(String name, List<Choice> choices) {
    this.name = name;
    this.choices = choices;
  }

  /**
   * The nodes of one zone, as {@link Node#zone} names it: its replicas in turn, then the master if
   * it is there. Where none of them can be read, the read fails.
   *
   * @param name the zone
   * @return the nodes of that zone
   */
  public static ReadFrom zone(String name) {
    requireNonNull(name, "name");
    List<Choice> choices = List.of(new Choice(Role.REPLICA, name), new Choice(Role.MASTER, name));
    return new ReadFrom("zone " + name, choices);
  }

  /**
   * The nodes of one zone, and where none of them can be read others: {@code zone("a",
   * PREFER_REPLICA)}.
   *
   * @param name the zone
   * @param otherwise which nodes then
   * @return the nodes of that zone before those others
   */
  public static ReadFrom zone(String name, ReadFrom otherwise) {
    ReadFrom near = zone(name);
    List<Choice> choices = new ArrayList<>(near.choices);
    choices.addAll(otherwise.choices);
    return new ReadFrom(near.name + ", otherwise " + otherwise.name, List.copyOf(choices));
  }

  /**
   * Returns which nodes of a shard may answer a read.
   *
   * @param shard the shard of its key
   * @return lists of nodes, the best one first, some of them empty perhaps; the nodes of one list
   *     take turns
   */
  public List<List<Node>> nodes(Shard shard) {
    return choices.stream().map(choice -> choice.in(shard)).toList();
  }

  /**
   * Returns what becomes of a read where none of the nodes can be read.
   *
   * @return true if it waits for the master until its deadline; false if it fails
   */
  public boolean waitsForMaster() {
    return choices.get(choices.size() - 1).equals(MASTERS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadFrom same && choices.equals(same.choices);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }

  /** Shows the name of the constant, or {@code zone a, otherwise PREFER_REPLICA}. */
  @Override
  public String toString() {
    return name;
  }
}
