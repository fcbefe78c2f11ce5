package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import java.util.concurrent.CompletableFuture;

/** What one node can be asked. */
@FunctionalInterface
interface Question {

  /** Asks; fails if the node does not answer, is in no cluster, or says what makes no sense. */
  CompletableFuture<ClusterTopology> ask();
}
