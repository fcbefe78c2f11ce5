package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.Journal;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.model.Watched;
import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.World;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The servers of one service, of which one is the master, and the Sentinels that say which. One
 * server without a Sentinel is a service too.
 */
public final class Service implements Group {
  private static final int FIRST_SENTINEL = 26_379;
  private static final int QUICK = 3_000_000;
  private static final int SLOW = 200_000_000;

  /** How long a Sentinel takes to notice something. */
  private static final int NOTICING = 200_000_000;

  private final World world;
  private final Network network;
  private final Journal journal = new Journal();
  private final List<Node> nodes = new ArrayList<>();
  private final List<SentinelNode> sentinels = new ArrayList<>();
  private final Set<Integer> ports = new TreeSet<>();
  private final Failover failover = new Failover(this);
  private Node master;
  private int lag = QUICK;
  private boolean cleared;

  /** A service of one server, which the network has already. */
  public Service(World world, Network network, InetSocketAddress address, ModelServer server) {
    this.world = world;
    this.network = network;
    master = new Node(this, address, server);
    nodes.add(master);
  }

  /** Adds servers that follow the first one, and Sentinels. */
  public void grow(int replicas, int watching) {
    nodes.get(0).replicate();
    for (int i = 1; i <= replicas; i++) {
      InetSocketAddress address = new InetSocketAddress(Watched.HOST, master.port() + i);
      Node node = new Node(this, address, new ModelServer(ServerKind.REDIS, null, world::now));
      network.serve(address, node.server());
      nodes.add(node);
      node.replicate();
      node.follow(master);
    }
    for (int i = 0; i < watching; i++) {
      InetSocketAddress address = new InetSocketAddress(Watched.HOST, FIRST_SENTINEL + i);
      ModelServer server = new ModelServer(ServerKind.SENTINEL, null, world::now);
      network.serve(address, server);
      sentinels.add(new SentinelNode(this, address, server));
    }
    sentinels.forEach(SentinelNode::learn);
  }

  /** The ports of its Sentinels. */
  public List<Integer> sentinelPorts() {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < sentinels.size(); i++) {
      ports.add(FIRST_SENTINEL + i);
    }
    return ports;
  }

  /** The ports at which its servers have been so far. */
  @Override
  public Set<Integer> ports() {
    return ports;
  }

  /** Whether a server follows the master, or will soon. */
  public boolean hasReplica() {
    return nodes.stream().anyMatch(each -> each.follows(master) && each.isReached());
  }

  /** What clients have made its servers do. */
  @Override
  public Journal journal() {
    return journal;
  }

  /** The server that all Sentinels take for the master, or will soon. */
  public ModelServer masterServer() {
    return master.server();
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<Node> nodes() {
    return nodes;
  }

  Node master() {
    return master;
  }

  void master(Node now) {
    master = now;
  }

  List<SentinelNode> sentinels() {
    return sentinels;
  }

  int otherSentinels() {
    return sentinels.size() - 1;
  }

  /** How long a write is on its way to those who follow. */
  @Override
  public long lag() {
    return world.random().nextInt(lag);
  }

  /** Has something happen while the weather is bad. */
  void later(long nanos, Runnable what) {
    world.in(
        nanos,
        () -> {
          if (!cleared) {
            what.run();
          }
        });
  }

  /** Every Sentinel notices soon what has changed. */
  void notice() {
    sentinels.forEach(each -> later(world.random().nextInt(NOTICING), each::learn));
  }

  /** What befalls it. */
  public Failover failover() {
    return failover;
  }

  /** Replication is slow for a while. */
  public void lag(long nanos) {
    lag = SLOW;
    later(nanos, () -> lag = QUICK);
  }

  /** A Sentinel dies, hangs, learns nothing any more or lies, for a while. */
  public void troubleSentinel(long nanos, SplittableRandom random) {
    SentinelNode sentinel = sentinels.get(random.nextInt(sentinels.size()));
    switch (random.nextInt(4)) {
      case 0 -> sentinel.die();
      case 1 -> sentinel.hang();
      case 2 -> sentinel.insist();
      default -> sentinel.lie(nodes.get(random.nextInt(nodes.size())).port());
    }
    later(
        nanos,
        () -> {
          sentinel.recover();
          notice();
        });
  }

  /** From now on everything works: there is a master, the others follow, all Sentinels know. */
  public void clear() {
    cleared = true;
    lag = QUICK;
    failover.clear();
    nodes.forEach(each -> each.server().weather(Weather.FAIR));
    sentinels.forEach(SentinelNode::recover);
    sentinels.forEach(SentinelNode::learn);
  }
}
