package io.github.ledis4j.real;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Servers that are started on first use and shared by the tests of this package. */
final class Matrix {
  private static final Map<String, ServerProcess> STARTED = new ConcurrentHashMap<>();

  private Matrix() {}

  /** One way to reach one server. */
  record Way(
      String server,
      boolean unixSocket,
      Transport transport,
      Protocol protocol,
      boolean nettyCodec) {

    boolean isLedis() {
      return server.equals("LedisDB");
    }

    /** NIO cannot ask for the small segments that LedisDB needs over TCP. */
    boolean stallsOnLargeValues() {
      return isLedis() && !unixSocket && transport == Transport.NIO;
    }

    RedisClient redis() {
      return set(RedisClient.builder()).build();
    }

    LedisClient ledis() {
      return set(LedisClient.builder()).build();
    }

    private <B extends ClientBuilder<B>> B set(B builder) {
      ServerProcess process = process();
      return builder
          .endpoint(
              unixSocket
                  ? Endpoint.unixSocket(process.socketPath())
                  : Endpoint.tcp(process.host(), process.port()))
          .connections(c -> c.transport(transport).protocol(protocol).nettyCodec(nettyCodec));
    }

    ServerProcess process() {
      return Matrix.server(server, unixSocket);
    }

    @Override
    public String toString() {
      return server
          + (unixSocket ? " unix " : " tcp ")
          + transport
          + (isLedis() ? "" : " " + protocol + (nettyCodec ? " netty codec" : ""));
    }
  }

  static ServerProcess server(String name, boolean unixSocket) {
    ServerProcess process =
        STARTED.computeIfAbsent(name + unixSocket, any -> create(name, unixSocket));
    return started(process);
  }

  /** Starts a server, or skips the test with the reason why there is none. */
  static <S extends ServerProcess> S started(S process) {
    String missing = process.unavailableReason();
    if (missing != null && "1".equals(System.getenv("LEDIS4J_REQUIRE_SERVERS"))) {
      Assertions.fail(missing);
    }
    Assumptions.assumeTrue(missing == null, missing);
    process.start();
    return process;
  }

  private static ServerProcess create(String name, boolean unixSocket) {
    ServerProcess process;
    if (name.equals("LedisDB")) {
      process = unixSocket ? LedisServer.onUnixSocket() : LedisServer.onFreePort();
    } else {
      RedisServer redis = unixSocket ? RedisServer.onUnixSocket() : RedisServer.onFreePort();
      process = redis.version(RedisVersion.valueOf(name));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::close));
    return process;
  }

  /** Every way that there is on this operating system. */
  static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (boolean unix : new boolean[] {false, true}) {
      for (Transport transport : new Transport[] {Transport.NIO, Transport.EPOLL}) {
        ways.add(new Way("LedisDB", unix, transport, Protocol.AUTO, false));
        for (RedisVersion version : RedisVersion.values()) {
          String name = version.name();
          ways.add(new Way(name, unix, transport, Protocol.RESP2, false));
          ways.add(new Way(name, unix, transport, Protocol.RESP3, false));
          ways.add(new Way(name, unix, transport, Protocol.RESP2, true));
        }
      }
    }
    return ways;
  }
}
