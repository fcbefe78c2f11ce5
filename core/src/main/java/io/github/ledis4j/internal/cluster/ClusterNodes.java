package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.cluster.Topology.KnownNode;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes by their addresses: made when first needed, closed when gone. Thread-safe. */
final class ClusterNodes {
  private static final Duration DRAIN_OF_REMOVED = Duration.ofSeconds(5);

  private final List<Endpoint> seeds;
  private final UnaryOperator<Endpoint> addressMap;
  private final Function<Endpoint, NodeLane> maker;
  private final Map<Endpoint, NodeLane> nodes = new LinkedHashMap<>();
  private volatile List<NodeLane> owners = List.of();

  /** The one address by which a node is known here, by all others of it. */
  private Map<Endpoint, Endpoint> aliases = Map.of();

  private boolean closed;

  ClusterNodes(ClusterSeeds seeds, boolean tls, Function<Addresses, NodeLane> maker) {
    this.seeds = seeds.endpoints();
    this.addressMap = seeds.addressMap();
    this.maker = place -> maker.apply(new Addresses(place, tls, addressMap));
  }

  /** The node at an address, whichever of its addresses that is. */
  synchronized NodeLane at(Endpoint place) {
    NodeLane known = nodes.computeIfAbsent(aliases.getOrDefault(place, place), maker);
    if (closed) {
      known.closeAsync(Duration.ZERO);
    }
    return known;
  }

  /**
   * The same of one that another node names, which is kept, be it in no view so far.
   *
   * @return null if the map of addresses fails; then looks at the cluster fail too, and say so
   */
  @Nullable NodeLane named(Endpoint announced) {
    try {
      return keep(Objects.requireNonNull(addressMap.apply(announced), "no address"));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private synchronized NodeLane keep(Endpoint place) {
    NodeLane lane = at(place);
    lane.named();
    return lane;
  }

  /**
   * The nodes that can be asked about the cluster, those first that are likely to answer soon:
   * masters, which have connections already, then replicas, then the seeds. They take turns.
   */
  Stream<NodeLane> toAsk(@Nullable ClusterTopology known, Random random) {
    List<Node> nodes = known == null ? new ArrayList<>() : new ArrayList<>(known.nodes());
    Collections.shuffle(nodes, random);
    nodes.sort(Comparator.comparing(node -> !node.isMaster()));
    Stream<Endpoint> places = nodes.stream().map(Node::endpoint).filter(Objects::nonNull);
    return Stream.concat(places, seeds.stream()).map(this::at).distinct();
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

  /** Who owns each slot as a view has it; null for those without an owner that can be reached. */
  @Nullable NodeLane[] ownersIn(ClusterTopology topology) {
    @Nullable NodeLane[] found = new NodeLane[KeySlot.COUNT];
    for (Shard shard : topology.shards()) {
      Endpoint place = shard.master() == null ? null : shard.master().endpoint();
      if (place != null && !shard.slots().isEmpty()) {
        NodeLane node = at(place);
        shard.slots().forEach(range -> Arrays.fill(found, range.first(), range.last() + 1, node));
      }
    }
    return found;
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
   * @param owning who has each slot
   */
  void keepOnly(
      ClusterTopology topology, Set<? extends Lane<?>> used, @Nullable NodeLane[] owning) {
    owners = distinct(owning);
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

  private static List<NodeLane> distinct(@Nullable NodeLane[] owning) {
    Set<NodeLane> found = new LinkedHashSet<>();
    NodeLane before = null;
    for (NodeLane owner : owning) {
      if (owner != null && owner != before) {
        found.add(owner);
        before = owner;
      }
    }
    return List.copyOf(found);
  }

  /** What is going on on the connections to each node. */
  synchronized Map<Endpoint, PoolStatistics> statistics() {
    Map<Endpoint, PoolStatistics> all = new LinkedHashMap<>();
    nodes.forEach((place, node) -> all.put(place, node.statistics()));
    return Collections.unmodifiableMap(all);
  }

  synchronized CompletableFuture<Void> closeAsync(Duration limit) {
    closed = true;
    return GuardedFuture.allOf(
        nodes.values().stream().map(node -> node.closeAsync(limit)).toList());
  }
}
