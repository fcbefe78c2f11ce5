package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import io.github.ledis4j.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS where only one side speaks it, with checks switched off, and with much to move. */
class TlsMixedTest {
  private static final TestCertificates CERTIFICATES = TestCertificates.forServer("localhost");

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort().tls(CERTIFICATES);
  @RegisterExtension static final LedisServer PLAIN_LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).tls(CERTIFICATES);

  @RegisterExtension
  static final RedisServer PLAIN_REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static <B extends ClientBuilder<B>> B to(TestServer server, B builder) {
    return builder
        .endpoint(Endpoint.tcp("localhost", server.port()))
        .commandTimeout(Duration.ofMinutes(1));
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    try {
      return fail("gave " + future.get(20, TimeUnit.SECONDS) + " instead of failing");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** A balancer without a server behind it does the same, so it is tried again. */
  @Test
  void should_name_tls_when_the_server_closes_instead_of_speaking_it() throws Exception {
    Tls tls = Tls.trusting(CERTIFICATES.authority());
    try (LedisClient client = to(PLAIN_LEDIS, LedisClient.builder()).tls(tls).build()) {
      ConnectionException failed =
          assertInstanceOf(ConnectionException.class, failure(client.connect()));
      assertEquals(Outcome.NOT_SENT, failed.outcome());
      String message = String.valueOf(failed.getMessage());
      assertTrue(message.contains("no TLS handshake: the server closed"), message);
      assertTrue(message.contains("a port without TLS"), message);
    }
  }

  /** A Redis without TLS takes the handshake for the start of a line, and waits for its end. */
  @Test
  void should_name_tls_when_the_server_is_silent_instead_of_speaking_it() throws Exception {
    try (RedisClient client =
        to(PLAIN_REDIS, RedisClient.builder())
            .tls(Tls.trusting(CERTIFICATES.authority()))
            .connections(c -> c.connectTimeout(Duration.ofMillis(500)))
            .build()) {
      Throwable failed = failure(client.connect());
      assertEquals(Outcome.NOT_SENT, Outcome.of(failed));
      assertTrue(String.valueOf(failed.getMessage()).contains("TLS"), failed.getMessage());
    }
  }

  @Test
  void should_send_nothing_when_only_the_server_speaks_tls() throws Exception {
    try (LedisClient ledis = to(LEDIS, LedisClient.builder()).build();
        RedisClient redis = to(REDIS, RedisClient.builder()).build()) {
      namesTls("ledis+tls://", ledis.connect());
      namesTls("rediss://", redis.connect());
    }
  }

  private static void namesTls(String scheme, CompletableFuture<?> connected) throws Exception {
    ConnectionException refused = assertInstanceOf(ConnectionException.class, failure(connected));
    assertEquals(Outcome.NOT_SENT, refused.outcome());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(": try " + scheme), message);
  }

  @Test
  void should_move_batches_and_large_values() throws Exception {
    Tls tls = Tls.trusting(CERTIFICATES.authority());
    String large = "v".repeat(1 << 20);
    try (LedisClient ledis =
            to(LEDIS, LedisClient.builder())
                .tls(tls)
                .connections(c -> c.transport(Transport.EPOLL))
                .build();
        RedisClient redis = to(REDIS, RedisClient.builder()).tls(tls).build()) {
      assertEquals(true, ledis.set("large", large).get(30, TimeUnit.SECONDS));
      assertEquals(large, ledis.get("large").get(30, TimeUnit.SECONDS));
      CompletableFuture<BatchResult> onLedis =
          ledis.batch(b -> repeat(2_500, i -> b.set("k" + i, "v")));
      CompletableFuture<BatchResult> onRedis =
          redis.batch(b -> repeat(2_500, i -> b.set("k" + i, "v")));
      assertEquals(2_500, onLedis.get(30, TimeUnit.SECONDS).orThrow().size());
      assertEquals(2_500, onRedis.get(30, TimeUnit.SECONDS).orThrow().size());
    }
  }

  private static void repeat(int times, IntConsumer action) {
    for (int i = 0; i < times; i++) {
      action.accept(i);
    }
  }

  @Test
  void should_warn_when_a_check_is_switched_off() {
    Tls tls = Tls.trusting(CERTIFICATES.authority());
    String unnamed = logOf(tls.checkHostName(false));
    assertTrue(unnamed.contains("host names of servers are NOT checked"), unnamed);
    String untrusted = logOf(tls.checkCertificate(false));
    assertTrue(untrusted.contains("certificates of servers are NOT checked"), untrusted);
    assertNotEquals(unnamed, untrusted);
  }

  private static String logOf(Tls tls) {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (LedisClient client = to(LEDIS, LedisClient.builder()).tls(tls).build()) {
      assertEquals("PONG", client.ping().join());
    } finally {
      System.setErr(usual);
    }
    return log.toString(StandardCharsets.UTF_8);
  }
}
