package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server that wants a certificate. With TLS 1.3 it says no only after the handshake has succeeded
 * for the client, which then has a connection that looks as good as any other.
 */
class ClientCertificateTest {
  private static final TestCertificates OURS = TestCertificates.forServer("localhost");
  private static final TestCertificates STRANGERS = TestCertificates.forServer("localhost");

  @RegisterExtension
  static final RedisServer SERVER =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).mutualTls(OURS);

  /** The protocol of each TLS handshake that succeeded for the client. */
  private final Queue<String> handshakes = new ConcurrentLinkedQueue<>();

  private static Tls nothing() {
    return Tls.trusting(OURS.authority());
  }

  private static Tls anotherAuthoritys() {
    return nothing().certificate(STRANGERS.clientCertificate(), STRANGERS.clientKey());
  }

  private static Tls right() {
    return nothing().certificate(OURS.clientCertificate(), OURS.clientKey());
  }

  private <B extends ClientBuilder<B>> B to(Tls tls, B builder) {
    return builder
        .endpoint(Endpoint.tcp("localhost", SERVER.port()))
        .tls(tls)
        .connections(c -> c.customizer(this::note));
  }

  private void note(ChannelPipeline pipeline) {
    SslHandler handler = pipeline.get(SslHandler.class);
    handler
        .handshakeFuture()
        .addListener(
            done -> {
              if (done.isSuccess()) {
                handshakes.add(handler.engine().getSession().getProtocol());
              }
            });
  }

  private void refused(CompletableFuture<?> future) throws Exception {
    try {
      fail("gave " + future.get(20, TimeUnit.SECONDS) + " instead of failing");
    } catch (ExecutionException e) {
      TlsException failure = assertInstanceOf(TlsException.class, e.getCause());
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertTrue(failure.getMessage().contains(":" + SERVER.port()), failure.getMessage());
    }
    assertEquals("TLSv1.3", handshakes.remove());
  }

  @Test
  void should_fail_as_a_matter_of_tls_when_a_client_of_redis_shows_no_or_a_wrong_certificate()
      throws Exception {
    for (Tls tls : List.of(nothing(), anotherAuthoritys())) {
      try (RedisClient client = to(tls, RedisClient.builder()).build()) {
        refused(client.set("k", "v"));
      }
    }
  }

  /** Such a client has nothing to say of its own, and its first command must not be the test. */
  @Test
  void should_fail_as_a_matter_of_tls_when_a_client_without_handshake_shows_none()
      throws Exception {
    for (Tls tls : List.of(nothing(), anotherAuthoritys())) {
      try (LedisClient client = to(tls, LedisClient.builder()).build()) {
        refused(client.set("k", "v"));
      }
    }
  }

  @Test
  void should_lease_nothing_when_the_pool_shows_none() throws Exception {
    ConnectionOptions options =
        ConnectionOptions.builder()
            .endpoint(Endpoint.tcp("localhost", SERVER.port()))
            .tls(nothing())
            .customizer(this::note)
            .build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT)) {
      refused(pool.acquire());
    }
  }

  @Test
  void should_be_let_in_when_the_certificate_is_right() throws Exception {
    try (RedisClient redis = to(right(), RedisClient.builder()).build();
        LedisClient ledis = to(right(), LedisClient.builder()).build()) {
      assertEquals(true, redis.set("k", "v").get(20, TimeUnit.SECONDS));
      // The wrong client for this server: it learns so much only where it is let in.
      var stranger =
          assertThrows(ExecutionException.class, () -> ledis.get("k").get(20, TimeUnit.SECONDS));
      assertInstanceOf(RefusedException.class, stranger.getCause());
    }
    assertEquals(List.of("TLSv1.3", "TLSv1.3"), List.copyOf(handshakes));
  }
}
