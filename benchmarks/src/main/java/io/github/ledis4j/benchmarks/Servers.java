package io.github.ledis4j.benchmarks;

import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestServer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The servers of one run, each started and filled when a work first asks for it: Redis 7.0 where it
 * is installed, else 6.2; LedisDB on its default store.
 */
final class Servers implements AutoCloseable {
  private final Map<Target, TestServer> servers = new EnumMap<>(Target.class);

  /**
   * The address of a server that runs.
   *
   * @throws IllegalStateException when this machine cannot have it
   */
  Address address(Target target) throws IOException {
    TestServer server = servers.get(target);
    if (server == null) {
      server = server(target);
      if (!server.isAvailable()) {
        throw new IllegalStateException(server.unavailableReason());
      }
      servers.put(target, server.start());
      Data.load(address(target, server));
    }
    return address(target, server);
  }

  private static TestServer server(Target target) {
    return switch (target) {
      case REDIS_TCP ->
          RedisServer.onFreePort()
              .version(
                  RedisVersion.REDIS_7_0.isAvailable()
                      ? RedisVersion.REDIS_7_0
                      : RedisVersion.REDIS_6_2);
      case LEDIS_TCP -> LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB);
      case LEDIS_UNIX -> LedisServer.onUnixSocket().store(LedisServer.Store.GOLEVELDB);
    };
  }

  private static Address address(Target target, TestServer server) {
    return new Address(
        target,
        target == Target.LEDIS_UNIX
            ? server.socketPath().toString()
            : server.host() + ":" + server.port());
  }

  @Override
  public void close() {
    servers.values().forEach(TestServer::close);
  }
}
