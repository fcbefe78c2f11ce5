package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of a {@link RedisCluster}.
 *
 * <p>Its address, its process and what can be done to it are those of its {@link #server()}: {@code
 * node.server().kill()}, {@code suspend()}, {@code restart()}, {@code
 * FaultProxy.to(node.server())}. It keeps its identity until {@code close()}. Methods may be called
 * from any thread.
 */
public final class ClusterNode {
  // A socket in the folder of the server, so that certificates and proxies do not matter.
  private static final String CONTROL = "control";
  // The server's own, after which it has given up and has to be told again.
  private static final Duration FAILOVER_LIMIT = Duration.ofSeconds(5);
  private static final int FAILOVER_ATTEMPTS = 6;
  private static final Pattern DONE = Pattern.compile("master_repl_offset:(\\d+)");
  private static final Pattern DONE_BY_REPLICA = Pattern.compile("slave\\d+:.*,offset=(\\d+)");

  /** How a replica takes over from its master. */
  public enum Failover {
    /** Together with the master, which holds writes back meanwhile, so that none is lost. */
    PLANNED,
    /** Without the master, which may be dead; most of the masters have to agree. */
    FORCE("FORCE"),
    /** Without asking anybody. */
    TAKEOVER("TAKEOVER");

    private final String[] words;

    Failover(String... option) {
      words =
          Stream.concat(Stream.of("CLUSTER", "FAILOVER"), Stream.of(option)).toArray(String[]::new);
    }
  }

  private final RedisCluster cluster;
  private final Supplier<RedisServer> servers;
  private volatile RedisServer server;
  private volatile @Nullable String id;
  private long nextElection = System.nanoTime();

  ClusterNode(RedisCluster cluster, Supplier<RedisServer> servers) {
    this.cluster = cluster;
    this.servers = servers;
    server = servers.get();
  }

  /** Makes a server that can be told what to do; it starts when asked to. */
  static RedisServer newServer() {
    return RedisServer.forCluster()
        .config("unixsocket " + CONTROL)
        .config("cluster-config-file nodes.conf")
        .config("cluster-announce-ip 127.0.0.1")
        .config("cluster-node-timeout 2000")
        .config("cluster-replica-validity-factor 0") // however late, a replica may take over
        .config("repl-diskless-sync-delay 0");
  }

  static void useTls(RedisServer server, TestCertificates certificates) {
    server
        .tls(certificates)
        .config("tls-cluster yes")
        .config("tls-replication yes")
        .config("tls-client-cert-file " + certificates.clientCertificate())
        .config("tls-client-key-file " + certificates.clientKey());
  }

  /** {@return the server, which is another one after {@link #restartOnNewPort()}} */
  public RedisServer server() {
    return server;
  }

  /**
   * {@return the id that the node has in its cluster}
   *
   * @throws IllegalStateException when it has never run
   */
  public String id() {
    String known = id;
    if (known == null) {
      throw new IllegalStateException(this + " gets its id when it starts");
    }
    return known;
  }

  /**
   * {@return whether it is a master, as it says itself}
   *
   * @throws IllegalStateException when it does not run or is suspended
   */
  public boolean isMaster() {
    return view().self().isMaster();
  }

  /**
   * {@return its replicas, also those that do not run}
   *
   * @throws IllegalStateException when no node of the cluster runs
   */
  public List<ClusterNode> replicas() {
    return cluster.known().members(member -> member.master().equals(id()));
  }

  /**
   * Starts one more node that follows this master.
   *
   * @return the node
   * @throws ServerStartException when it does not start
   * @throws IllegalStateException when a server refuses it
   */
  public ClusterNode addReplica() {
    ClusterNode fresh = cluster.addNode();
    cluster.known().replicate(fresh, this);
    return fresh;
  }

