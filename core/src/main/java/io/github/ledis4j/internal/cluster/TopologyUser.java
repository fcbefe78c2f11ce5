package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import java.util.Iterator;
import java.util.List;

/** Who works with what {@link Refresh} learns. Thread-safe; told one thing at a time. */
interface TopologyUser {

  /** Is told that another look begins; gives whom to ask, best first, each node once. */
  Iterator<? extends Question> begin();

  /** Takes a topology over, of which these are the changes; none if it is as before. */
  void adopt(ClusterTopology topology, List<ClusterEvent> changes);

  /** Is told that there is none to take over. */
  void failed(Throwable cause);
}
