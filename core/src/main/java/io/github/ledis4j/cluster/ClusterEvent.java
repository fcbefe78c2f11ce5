package io.github.ledis4j.cluster;

import io.github.ledis4j.cluster.ClusterTopology.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a cluster. Immutable. */
public sealed interface ClusterEvent {

  /** A node is there that was not known. */
  non-sealed interface NodeAdded extends ClusterEvent {

    /** {@return the node} */
    Node node();
  }

  /** A node is not part of the cluster any more. */
  non-sealed interface NodeRemoved extends ClusterEvent {

    /** {@return the node as it was last known} */
    Node node();
  }

  /** A node has another address. */
  non-sealed interface AddressChanged extends ClusterEvent {

    /** {@return the node with the address that it had} */
    Node before();

    /** {@return the node with the address that it has now} */
    Node after();
  }

  /** Slots have another owner, which was no replica before. */
  non-sealed interface SlotsMoved extends ClusterEvent {

    /** {@return the master that had them, or null if nobody had} */
    @Nullable Node from();

    /** {@return the master that has them, or null if nobody has} */
    @Nullable Node to();

    /** {@return which slots, rising} */
    List<SlotRange> slots();
  }

  /** A replica took over from its master, wanted or not. */
  non-sealed interface Failover extends ClusterEvent {

    /** {@return the master that was} */
    Node before();

    /** {@return the replica that is the master now} */
    Node after();

    /** {@return which slots it took over, rising} */
    List<SlotRange> slots();
  }

  /**
   * No node said what could be believed, so the topology stays as it was; another look follows.
   * Nodes that do not answer are one cause; others are a node of another cluster where one of this
   * was, and a node that knows fewer slots than the topology has.
   */
  non-sealed interface RefreshFailed extends ClusterEvent {

    /** {@return what the nodes said} */
    Throwable cause();
  }
}
