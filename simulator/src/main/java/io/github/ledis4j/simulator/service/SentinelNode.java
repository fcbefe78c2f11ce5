package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.Watched;
import io.github.ledis4j.simulator.model.Watched.Place;
import io.github.ledis4j.simulator.net.Network.Door;
import java.net.InetSocketAddress;

/** One Sentinel: what it says, and what it announces. */
final class SentinelNode {
  private final Service service;
  private final InetSocketAddress address;
  private final ModelServer server;
  private boolean up = true;
  private boolean stubborn;

  SentinelNode(Service service, InetSocketAddress address, ModelServer server) {
    this.service = service;
    this.address = address;
    this.server = server;
  }

  boolean isUp() {
    return up;
  }

  /** Who does not know a master does not see that it is gone. */
  boolean mayLead() {
    return up && server.watched().master().port() == service.master().port();
  }

  private static Place place(Node node) {
    return new Place(node.port(), !node.isReached());
  }

  /** Takes what is true, and announces another master. */
  void learn() {
    if (!up || stubborn) {
      return;
    }
    Watched watched = server.watched();
    Node master = service.master();
    int promoted = watched.promoted();
    boolean goesOn = promoted != 0 && service.failover().isPromoting(promoted);
    // What it promoted may not be the master any more by the time it looks.
    boolean outdated = promoted != 0 && !goesOn && promoted != master.port();
    int before = outdated ? promoted : watched.master().port();
    if (!goesOn) {
      watched.master(place(master));
    }
    watched.replicas(
        service.nodes().stream().filter(each -> each != master).map(SentinelNode::place).toList());
    watched.others(service.otherSentinels());
    if (!goesOn && before != master.port() && before != 0) {
      switched(before, master.port());
    }
  }

  private void switched(int from, int to) {
    server.announce("+switch-master", Watched.switched(from, to));
  }

  /** It has made a replica the master; the others do not know yet. */
  void promoted(int port) {
    Watched watched = server.watched();
    watched.promoted(port);
    server.announce("+promoted-slave", watched.promotion(port));
  }

  /** From now on it learns nothing. */
  void insist() {
    stubborn = true;
  }

  /** It takes another for the master, says so, and is not to be talked out of it. */
  void lie(int port) {
    int before = server.watched().master().port();
    server.watched().master(new Place(port, false));
    stubborn = true;
    if (before != port) {
      switched(before, port);
    }
  }

  void die() {
    up = false;
    service.network().cutAll(address, null);
    service.network().withdraw(address);
  }

  /** Nothing comes from it any more, and nobody is told. */
  void hang() {
    service.network().door(address, Door.SILENT);
    service.network().silenceAll(address);
  }

  void recover() {
    stubborn = false;
    if (!up) {
      up = true;
      server.restart(true);
      service.network().serve(address, server);
    }
    service.network().door(address, Door.OPEN);
  }
}
