package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.PubSub;
import java.util.HashMap;
import java.util.Map;

/** How the nodes of a cluster hand messages to each other: in order, late, or not at all. */
final class Bus {
  private record Way(int from, int to) {}

  private static final int MOST = 3_000_000;

  private final SlotCluster cluster;
  private final Map<Way, Long> latest = new HashMap<>();
  private Publications told = Publications.NOBODY;

  Bus(SlotCluster cluster) {
    this.cluster = cluster;
  }

  void tell(Publications now) {
    told = now;
  }

  /** What a node hands out goes to the others, sharded messages to those of its shard alone. */
  PubSub.Told of(Peer peer) {
    return new PubSub.Told() {
      @Override
      public void published(String channel, String text, boolean sharded) {
        told.published(peer.port(), channel, text, sharded);
        for (Peer to : cluster.peers()) {
          if (to != peer && (!sharded || peer.knows().isInShardOf(to.port()))) {
            send(peer, to, channel, text, sharded);
          }
        }
      }

      @Override
      public void happened(String key, String event) {
        told.happened(peer.port(), key, event);
      }

      @Override
      public void repeated(String key) {
        told.arrived(key);
      }
    };
  }

  private static boolean isOpen(Peer from, Peer to) {
    return from.node().isReached() && to.node().isReached();
  }

  private void send(Peer from, Peer to, String channel, String text, boolean sharded) {
    if (!isOpen(from, to)) {
      told.lost(text);
      return;
    }
    long now = cluster.world().now();
    long soonest = now + cluster.world().random().nextInt(MOST);
    long at = latest.merge(new Way(from.port(), to.port()), soonest, Math::max);
    cluster
        .world()
        .in(
            at - now,
            () -> {
              if (isOpen(from, to)) {
                to.server().pubsub().hear(channel, text, sharded);
                told.arrived(text);
              } else {
                told.lost(text);
              }
            });
  }
}
