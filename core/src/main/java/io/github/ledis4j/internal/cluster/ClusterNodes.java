package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.cluster.Topology.KnownNode;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes by their addresses: made when first needed, closed when gone. Thread-safe. */
final class ClusterNodes {
  private static final Duration DRAIN_OF_REMOVED = Duration.ofSeconds(5);

  private final List<Endpoint> seeds;
  private final Function<Endpoint, NodeLane> maker;
  private final Map<Endpoint, NodeLane> nodes = new LinkedHashMap<>();
  private volatile List<NodeLane> owners = List.of();

  /** The one address by which a node is known here, by all others of it. */
  private Map<Endpoint, Endpoint> aliases = Map.of();

  private boolean closed;

  ClusterNodes(List<Endpoint> seeds, Function<Endpoint, NodeLane> maker) {
    this.seeds = List.copyOf(seeds);
    this.maker = maker;
  }

  /** Whom to ask about the cluster: its masters, which have connections, replicas, seeds. */
  Stream<NodeLane> toAsk(@Nullable ClusterTopology known, Random random) {
    List<Endpoint> places = new ArrayList<>();
    if (known != null) {
      places.addAll(shuffled(known, true, random));
      places.addAll(shuffled(known, false, random));
    }
    places.addAll(seeds);
    return places.stream().map(this::at).distinct();
  }

  /** All of them take turns. */
  private static List<Endpoint> shuffled(ClusterTopology known, boolean masters, Random random) {
    List<Endpoint> some = new ArrayList<>();
    known.nodes().stream()
        .filter(node -> node.isMaster() == masters)
        .map(Node::endpoint)
        .filter(Objects::nonNull)
        .forEach(some::add);
    Collections.shuffle(some, random);
    return some;
  }

  /** The node at an address, whichever of its addresses that is. */
  synchronized NodeLane at(Endpoint place) {
    NodeLane known = nodes.computeIfAbsent(aliases.getOrDefault(place, place), maker);
    if (closed) {
      known.closeAsync(Duration.ZERO);
    }
    return known;
  }

  /** The same of one that another node names, which is kept, be it in no view so far. */
  synchronized NodeLane named(Endpoint place) {
    NodeLane lane = at(place);
    lane.named();
    return lane;
  }

  /** Learns all addresses of all nodes; one that two of them have says nothing. */
  void learn(ClusterTopology topology) {
    Map<Endpoint, Set<Endpoint>> found = new HashMap<>();
    for (Node node : topology.nodes()) {
      Endpoint own = node.endpoint();
      if (own != null && node instanceof KnownNode known) {
        Stream.concat(Stream.of(own), known.aliases().stream())
            .forEach(alias -> found.computeIfAbsent(alias, any -> new HashSet<>()).add(own));
      }
    }
    found.values().removeIf(nodesOfAlias -> nodesOfAlias.size() > 1);
    Map<Endpoint, Endpoint> learnt = new HashMap<>();
    found.forEach((alias, own) -> learnt.put(alias, own.iterator().next()));
    synchronized (this) {
      aliases = learnt;
    }
  }

  /** Where the nodes are that own slots and can be reached, as far as is known. */
  List<Endpoint> reachable() {
    return owners.stream().filter(node -> !node.isUnreachable()).map(NodeLane::endpoint).toList();
  }

  /** The nodes that own slots. */
  List<NodeLane> owners() {
    return owners;
  }

  /**
   * Closes what is not part of the cluster any more, once it has answered what it was sent.
   *
   * @param used what calls are still sent to, whatever the topology says
   */
  void keepOnly(ClusterTopology topology, Set<? extends Lane<?>> used, List<NodeLane> owning) {
    owners = owning;
    Set<Endpoint> known = new HashSet<>(seeds);
    topology.nodes().stream().map(Node::endpoint).forEach(known::add);
    List<NodeLane> gone = new ArrayList<>();
    synchronized (this) {
      nodes
          .values()
          .removeIf(
              node ->
                  !known.contains(node.endpoint())
                      && !used.contains(node)
                      && !node.isNamed()
                      && gone.add(node));
    }
    gone.forEach(node -> node.whenEmptied(() -> node.closeAsync(DRAIN_OF_REMOVED)));
  }

  synchronized CompletableFuture<Void> closeAsync(Duration limit) {
    closed = true;
    return GuardedFuture.allOf(
        nodes.values().stream().map(node -> node.closeAsync(limit)).toList());
  }
}
