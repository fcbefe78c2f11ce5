package io.github.ledis4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import io.github.ledis4j.testkit.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one run, each started and filled when a work first asks for it: Redis 7.0 where it
 * is installed, else 6.2; LedisDB on its default store.
 */
final class Servers implements AutoCloseable {
  private final Map<Target, TestServer> servers = new EnumMap<>(Target.class);
  private final Map<Target, RedisCluster> clusters = new EnumMap<>(Target.class);
  private @Nullable Pieces pieces;

  /**
   * The address of a server that runs.
   *
   * @throws IllegalStateException when this machine cannot have it
   */
  Address address(Target target) throws IOException {
    return switch (target) {
      case CLUSTER, CLUSTER_MOVING, CLUSTER_OTHERS_MOVING -> cluster(target, 3);
      case CLUSTER_OF_ONE -> cluster(target, 1);
      case NODE_OF_ONE -> new Address(target, cluster(Target.CLUSTER_OF_ONE, 1).place());
      default -> single(target);
    };
  }

  /** What goes on beside a work until it is closed, or null. */
  static @Nullable Resharding beside(Address address) {
    return switch (address.target()) {
      case CLUSTER_MOVING -> new Resharding(address, false);
      case CLUSTER_OTHERS_MOVING -> new Resharding(address, true);
      default -> null;
    };
  }

  private Address cluster(Target target, int masters) {
    RedisCluster cluster = clusters.get(target);
    if (cluster == null) {
      cluster = RedisCluster.ofMasters(masters).version(version()).start();
      clusters.put(target, cluster);
      Data.loadTexts(first(target, cluster));
    }
    return first(target, cluster);
  }

  private static Address first(Target target, RedisCluster cluster) {
    return new Address(target, place(cluster.nodes().get(0).server()));
  }

  private Address single(Target target) throws IOException {
    TestServer server = servers.get(target);
    if (server == null) {
      server = server(target);
      if (!server.isAvailable()) {
        throw new IllegalStateException(server.unavailableReason());
      }
      servers.put(target, server.start());
      if (target == Target.REDIS_PIECES) {
        Data.loadGrowing(new Address(target, place(server)));
        pieces = new Pieces(new InetSocketAddress(server.host(), server.port()));
      } else if (target == Target.REDIS_TLS) {
        Data.loadTexts(address(target, server));
      } else {
        Data.load(address(target, server));
      }
    }
    return address(target, server);
  }

  private static TestServer server(Target target) {
    return switch (target) {
      case REDIS_TCP, REDIS_PIECES -> redis(RedisServer.onFreePort());
      case REDIS_TLS ->
          redis(RedisServer.onFreePort().tls(TestCertificates.forServer("localhost")));
      case REDIS_UNIX -> redis(RedisServer.onUnixSocket());
      case LEDIS_TCP -> LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB);
      case LEDIS_UNIX -> LedisServer.onUnixSocket().store(LedisServer.Store.GOLEVELDB);
      case CLUSTER, CLUSTER_MOVING, CLUSTER_OTHERS_MOVING, CLUSTER_OF_ONE, NODE_OF_ONE ->
          throw new IllegalArgumentException("a cluster");
    };
  }

  private static RedisServer redis(RedisServer server) {
    return server.version(version());
  }

  static RedisVersion version() {
    return RedisVersion.REDIS_7_0.isAvailable() ? RedisVersion.REDIS_7_0 : RedisVersion.REDIS_6_2;
  }

  private Address address(Target target, TestServer server) {
    String place =
        switch (target) {
          case REDIS_UNIX, LEDIS_UNIX -> server.socketPath().toString();
          case REDIS_PIECES -> requireNonNull(pieces).place();
          default -> place(server);
        };
    return new Address(target, place);
  }

  private static String place(TestServer server) {
    return server.host() + ":" + server.port();
  }

  @Override
  public void close() {
    if (pieces != null) {
      pieces.close();
    }
    servers.values().forEach(TestServer::close);
    clusters.values().forEach(RedisCluster::close);
  }
}
