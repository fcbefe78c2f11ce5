package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.ClusterView;
import io.github.ledis4j.simulator.model.ClusterView.Member;
import java.util.List;
import java.util.SplittableRandom;

/** How nodes of a cluster fail and come back, and how replicas take over. */
public final class ClusterFailover {
  private static final int NOTICING = 300_000_000;
  private static final int VOTING = 200_000_000;
  private static final int REJOINING = 200_000_000;

  private final SlotCluster cluster;

  ClusterFailover(SlotCluster cluster) {
    this.cluster = cluster;
  }

  private void within(int nanos, Runnable what) {
    cluster.later(cluster.world().random().nextInt(nanos), what);
  }

  private List<Peer> followers(Peer master) {
    return cluster.peers().stream()
        .filter(each -> cluster.truth().member(each.port()).follows() == master.port())
        .filter(each -> each.node().isReached())
        .toList();
  }

  /** As {@code CLUSTER FAILOVER} does: a replica has everything before it takes over. */
  public void inOrder(SplittableRandom random) {
    Peer old = SlotCluster.any(cluster.peers(), random);
    List<Peer> ready = followers(old).stream().filter(each -> each.node().isLinked()).toList();
    if (ready.isEmpty() || !old.node().isReached() || cluster.resharding().uses(old)) {
      return;
    }
    Peer next = SlotCluster.any(ready, random);
    next.server().replication().copy(old.server());
    promote(old, next);
    old.rejoin();
  }

  private void promote(Peer old, Peer next) {
    ClusterView now = cluster.truth();
    now = now.with(now.slots().handedOver(old.port(), next.port()));
    now = now.with(new Member(next.port(), 0, false));
    for (Member each : now.members()) {
      boolean follows = each.port() == old.port() || each.follows() == old.port();
      if (follows && each.port() != next.port()) {
        now = now.with(new Member(each.port(), next.port(), each.failed()));
      }
    }
    next.node().promote();
    cluster.tell(now, next);
    cluster.kept();
    followers(next).stream().filter(each -> each != old).forEach(Peer::rejoin);
  }

  /** A node dies and comes back. */
  public void dies(long back, boolean keepsData, SplittableRandom random) {
    Peer peer = SlotCluster.any(cluster.peers(), random);
    if (peer.node().isReached() && !cluster.resharding().uses(peer)) {
      peer.node().die();
      within(NOTICING, () -> noticed(peer));
      cluster.later(back, () -> isBack(peer, keepsData));
    }
  }

  /** The others do not reach a node any more; clients do, unless it is gone for them too. */
  public void cutOff(long back, boolean gone, SplittableRandom random) {
    Peer peer = SlotCluster.any(cluster.peers(), random);
    if (peer.node().isReached() && !cluster.resharding().uses(peer)) {
      peer.node().cutOff();
      if (gone) {
        peer.hide();
      }
      within(NOTICING, () -> noticed(peer));
      within(NOTICING + VOTING, () -> peer.knows().alone(!peer.node().isReached()));
      cluster.later(back, () -> isBack(peer, true));
    }
  }

  /** Until it has heard what is true, a node does nothing for anybody. */
  private void isBack(Peer peer, boolean keepsData) {
    peer.comeBack(keepsData);
    peer.knows().alone(true);
    within(REJOINING, () -> rejoin(peer));
  }

  private void rejoin(Peer peer) {
    if (peer.node().isReached()) {
      mark(peer, false);
      peer.rejoin();
    }
  }

  private void mark(Peer peer, boolean failed) {
    Member known = cluster.truth().member(peer.port());
    cluster.tell(cluster.truth().with(new Member(peer.port(), known.follows(), failed)));
  }

  private void noticed(Peer peer) {
    if (!peer.node().isReached()) {
      mark(peer, true);
      within(VOTING, () -> elect(peer));
    }
  }

  private void elect(Peer failed) {
    List<Peer> able = followers(failed);
    if (!failed.node().isReached() && failed.isMaster() && !able.isEmpty()) {
      cluster.journal().forgets();
      promote(failed, SlotCluster.any(able, cluster.world().random()));
    }
  }
}
