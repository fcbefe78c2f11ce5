package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.SlotMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How slots go from one master to another. No slot comes back to where it was: what is still on its
 * way there may be done before what comes later, which no client can prevent.
 */
public final class Resharding {
  private static final int STEP = 20_000_000;
  private static final int TELLING = 5_000_000;

  private record Move(int slot, Peer from, Peer to) {}

  private final SlotCluster cluster;
  private final Map<Integer, Move> open = new TreeMap<>();
  private final Set<String> owned = new TreeSet<>();

  Resharding(SlotCluster cluster) {
    this.cluster = cluster;
  }

  /** Whether keys of a node are under way. */
  boolean uses(Peer peer) {
    return open.values().stream().anyMatch(each -> each.from == peer || each.to == peer);
  }

  /** Who gets a slot key by key, or null. */
  @Nullable ModelServer next(int slot) {
    Move move = open.get(slot);
    return move == null ? null : move.to.server();
  }

  /** Tells whether a slot may go to a node, and that it was here. */
  private boolean goes(int slot, Peer to) {
    int from = cluster.truth().slots().owner(slot);
    owned.add(slot + "@" + from);
    return from != to.port() && !open.containsKey(slot) && !owned.contains(slot + "@" + to.port());
  }

  private boolean isWell(Peer peer) {
    return peer.isMaster() && peer.node().isReached();
  }

  /** All keys of a slot go at once, as with Valkey 9: nobody is sent on by ASK. */
  public void atOnce(int slot, SplittableRandom random) {
    Peer from = owner(slot);
    Peer to = SlotCluster.any(cluster.peers(), random);
    if (isWell(from) && isWell(to) && goes(slot, to)) {
      from.knows().give(slot, to.knows(), true);
      cluster.tell(cluster.truth().with(slots().with(slot, slot, to.port())), to, from);
    }
  }

  /** Key by key, while both nodes are asked for what is there already or is still there. */
  public void classic(int slot, SplittableRandom random) {
    Peer from = owner(slot);
    Peer to = SlotCluster.any(cluster.peers(), random);
    if (isWell(from) && isWell(to) && goes(slot, to)) {
      open.put(slot, new Move(slot, from, to));
      to.knows().importing(slot, from.port());
      cluster.later(random.nextInt(TELLING), () -> from.knows().migrating(slot, to.port()));
      cluster.later(TELLING + random.nextInt(STEP), () -> step(slot));
    }
  }

  private Peer owner(int slot) {
    return cluster.peer(slots().owner(slot));
  }

  private SlotMap slots() {
    return cluster.truth().slots();
  }

  private void step(int slot) {
    Move move = open.get(slot);
    if (move == null) {
      return;
    }
    if (move.from.knows().give(slot, move.to.knows(), false)) {
      cluster.later(cluster.world().random().nextInt(STEP), () -> step(slot));
    } else {
      conclude(move);
    }
  }

  /** The new owner hears it first. */
  private void conclude(Move move) {
    open.remove(move.slot);
    cluster.tell(cluster.truth().with(slots().with(move.slot, move.slot, move.to.port())), move.to);
    cluster.later(cluster.world().random().nextInt(TELLING), move.from::learn);
  }

  void clear() {
    for (Move move : List.copyOf(open.values())) {
      move.from.knows().give(move.slot, move.to.knows(), true);
      conclude(move);
    }
  }
}
