package io.github.ledis4j.simulator.service;

import io.github.ledis4j.simulator.model.ClusterView;
import io.github.ledis4j.simulator.model.ClusterView.Member;
import io.github.ledis4j.simulator.model.Hiccup;
import io.github.ledis4j.simulator.model.Journal;
import io.github.ledis4j.simulator.model.ModelServer;
import io.github.ledis4j.simulator.model.ServerKind;
import io.github.ledis4j.simulator.model.SlotMap;
import io.github.ledis4j.simulator.model.Watched;
import io.github.ledis4j.simulator.model.Weather;
import io.github.ledis4j.simulator.model.Welcome;
import io.github.ledis4j.simulator.net.Network;
import io.github.ledis4j.simulator.net.Network.Door;
import io.github.ledis4j.simulator.net.World;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The nodes of a cluster, what is true of it, and when they hear of that. */
public final class SlotCluster implements Group {
  private static final int FIRST_PORT = 7_101;
  private static final int QUICK = 3_000_000;
  private static final int SLOW = 200_000_000;

  private final World world;
  private final Network network;
  private final Journal journal = new Journal();
  private final List<Peer> peers = new ArrayList<>();
  private final Set<Integer> ports = new TreeSet<>();
  private final Resharding resharding = new Resharding(this);
  private final ClusterFailover failover = new ClusterFailover(this);
  private final Bus bus = new Bus(this);
  private final Set<String> kept = new TreeSet<>();
  private ClusterView truth = new ClusterView(List.of(), SlotMap.empty(), false);
  private int lag = QUICK;
  private int hearing = QUICK;
  private boolean cleared;

  /** A cluster without nodes. */
  public SlotCluster(World world, Network network) {
    this.world = world;
    this.network = network;
  }

  /**
   * Adds nodes that share all slots.
   *
   * @param followers of each master
   */
  public void grow(int masters, int followers, boolean whole) {
    List<Member> members = new ArrayList<>();
    SlotMap slots = SlotMap.empty();
    for (int i = 0; i < masters; i++) {
      int port = FIRST_PORT + i;
      members.add(new Member(port, 0, false));
      int first = i * SlotMap.COUNT / masters;
      slots = slots.with(first, (i + 1) * SlotMap.COUNT / masters - 1, port);
      for (int j = 1; j <= followers; j++) {
        members.add(new Member(port + j * masters, port, false));
      }
    }
    truth = new ClusterView(members, slots, whole);
    for (Member each : members) {
      InetSocketAddress address = new InetSocketAddress(Watched.HOST, each.port());
      peers.add(new Peer(this, address, new ModelServer(ServerKind.REDIS, null, world::now)));
    }
    peers.forEach(Peer::rejoin);
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
  public Journal journal() {
    return journal;
  }

  @Override
  public Set<Integer> ports() {
    return ports;
  }

  @Override
  public List<Node> nodes() {
    return peers.stream().map(Peer::node).toList();
  }

  @Override
  public long lag() {
    return world.random().nextInt(lag);
  }

  Bus bus() {
    return bus;
  }

  /** A client that knows what is true publishes something, if it reaches the node. */
  public void publishByOthers(String channel, String text, boolean sharded) {
    Peer peer = sharded ? owner(channel) : any(peers, world.random());
    if (peer.node().isReached()) {
      peer.server().pubsub().publishByOthers(channel, text, sharded);
    }
  }

  /** The same, and it sets a key that is where its slot is. */
  public void setByOthers(String key) {
    Peer peer = owner(key);
    if (peer.node().isReached() && resharding.next(SlotMap.slot(key)) == null) {
      peer.knows().hold(key);
    }
  }

  private Peer owner(String key) {
    return peer(truth.slots().owner(SlotMap.slot(key)));
  }

  /** Has somebody told of all that nodes hand out to those who listen. */
  public void onPublished(Publications told) {
    bus.tell(told);
  }

  List<Peer> peers() {
    return peers;
  }

  Peer peer(int port) {
    return peers.stream().filter(each -> each.port() == port).findFirst().orElseThrow();
  }

  /** The masters that the others reach. */
  List<Peer> masters() {
    return peers.stream().filter(each -> each.isMaster() && each.node().isReached()).toList();
  }

  static Peer any(List<Peer> some, SplittableRandom random) {
    return some.get(random.nextInt(some.size()));
  }

  /** The addresses of all nodes; none if it has none. */
  public List<InetSocketAddress> addresses() {
    return peers.stream().map(Peer::address).toList();
  }

  /** The server at an address. */
  public ModelServer server(InetSocketAddress address) {
    return peer(address.getPort()).server();
  }

  /** The master of a key, or the one to which its slot goes, if that has it already. */
  public ModelServer holder(String key) {
    int slot = SlotMap.slot(key);
    ModelServer next = resharding.next(slot);
    return next != null && next.contents().nanosLeft(key) > 0 ? next : owner(key).server();
  }

  /**
   * Whether commands can be in order: a node that is down, refuses one, and is well again before it
   * reads the next one, does that one first.
   */
  public boolean keepsOrder() {
    return peers.stream().noneMatch(each -> each.knows().wasDown());
  }

  /** Puts keys where they belong, before anybody is at work. */
  public void keep(Iterable<String> keys) {
    for (String key : keys) {
      owner(key).knows().hold(key);
      kept.add(key);
    }
  }

  /** Those of them that were there all the time: no node that others believe has lost them. */
  public Set<String> kept() {
    kept.removeIf(key -> holder(key).contents().nanosLeft(key) == 0);
    return Set.copyOf(kept);
  }

  ClusterView truth() {
    return truth;
  }

  /** Something else is true from now on: some know it at once, the others hear of it. */
  void tell(ClusterView now, Peer... first) {
    truth = now;
    Stream.of(first).forEach(Peer::learn);
    peers.forEach(each -> later(world.random().nextInt(hearing), each::hear));
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

  /** How slots move. */
  public Resharding resharding() {
    return resharding;
  }

  /** How nodes fail, and others take their slots. */
  public ClusterFailover failover() {
    return failover;
  }

  /** Replication is slow for a while. */
  public void lag(long nanos) {
    lag = SLOW;
    later(nanos, () -> lag = QUICK);
  }

  /** It takes long for a while until all nodes have heard of what has changed. */
  public void rumours(long nanos) {
    hearing = SLOW;
    later(nanos, () -> hearing = QUICK);
  }

  /** One node hears nothing of the others for a while. */
  public void deaf(long nanos, SplittableRandom random) {
    Peer peer = any(peers, random);
    peer.deaf(true);
    later(nanos, () -> peer.deaf(false));
  }

  /** From now on everything works, and all know what is true. */
  public void clear() {
    cleared = true;
    lag = QUICK;
    resharding.clear();
    for (Peer peer : peers) {
      peer.comeBack(true);
      truth = truth.with(new Member(peer.port(), truth.member(peer.port()).follows(), false));
      network.door(peer.address(), Door.OPEN);
      peer.server().weather(Weather.FAIR);
      peer.server().hiccup(0, Hiccup.DATA);
      peer.server().welcome(Welcome.ALL);
    }
    peers.forEach(each -> each.deaf(false));
    peers.forEach(Peer::rejoin);
  }
}
