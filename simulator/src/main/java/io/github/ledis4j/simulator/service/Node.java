package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.Effect;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.Watched;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One server of a group: whom it follows, and when it hears of what was written there. */
final class Node {
  private static final long RETRY = 50_000_000;

  private final Group group;
  private final ModelServer server;
  private InetSocketAddress address;
  private boolean up = true;
  private boolean cutOff;
  private @Nullable Node leader;

  /** The number of the link to the leader: what was sent on an earlier one is lost. */
  private int link;

  private boolean linked;
  private long latest;

  Node(Group group, InetSocketAddress address, ModelServer server) {
    this.group = group;
    this.address = address;
    this.server = server;
    server.journal(group.journal());
    group.ports().add(port());
  }

  ModelServer server() {
    return server;
  }

  int port() {
    return address.getPort();
  }

  boolean isUp() {
    return up;
  }

  /** Whether Sentinels and other servers reach it. */
  boolean isReached() {
    return up && !cutOff;
  }

  boolean follows(Node other) {
    return leader == other;
  }

  /** Whether it has all of its leader that is not on its way yet. */
  boolean isLinked() {
    return linked;
  }

  /** What it has done is sent to those who follow it. */
  void replicate() {
    server
        .replication()
        .followers(
            effects ->
                group.nodes().stream()
                    .filter(each -> each.leader == this && each.linked)
                    .forEach(each -> each.hear(effects)));
  }

  private void hear(List<Effect> effects) {
    int number = link;
    long now = group.world().now();
    latest = Math.max(latest, now + group.lag());
    group
        .world()
        .in(
            latest - now,
            () -> {
              if (number == link) {
                server.replication().apply(effects);
              }
            });
  }

  /** Follows another, whose data take the place of its own as soon as it is reached. */
  void follow(Node other) {
    leader = other;
    server.replication().follow(Watched.HOST, other.port());
    unlink();
  }

  void promote() {
    leader = null;
    unlink();
    server.replication().promote();
  }

  private void unlink() {
    link++;
    linked = false;
    server.replication().linked(false);
    int number = link;
    group.world().in(group.lag(), () -> sync(number));
  }

  private void sync(int number) {
    Node from = leader;
    if (number != link || from == null || !up) {
      return;
    }
    if (isReached() && from.isReached()) {
      server.replication().copy(from.server);
      linked = true;
      server.replication().linked(true);
    } else {
      group.world().in(RETRY, () -> sync(number));
    }
  }

  private void dropFollowers() {
    group.nodes().stream().filter(each -> each.leader == this).forEach(Node::unlink);
  }

  /** Cuts all connections to it, as {@code CLIENT KILL} does. */
  void killClients() {
    group.network().cutAll(address, null);
  }

  void die() {
    up = false;
    group.network().cutAll(address, new IOException("Connection reset by peer"));
    group.network().withdraw(address);
    unlink();
    dropFollowers();
  }

  /** Comes back, at another address perhaps. */
  void comeBack(boolean keepsData, int port) {
    if (up) {
      return;
    }
    up = true;
    address = new InetSocketAddress(Watched.HOST, port);
    group.ports().add(port);
    server.restart(keepsData);
    group.network().serve(address, server);
    unlink();
  }

  /** Only clients reach it any more. */
  void cutOff() {
    cutOff = true;
    unlink();
    dropFollowers();
  }

  void reconnect() {
    cutOff = false;
  }
}
