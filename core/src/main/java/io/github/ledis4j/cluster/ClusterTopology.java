package io.github.ledis4j.cluster;

import io.github.ledis4j.options.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a cluster has and which of them owns which slot, as one of them said. Immutable; two
 * are equal if they say the same.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 */
public interface ClusterTopology {

  /** How a node does, as another one sees it; {@code CLUSTER SLOTS} names none that failed. */
  enum Health {
    /** It works. */
    ONLINE,
    /** It reads its data, or gets them from its master. */
    LOADING,
    /** Most masters agree that it does not answer. */
    FAILED
  }

  /** One server of a cluster. */
  interface Node {

    /** {@return the id that it keeps when its address or role changes} */
    String id();

    /** {@return where a client reaches it, or null if the node that was asked cannot tell} */
    @Nullable Endpoint endpoint();

    /** {@return whether it is the master of its shard} */
    boolean isMaster();

    /** {@return how it does} */
    Health health();

    /** {@return the host name that it announces, or null if it has none} */
    @Nullable String hostname();

    /** {@return the zone that it is in, or null if it has none; only Valkey knows zones} */
    @Nullable String zone();
  }

  /** A master, its replicas, and what they hold. */
  interface Shard {

    /**
     * {@return its slots, rising and as few ranges as possible; none for a master without slots}
     */
    List<SlotRange> slots();

    /** {@return the master, or null if there is none for now} */
    @Nullable Node master();

    /** {@return all other nodes of it, by their ids} */
    List<Node> replicas();
  }

  /**
   * {@return all shards: those with slots by their first slot, then those without; {@code CLUSTER
   * SLOTS}, which Redis 6.2 is asked, names the former only}
   */
  List<Shard> shards();

  /** {@return all nodes, shard by shard, each master before its replicas} */
  List<Node> nodes();

  /**
   * Looks for the shard of a slot.
   *
   * @param slot 0 to 16383
   * @return its shard, or null if the slot has none
   */
  @Nullable Shard shard(int slot);

  /**
   * {@return how many slots have a master whose address is known; 16384 if the cluster is whole}
   */
  int coveredSlots();

  /**
   * Compares this with what was so before.
   *
   * @param earlier what was so before
   * @return what has happened meanwhile: nodes that came, masters that were replaced, slots that
   *     moved, addresses that changed, nodes that went; empty if there is no difference in these
   */
  List<ClusterEvent> changesSince(ClusterTopology earlier);
}
