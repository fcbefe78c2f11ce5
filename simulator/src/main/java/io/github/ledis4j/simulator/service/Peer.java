package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.ClusterNode;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.net.Network.Door;
import java.net.InetSocketAddress;

/** One node of a cluster: a server that may follow another, and what it hears of the others. */
final class Peer {
  private final SlotCluster cluster;
  private final InetSocketAddress address;
  private final Node node;
  private final ClusterNode knows;
  private boolean deaf;
  private boolean hidden;

  Peer(SlotCluster cluster, InetSocketAddress address, ModelServer server) {
    this.cluster = cluster;
    this.address = address;
    this.node = new Node(cluster, address, server);
    this.knows = new ClusterNode(server, address.getPort(), cluster.truth());
    cluster.network().serve(address, server);
    node.replicate();
    server.pubsub().tellOfKeys();
    server.pubsub().onPublished(cluster.bus().of(this));
  }

  InetSocketAddress address() {
    return address;
  }

  int port() {
    return address.getPort();
  }

  ModelServer server() {
    return node.server();
  }

  Node node() {
    return node;
  }

  ClusterNode knows() {
    return knows;
  }

  boolean isMaster() {
    return cluster.truth().member(port()).follows() == 0;
  }

  /** It is told what is true, as it has a part in it. */
  void learn() {
    knows.learn(cluster.truth());
  }

  /** It hears what is true, unless it is deaf or not reached. */
  void hear() {
    if (node.isReached() && !deaf) {
      learn();
    }
  }

  /** It hears nothing of the others, which notice nothing of that. */
  void deaf(boolean now) {
    deaf = now;
    hear();
  }

  /** Clients do not reach it either, and nobody is told. */
  void hide() {
    hidden = true;
    cluster.network().door(address, Door.SILENT);
    cluster.network().silenceAll(address);
  }

  /** It is there again, with what it has had. */
  void comeBack(boolean keepsData) {
    node.comeBack(keepsData, port());
    cluster.kept();
    node.reconnect();
    if (hidden) {
      hidden = false;
      cluster.network().door(address, Door.OPEN);
    }
  }

  /** It is a part of the cluster again, and is what the others say that it is. */
  void rejoin() {
    knows.alone(false);
    learn();
    int follows = cluster.truth().member(port()).follows();
    if (follows != 0 && !node.follows(cluster.peer(follows).node)) {
      node.follow(cluster.peer(follows).node);
    }
  }
}
