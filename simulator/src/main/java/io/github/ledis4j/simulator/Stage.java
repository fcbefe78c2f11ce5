package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.SimExecutor;
import io.github.ledis4j.simulator.net.SimGroup;
import io.github.ledis4j.simulator.net.World;
import java.net.SocketAddress;
import java.util.SplittableRandom;

/** Where a schedule is played: the world, its network, its server, and an executor. */
record Stage(
    World world,
    Network network,
    SimGroup group,
    SimExecutor executor,
    SocketAddress address,
    ModelServer server) {
  /** How long a trouble lasts at most; two may follow each other. */
  static final long LONGEST = SECOND;

  /** Ends a trouble after some time. */
  void later(SplittableRandom random, Runnable what) {
    world.in(random.nextLong(LONGEST), what);
  }
}
