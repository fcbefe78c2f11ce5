package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The replicas that are read from: made when a policy wants them, closed when gone. Thread-safe.
 */
final class ReplicaNodes {
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** For how long somebody may yet send what he was about to send. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

  private final Reader master;
  private final Function<Endpoint, ReplicaLane> maker;
  private final ObjLongConsumer<Runnable> later;
  private final Map<Endpoint, ReplicaLane> lanes = new HashMap<>();
  private final Set<ReplicaLane> leaving = new HashSet<>();
  private boolean closed;

  ReplicaNodes(
      Reader master, Function<Endpoint, ReplicaLane> maker, ObjLongConsumer<Runnable> later) {
    this.master = master;
    this.maker = maker;
    this.later = later;
  }

  Reader master() {
    return master;
  }

  /** The way to a node for reads, or null if nobody knows its address. */
  synchronized @Nullable Reader reader(Node node) {
    Endpoint place = node.endpoint();
    if (node.isMaster()) {
      return master;
    }
    if (place == null) {
      return null;
    }
    if (node.health() != Health.ONLINE) {
      return new AbsentReader(place, node.health());
    }
    ReplicaLane lane = lanes.computeIfAbsent(place, maker);
    if (closed) {
      lane.closeAsync(Duration.ZERO);
    }
    return lane;
  }

  /** Closes what is no replica of the cluster any more, once it has answered what it was sent. */
  synchronized void keepOnly(ClusterTopology topology) {
    Set<Endpoint> replicas = new HashSet<>();
    for (Node node : topology.nodes()) {
      if (!node.isMaster()) {
        replicas.add(node.endpoint());
      }
    }
    lanes.values().removeIf(lane -> !replicas.contains(lane.endpoint()) && leaves(lane));
  }

  /** Tells whether a node is connected that is said to have failed. */
  synchronized boolean isConnected(Endpoint place) {
    ReplicaLane lane = lanes.get(place);
    return lane != null && lane.isConnected();
  }

  private boolean leaves(ReplicaLane lane) {
    leaving.add(lane);
    later.accept(() -> lane.leave(DRAIN).whenComplete((over, failure) -> forget(lane)), GRACE);
    return true;
  }

  private synchronized void forget(ReplicaLane lane) {
    leaving.remove(lane);
  }

  synchronized CompletableFuture<Void> closeAsync(Duration limit) {
    closed = true;
    List<ReplicaLane> all = new ArrayList<>(lanes.values());
    all.addAll(leaving);
    return GuardedFuture.allOf(all.stream().map(lane -> lane.closeAsync(limit)).toList());
  }
}
