package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.Watched;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** How another server becomes the master of a service, in order or not. */
public final class Failover {
  private static final int PORTS = 10;
  private static final int NOBODY = 6_399;
  private static final int VOTING = 300_000_000;
  private static final int PROMOTING = 300_000_000;
  private static final int DEMOTING = 300_000_000;

  private final Service service;
  private boolean voting;

  /** A master already, although the Sentinels still wait for the others to follow it. */
  private @Nullable Node promoted;

  /** Who saw to it that there is another master. */
  private @Nullable SentinelNode leader;

  /** Goes on taking writes of clients after everybody else has left it. */
  private @Nullable Node forsaken;

  Failover(Service service) {
    this.service = service;
  }

  /** Tells whether a replica is a master already, but not yet for all. */
  boolean isPromoting(int port) {
    return promoted != null && promoted.port() == port;
  }

  private long within(int nanos) {
    return service.world().random().nextInt(nanos);
  }

  private boolean isGoingOn() {
    return voting || promoted != null;
  }

  private static Node any(List<Node> nodes, SplittableRandom random) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private List<Node> able() {
    return service.nodes().stream()
        .filter(each -> each != service.master() && each.isReached())
        .toList();
  }

  /** As {@code FAILOVER} does: a replica has everything before it takes over. */
  public void inOrder(SplittableRandom random) {
    Node old = service.master();
    List<Node> ready = able().stream().filter(Node::isLinked).toList();
    if (isGoingOn() || ready.isEmpty() || !old.isReached()) {
      return;
    }
    Node next = any(ready, random);
    next.server().replication().copy(old.server());
    next.promote();
    old.follow(next);
    conclude(next);
  }

  /** As {@code SENTINEL FAILOVER} does: the old master works until all know the new one. */
  public void bySentinel() {
    vote(true);
  }

  /** The master dies and comes back. */
  public void dies(long back, boolean keepsData) {
    Node old = service.master();
    if (old.isUp()) {
      old.die();
      service.notice();
      vote(false);
      service.later(back, () -> isBack(old, keepsData, old.port()));
    }
  }

  private void isBack(Node node, boolean keepsData, int port) {
    node.comeBack(keepsData, port);
    service.notice();
    service.later(within(DEMOTING), () -> demote(node));
  }

  /** A replica dies and comes back, at another address perhaps. */
  public void replicaDies(long back, boolean moves, SplittableRandom random) {
    List<Node> replicas = able().stream().filter(each -> each != promoted).toList();
    if (replicas.isEmpty()) {
      return;
    }
    Node node = any(replicas, random);
    node.die();
    service.notice();
    int port = node.port() + (moves ? PORTS : 0);
    service.later(back, () -> isBack(node, true, port));
  }

  /** Clients alone reach the master, until it is reached again; if ever. */
  public void split(long back, boolean forEver) {
    Node old = service.master();
    if (!old.isReached() || able().isEmpty() || forsaken != null) {
      return;
    }
    old.cutOff();
    service.notice();
    vote(false);
    if (forEver) {
      forsaken = old;
    } else {
      service.later(
          back,
          () -> {
            old.reconnect();
            service.notice();
            service.later(within(DEMOTING), () -> demote(old));
          });
    }
  }

  /** The only server becomes the replica of one that is not there, and a master again. */
  public void alone(long back, boolean killsClients) {
    Node only = service.master();
    only.server().replication().follow(Watched.HOST, NOBODY);
    only.server().replication().linked(false);
    if (killsClients) {
      only.killClients();
    }
    service.later(back, only.server().replication()::promote);
  }

  private void vote(boolean although) {
    if (!isGoingOn()) {
      voting = true;
      service.later(within(VOTING), () -> elect(although));
    }
  }

  private void elect(boolean although) {
    voting = false;
    boolean needed = although || !service.master().isReached();
    List<SentinelNode> up = service.sentinels().stream().filter(SentinelNode::mayLead).toList();
    if (needed && (up.isEmpty() || able().isEmpty())) {
      vote(although);
    } else if (needed) {
      SplittableRandom random = service.world().random();
      Node chosen = any(able(), random);
      service.journal().forgets();
      chosen.promote();
      chosen.killClients();
      promoted = chosen;
      leader = up.get(random.nextInt(up.size()));
      leader.promoted(chosen.port());
      service.later(within(PROMOTING), () -> conclude(chosen));
    }
  }

  private void conclude(Node next) {
    promoted = null;
    Node old = service.master();
    service.master(next);
    service.nodes().stream()
        .filter(each -> each != next && each != old && each.isReached())
        .forEach(each -> each.follow(next));
    if (leader != null) {
      leader.learn();
      leader = null;
    }
    service.notice();
    service.later(within(DEMOTING), () -> demote(old));
    if (!next.isReached()) {
      vote(false);
    }
  }

  /** The Sentinels see a server that is not what it has to be. */
  private void demote(Node node) {
    Node master = service.master();
    if (node != master && node != promoted && node.isReached() && !node.follows(master)) {
      node.follow(master);
      node.killClients();
    }
  }

  /** There is a master, and the others follow it; but for the one that everybody has left. */
  void clear() {
    service.nodes().forEach(each -> each.comeBack(true, each.port()));
    if (promoted != null) {
      conclude(promoted);
    }
    if (service.master() == forsaken) {
      forsaken = null;
    }
    Node master = service.master();
    service.nodes().stream().filter(each -> each != forsaken).forEach(Node::reconnect);
    if (master.server().isReplica()) {
      master.promote();
    }
    service.nodes().stream().filter(each -> each != forsaken).forEach(this::demote);
  }
}
