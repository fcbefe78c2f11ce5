package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.Tls;
import io.github.ledis4j.Transport;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ServerProcess;
import io.github.ledis4j.testkit.TestCertificates;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers and transports that README.md says the client has run on. */
@EnabledOnOs(OS.LINUX)
class ServerMatrixTest {
  private static final String VALUE = "x".repeat(10_000);

  static Stream<Arguments> redis() {
    return Stream.of(RedisVersion.values())
        .flatMap(version -> places().map(place -> Arguments.of(version, place[0], place[1])));
  }

  static Stream<Arguments> ledis() {
    return places().map(place -> Arguments.of(place[0], place[1]));
  }

  private static Stream<Object[]> places() {
    return Stream.of(Transport.NIO, Transport.EPOLL)
        .flatMap(
            transport ->
                Stream.of(false, true).map(unixSocket -> new Object[] {transport, unixSocket}));
  }

  @ParameterizedTest(name = "{0} {1} Unix socket: {2}")
  @MethodSource("redis")
  void should_store_and_count_when_server_is_redis(
      RedisVersion version, Transport transport, boolean unixSocket) {
    RedisServer kind = unixSocket ? RedisServer.onUnixSocket() : RedisServer.onFreePort();
    try (RedisServer server = kind.version(version)) {
      startOrSkip(server);
      try (RedisClient client =
          RedisClient.builder()
              .url(server.uri())
              .connections(c -> c.transport(transport))
              .build()) {
        assertEquals(true, client.set("k", VALUE).join());
        assertEquals(VALUE, client.get("k").join());
        assertEquals(1, client.incr("n").join());
        assertNull(client.get("missing").join());
        assertNotEquals("", client.info().join().text());
      }
    }
  }

  @ParameterizedTest(name = "{0} Unix socket: {1}")
  @MethodSource("ledis")
  void should_store_and_count_when_server_is_ledisdb(Transport transport, boolean unixSocket) {
    try (LedisServer server = unixSocket ? LedisServer.onUnixSocket() : LedisServer.onFreePort()) {
      startOrSkip(server);
      try (LedisClient client =
          LedisClient.builder()
              .url(server.uri())
              .connections(c -> c.transport(transport))
              .build()) {
        assertEquals(true, client.set("k", VALUE).join());
        assertEquals(VALUE, client.get("k").join());
        assertEquals(1, client.incr("n").join());
        assertNull(client.get("missing").join());
        assertNotEquals("", client.info().join().text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REDIS_6_2", "REDIS_7_0"})
  void should_answer_when_redis_speaks_tls(RedisVersion version) {
    try (TestCertificates certificates = TestCertificates.forServer("127.0.0.1");
        RedisServer server = RedisServer.onFreePort().version(version).tls(certificates)) {
      startOrSkip(server);
      try (RedisClient client =
          RedisClient.builder()
              .url(server.uri())
              .tls(Tls.trusting(certificates.authority()))
              .build()) {
        assertEquals("PONG", client.ping().join());
      }
    }
  }

  @Test
  void should_answer_when_ledisdb_speaks_tls() {
    try (TestCertificates certificates = TestCertificates.forServer("127.0.0.1");
        LedisServer server = LedisServer.onFreePort().tls(certificates)) {
      startOrSkip(server);
      try (LedisClient client =
          LedisClient.builder()
              .url(server.uri())
              .tls(Tls.trusting(certificates.authority()))
              .build()) {
        assertEquals("PONG", client.ping().join());
      }
    }
  }

  private static void startOrSkip(ServerProcess server) {
    String reason = server.unavailableReason();
    if (reason != null && !"1".equals(System.getenv("LEDIS4J_REQUIRE_SERVERS"))) {
      abort(reason);
    }
    server.start();
  }
}
