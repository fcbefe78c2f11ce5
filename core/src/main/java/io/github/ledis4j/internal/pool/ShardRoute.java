package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** The way to the sharded channels of a cluster, which are where their slots are. Thread-safe. */
public interface ShardRoute extends MasterRoute {

  /** The node that owns a slot, as far as the topology is known, or null. */
  @Nullable Endpoint owner(int slot);

  /** The address that a node has in the topology, by any that another node calls it. */
  Endpoint known(Endpoint named);

  /**
   * Makes a connection to one node for what is published there, outside of all limits; it is closed
   * with the others to that node.
   *
   * @throws IllegalStateException if the client is closed, or the node has left the cluster
   */
  Connection listen(Endpoint node, PushHandler handler, EventLoop loop);
}
