package io.github.ledis4j.cluster;

import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@link ReadFrom}: which nodes, those of one choice before those of the next.
 */
record ReadChoices(String name, List<Choice> choices) implements ReadFrom {
  static final Choice MASTERS = new Choice(Role.MASTER, null);
  static final Choice REPLICAS = new Choice(Role.REPLICA, null);
  static final Choice ALL = new Choice(Role.ANY, null);

  enum Role {
    MASTER,
    REPLICA,
    ANY
  }

  /** Nodes that take turns: those of a role that are in a zone, or in any if that is null. */
  record Choice(Role role, @Nullable String zone) {
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

  static ReadChoices of(String name, Choice... choices) {
    return new ReadChoices(name, List.of(choices));
  }

  static ReadChoices ofZone(String name) {
    return of("zone " + name, new Choice(Role.REPLICA, name), new Choice(Role.MASTER, name));
  }

  ReadFrom otherwise(ReadFrom other) {
    ReadChoices next = (ReadChoices) other;
    List<Choice> all = new ArrayList<>(choices);
    all.addAll(next.choices);
    return new ReadChoices(name + ", otherwise " + next.name, List.copyOf(all));
  }

  @Override
  public List<List<Node>> nodes(Shard shard) {
    return choices.stream().map(choice -> choice.in(shard)).toList();
  }

  @Override
  public boolean waitsForMaster() {
    return choices.get(choices.size() - 1).equals(MASTERS);
  }

  /** Two are equal if they say the same, whatever they are called. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadChoices same && choices.equals(same.choices);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
