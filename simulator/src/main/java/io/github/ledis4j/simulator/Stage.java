package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.SimExecutor;
import io.github.ledis4j.simulator.net.SimGroup;
import io.github.ledis4j.simulator.net.World;
import io.github.ledis4j.simulator.service.Service;
import io.github.ledis4j.simulator.service.SlotCluster;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a schedule is played: the world, its network, its server and those that replicate it, or a
 * cluster, and an executor.
 */
record Stage(
    World world,
    Network network,
    SimGroup group,
    SimExecutor executor,
    SocketAddress address,
    ModelServer server,
    Service service,
    SlotCluster cluster) {
  /** How long a trouble lasts at most; two may follow each other. */
  static final long LONGEST = SECOND;

  /** Where servers are. */
  List<? extends SocketAddress> places() {
    return cluster.addresses().isEmpty() ? List.of(address) : cluster.addresses();
  }

  /** The same stage, as one node of the cluster sees it. */
  Stage atNode(SplittableRandom random) {
    List<InetSocketAddress> places = cluster.addresses();
    InetSocketAddress place = places.get(random.nextInt(places.size()));
    return new Stage(
        world, network, group, executor, place, cluster.server(place), service, cluster);
  }

  /** How long a trouble lasts. */
  long some(SplittableRandom random) {
    return random.nextLong(LONGEST);
  }

  /** Ends a trouble after some time. */
  void later(SplittableRandom random, Runnable what) {
    world.in(some(random), what);
  }
}
