package io.github.ledis4j.sentinel;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** One master, two replicas and three Sentinels, each a process of its own. */
final class SentinelGroup implements AutoCloseable {
  static final String SERVICE = "mymaster";
  static final String SENTINEL_PASSWORD = "watch";
  static final String PASSWORD = "secret";

  private final List<RedisServer> servers = new ArrayList<>();
  private final List<RedisServer> sentinels = new ArrayList<>();

  private SentinelGroup(RedisVersion version) {
    for (int i = 0; i < 3; i++) {
      RedisServer server =
          RedisServer.onFreePort()
              .version(version)
              .password(PASSWORD)
              .config("masterauth " + PASSWORD)
              .config("repl-diskless-sync-delay 0")
              .config("repl-ping-replica-period 1");
      if (i > 0) {
        server.config("replicaof " + servers.get(0).host() + " " + servers.get(0).port());
      }
      servers.add(server);
    }
    for (int i = 0; i < 3; i++) {
      sentinels.add(
          RedisServer.onFreePort()
              .version(version)
              .password(SENTINEL_PASSWORD)
              .config("sentinel sentinel-pass " + SENTINEL_PASSWORD)
              .sentinel(SERVICE, servers.get(0), 2)
              .config("sentinel auth-pass mymaster " + PASSWORD)
              .config("sentinel down-after-milliseconds mymaster 500")
              .config("sentinel failover-timeout mymaster 1000"));
    }
  }

  /** Starts all of them and waits until each Sentinel knows the whole group. */
  static SentinelGroup start(RedisVersion version) {
    require(version);
    SentinelGroup group = new SentinelGroup(version);
    try {
      group.servers.forEach(RedisServer::start);
      // A Sentinel asks a master for its replicas at once, and then every ten seconds only.
      Waits.until("both replicas follow", () -> group.followers(group.servers.get(0)) == 2);
      group.sentinels.forEach(RedisServer::start);
      group.awaitReady();
      return group;
    } catch (Throwable failure) {
      group.close();
      throw failure;
    }
  }

  /** Skips a test whose servers cannot be had, or fails it where they have to be there. */
  static void require(RedisVersion version) {
    String missing = version.unavailableReason();
    if (missing != null && "1".equals(System.getenv("LEDIS4J_REQUIRE_SERVERS"))) {
      Assertions.fail(missing);
    }
    Assumptions.assumeTrue(missing == null, missing);
  }

  private int followers(RedisServer server) {
    try (RedisClient client = client(server)) {
      return Waits.value(client.role()) instanceof Role.Master master
          ? master.replicas().size()
          : 0;
    }
  }

  static Endpoint of(RedisServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  RedisClient client(RedisServer server) {
    return RedisClient.builder().endpoint(of(server)).password(PASSWORD).build();
  }

  List<Endpoint> sentinelEndpoints() {
    return sentinels.stream().map(SentinelGroup::of).toList();
  }

  /** For Sentinels that are slow, as the machine is, but never silent. */
  static SentinelOptions.Builder options() {
    return SentinelOptions.builder().password(SENTINEL_PASSWORD).timeout(Duration.ofSeconds(20));
  }

  Sentinels sentinels() {
    return Sentinels.create(sentinelEndpoints(), options().build());
  }

  List<RedisServer> sentinelServers() {
    return sentinels;
  }

  RedisServer server(Endpoint endpoint) {
    return servers.stream().filter(each -> of(each).equals(endpoint)).findFirst().orElseThrow();
  }

  Set<Endpoint> allBut(Endpoint master) {
    return servers.stream()
        .map(SentinelGroup::of)
        .filter(each -> !each.equals(master))
        .collect(Collectors.toSet());
  }

  /** Waits until every Sentinel sees one master, two replicas that are up, and the others. */
  void awaitReady() {
    try (Sentinels all = sentinels()) {
      for (Endpoint each : sentinelEndpoints()) {
        Waits.until(each + " knows the group", () -> isComplete(all.commands(each)));
      }
    }
  }

  private static boolean isComplete(SentinelCommands sentinel) {
    MasterReport master = Waits.value(sentinel.sentinelMaster(SERVICE));
    List<ReplicaReport> replicas = Waits.value(sentinel.sentinelReplicas(SERVICE));
    return !master.isDown()
        && master.otherSentinels() == 2
        && replicas.stream().filter(each -> !each.isDown() && each.linked()).count() == 2
        && Waits.value(
            sentinel.sentinelCkquorum(SERVICE).handle((done, failure) -> failure == null));
  }

  @Override
  public void close() {
    sentinels.forEach(RedisServer::close);
    servers.forEach(RedisServer::close);
  }
}
