package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.Tls;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ServerProcess;
import io.github.ledis4j.testkit.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers that README.md says the client has run on with TLS. */
class TlsServersTest {

  @ParameterizedTest
  @EnumSource(names = {"REDIS_6_2", "REDIS_7_0"})
  void should_answer_when_redis_speaks_tls(RedisVersion version) {
    try (TestCertificates certificates = TestCertificates.forServer("127.0.0.1");
        RedisServer server = RedisServer.onFreePort().version(version).tls(certificates)) {
      startOrSkip(server);
      Tls trust = Tls.trusting(certificates.authority());
      try (RedisClient client = RedisClient.builder().url(server.uri()).tls(trust).build()) {
        assertEquals("PONG", client.ping().join());
      }
    }
  }

  @Test
  void should_answer_when_ledisdb_speaks_tls() {
    try (TestCertificates certificates = TestCertificates.forServer("127.0.0.1");
        LedisServer server = LedisServer.onFreePort().tls(certificates)) {
      startOrSkip(server);
      Tls trust = Tls.trusting(certificates.authority());
      try (LedisClient client = LedisClient.builder().url(server.uri()).tls(trust).build()) {
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
