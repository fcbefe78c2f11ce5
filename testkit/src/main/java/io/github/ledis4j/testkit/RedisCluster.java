package io.github.ledis4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real cluster of Redis or Valkey nodes, each a process of its own on a free port.
 *
 * <pre>{@code
 * @RegisterExtension static final RedisCluster CLUSTER = RedisCluster.ofMasters(3).replicas(1);
 * ...
 * CLUSTER.owner("user:1").server().kill();
 * CLUSTER.awaitWell(); // its replica has taken over
 * }</pre>
 *
 * <p>In a {@code static final} field with {@code @RegisterExtension} it starts before the first
 * test and closes after the last one; where no server can be had, tests are skipped as {@link
 * TestServer} says. What a test does to it stays done for the next one.
 *
 * <p>A node that does not answer for two seconds is taken to be down, a replica takes over however
 * old its data is, and nothing is stored on disk, unless {@link #config} says otherwise.
 *
 * <p>Options are set before it starts; setting one while it runs throws {@link
 * IllegalStateException}. So does what needs a node that runs while there is none, and what a
 * server refuses, in its words. After 30 seconds of waiting for the nodes comes an {@link
 * AssertionError} that says what was missing. Methods may be called from any thread.
 */
public final class RedisCluster extends ServerExtension implements AutoCloseable {
  private final int masters;
  private final List<Consumer<RedisServer>> options = new ArrayList<>();
  private volatile ClusterNodes initial;
  private volatile ClusterNodes nodes;
  private boolean started;

  private RedisCluster(int masters) {
    this.masters = masters;
    initial = nodes = newNodes(masters);
  }

  /**
   * {@return a cluster without replicas; it starts when asked to}
   *
   * @param count how many masters share the slots; without failovers one is enough, and three are
   *     needed for those that nobody asks for
   * @throws IllegalArgumentException when there is none
   */
  public static RedisCluster ofMasters(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a cluster has a master at least, not " + count);
    }
    return new RedisCluster(count);
  }

  /**
   * Gives each master replicas.
   *
   * @param perMaster how many
   * @return this cluster
   * @throws IllegalArgumentException when {@code perMaster} is negative
   */
  public synchronized RedisCluster replicas(int perMaster) {
    requireStopped();
    if (perMaster < 0) {
      throw new IllegalArgumentException("replicas cannot be " + perMaster);
    }
    initial = nodes = newNodes(masters * (1 + perMaster));
    return this;
  }

  /**
   * Runs this version and no other.
   *
   * @param version which one
   * @return this cluster
   * @see RedisServer
   */
  public RedisCluster version(RedisVersion version) {
    return each(server -> server.version(version));
  }

  /**
   * Asks clients that name no user for a password.
   *
   * @param password what they must send
   * @return this cluster
   */
  public RedisCluster password(String password) {
    String quoted = RedisServer.quote(password);
    return each(server -> server.password(password).config("masterauth " + quoted));
  }

  /**
   * Speaks TLS only, among the nodes too; clients may show a certificate and need not.
   *
   * @param certificates of which it shows the server's, made for {@code 127.0.0.1}
   * @return this cluster
   * @see RedisServer#tls(TestCertificates)
   */
  public RedisCluster tls(TestCertificates certificates) {
    return each(server -> ClusterNode.useTls(server, certificates));
  }

  /**
   * Adds a line to the configuration file of each node.
   *
   * @param line such as {@code cluster-require-full-coverage no}
   * @return this cluster
   */
  public RedisCluster config(String line) {
    return each(server -> server.config(line));
  }

  /**
   * Starts the nodes and returns once the cluster is well; does nothing when it runs already.
   *
   * @return this cluster
   * @throws ServerStartException when that fails; then none of them runs
   */
  @Override
  public synchronized RedisCluster start() {
    if (started) {
      return this;
    }
    started = true;
    try {
      nodes.all().forEach(ClusterNode::start);
      nodes.form(masters);
      return this;
    } catch (RuntimeException | AssertionError failure) {
      close();
      throw new ServerStartException("no cluster came about: " + failure.getMessage(), failure);
    }
  }

  /** Ends all nodes and removes their files; it may be started again, as it first was. */
  @Override
  public synchronized void close() {
    nodes.all().forEach(ClusterNode::close);
    nodes = initial;
    started = false;
  }

  @Override
  public @Nullable String unavailableReason() {
    return initial.all().get(0).server().unavailableReason();
  }

  /**
   * {@return the URL that a client of clusters connects to, with the addresses of all nodes and
   * without credentials: {@code redis+cluster://127.0.0.1:20000,127.0.0.1:20001}}
   */
  public String uri() {
    return known().uri();
  }

  /** {@return all nodes, also those that do not run; the first masters come first} */
  public List<ClusterNode> nodes() {
    return known().all();
  }

  /** {@return the masters, with slots or without, but for those that were found to have failed} */
  public List<ClusterNode> masters() {
    return known().members(member -> member.isMaster() && !member.hasFailed());
  }

  /**
   * {@return the slot of a key, as a node computes it}
   *
   * @param key the key
   */
  public int slotOf(String key) {
    return known().slotOf(key);
  }

  /**
   * {@return the node that owns a slot}
   *
   * @param slot 0 to 16383
   * @throws IllegalArgumentException when there is no such slot
   */
  public ClusterNode owner(int slot) {
    return known().owner(slot);
  }

  /**
   * {@return the node that owns the slot of a key}
   *
   * @param key the key
   */
  public ClusterNode owner(String key) {
    return owner(slotOf(key));
  }

  /**
   * Moves a slot the classic way, key by key, and tells all masters that run.
   *
   * @param slot 0 to 16383
   * @param target the master that gets it
   */
  public void move(int slot, ClusterNode target) {
    beginMove(slot, target).finish();
  }

  /**
   * Begins to move a slot the classic way: until somebody moves keys, all stay where they are.
   *
   * @param slot 0 to 16383
   * @param target the master that gets it
   * @return what moves the keys, and finishes
   */
  public SlotMove beginMove(int slot, ClusterNode target) {
    return SlotMove.begin(known(), slot, target);
  }

  /**
   * Moves slots of one master at once, which Valkey 9 and newer can, and waits until all masters
   * that run know of it.
   *
   * @param first the first slot
   * @param last the last slot, of the same master
   * @param target the master that gets them
   */
  public void moveAtomically(int first, int last, ClusterNode target) {
    SlotMove.atomically(known(), first, last, target);
  }

  /**
   * Starts one more node, a master without slots, and returns once all nodes that run know it.
   *
   * @return the node
   * @throws ServerStartException when it does not start
   */
  public synchronized ClusterNode addNode() {
    ClusterNode fresh = newNode();
    nodes = known().plus(fresh);
    return fresh;
  }

  /**
   * Ends a node, removes its files, and makes those that run forget it.
   *
   * @param node a replica, or a master without slots and replicas; it need not run
   * @throws IllegalStateException when it has slots or replicas, or is no node of this cluster
   */
  public synchronized void remove(ClusterNode node) {
    ClusterNodes without = known().without(node);
    node.close();
    nodes = without;
    without.forget(node);
  }

  /**
   * Waits until the nodes that run are a whole cluster: they own all slots, agree on slots and
   * roles, reach each other, say {@code cluster_state:ok}, and replicas are in sync. So it also
   * waits until replicas have taken over from masters that were killed or suspended.
   */
  public void awaitWell() {
    known().awaitWell();
  }

  /** The nodes, for whoever is going to use their addresses. */
  ClusterNodes known() {
    addressAsked();
    return nodes;
  }

  private ClusterNodes newNodes(int count) {
    return new ClusterNodes(Stream.generate(this::newNode).limit(count).toList());
  }

  private ClusterNode newNode() {
    return new ClusterNode(this, this::newServer);
  }

  private RedisServer newServer() {
    RedisServer server = ClusterNode.newServer();
    options.forEach(option -> option.accept(server));
    return server;
  }

  private synchronized RedisCluster each(Consumer<RedisServer> option) {
    requireStopped();
    initial.all().forEach(node -> option.accept(node.server()));
    options.add(option);
    return this;
  }

  private void requireStopped() {
    if (started) {
      throw new IllegalStateException("the cluster runs already; set its options before");
    }
  }
}
