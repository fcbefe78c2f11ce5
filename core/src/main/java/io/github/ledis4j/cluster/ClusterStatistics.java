package io.github.ledis4j.cluster;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolStatistics;
import java.util.Map;

/**
 * What a client of a cluster holds at one moment, and what happened in it since it was made.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface ClusterStatistics {

  /**
   * {@return what is going on on the connections to each node that was needed so far and is part of
   * the cluster, replicas that are only read from left out}
   */
  Map<Endpoint, PoolStatistics> nodes();

  /** {@return how often a node has said that a slot is another node's ({@code MOVED})} */
  long moved();

  /** {@return how often a node has sent a single command on to another one ({@code ASK})} */
  long asked();

  /** {@return how many commands wait for an owner of their slots} */
  int waiting();
}