  /**
   * Makes this replica the master, and returns once all nodes that run see it so.
   *
   * <p>If it was made master before, this first waits until four node timeouts have passed since.
   * Until then a server counts the votes of its last election again: it would call itself the
   * master, and be deposed at once.
   *
   * @param how with its master or without
   * @throws IllegalStateException when the server refuses it, as it does where this is a master
   * @throws AssertionError when it does not come about
   */
  public synchronized void failover(Failover how) {
    String master = view().self().master();
    if (how != Failover.TAKEOVER) {
      Duration rest = Duration.ofNanos(nextElection - System.nanoTime());
      Patience.lastComplaint(rest, () -> "votes of its last election count");
    }
    ask(how.words);
    String doubt = null;
    for (int attempt = 0; attempt < FAILOVER_ATTEMPTS; attempt++) {
      doubt = Patience.lastComplaint(FAILOVER_LIMIT, () -> cluster.known().doubtOn(this, master));
      if (doubt == null) {
        nextElection = System.nanoTime() + electionPeriod().toNanos();
        return;
      }
      if (!isMaster()) {
        ask(how.words);
      }
    }
    throw new AssertionError("no failover came about: " + doubt);
  }

  private Duration electionPeriod() {
    String nodeTimeout = ask("CONFIG", "GET", "cluster-node-timeout").get(1);
    return Duration.ofMillis(4 * Math.max(1_000, Long.parseLong(nodeTimeout)));
  }

  /**
   * Waits until those of its replicas that run have all that this master has by now. What only a
   * master has is lost when it is killed, although the client was told that it is done.
   *
   * @throws IllegalStateException when it does not run or is suspended
   * @throws AssertionError when that does not come about
   */
  public void awaitReplicated() {
    long done = offsets(DONE).get(0);
    long replicas = replicas().stream().filter(replica -> replica.server.isAwake()).count();
    Patience.awaitCluster(
        "the replicas of " + this + " to have what it has",
        () -> {
          List<Long> theirs = offsets(DONE_BY_REPLICA);
          boolean all = theirs.stream().filter(offset -> offset >= done).count() >= replicas;
          return all ? null : "of " + done + " bytes they have " + theirs;
        });
  }

  private List<Long> offsets(Pattern pattern) {
    return pattern
        .matcher(ask("INFO", "replication").get(0))
        .results()
        .map(found -> Long.parseLong(found.group(1)))
        .toList();
  }

  /**
   * Stops the server and starts it again on another port, of which the other nodes learn by
   * themselves; data survives where it is stored.
   *
   * @throws IllegalStateException when it has never run
   * @throws ServerStartException when it does not come back
   */
  public synchronized void restartOnNewPort() {
    id();
    RedisServer old = server;
    old.stop();
    RedisServer moved = servers.get();
    try {
      Files.move(old.folder(), moved.folder());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot move the files of " + this, failure);
    }
    server = moved;
    moved.start();
  }

  /** Names the address, for messages. */
  @Override
  public String toString() {
    return server.host() + ":" + server.port();
  }

  void start() {
    server.start();
    id = ask("CLUSTER", "MYID").get(0);
  }

  /** Ends it at once and removes its files. */
  void close() {
    server.kill();
    server.close();
  }

  ClusterView view() {
    return ClusterView.of(ask("CLUSTER", "NODES").get(0));
  }

  /**
   * Sends a command over a connection of its own.
   *
   * @return what {@link Control#ask} does
   * @throws IllegalStateException when it does not run, is suspended, or refuses
   * @throws UncheckedIOException when it does not answer
   */
  List<String> ask(String... words) {
    if (!server.isAwake()) {
      throw new IllegalStateException(this + " does not run or is suspended");
    }
    try (Control control =
        new Control(UnixDomainSocketAddress.of(server.folder().resolve(CONTROL)))) {
      String password = server.password();
      if (password != null) {
        control.ask("AUTH", Control.word(password));
      }
      return control.ask(words);
    } catch (IllegalStateException refusal) {
      throw new IllegalStateException(
          this + " refuses " + name(words) + ": " + refusal.getMessage(), refusal);
    } catch (IOException failure) {
      throw new UncheckedIOException(this + " does not answer " + name(words), failure);
    }
  }

  private static String name(String... words) {
    return Arrays.stream(words).limit(3).collect(Collectors.joining(" "));
  }
}
