package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.Journal;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.World;
import java.util.List;
import java.util.Set;

/** Servers that belong together, and what they have in common. */
interface Group {
  World world();

  Network network();

  /** What clients have made its servers do. */
  Journal journal();

  /** The ports at which its servers have been so far. */
  Set<Integer> ports();

  List<Node> nodes();

  /** How long a write is on its way to those who follow. */
  long lag();
}
