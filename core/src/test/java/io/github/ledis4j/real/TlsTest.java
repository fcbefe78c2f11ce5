package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS to a real LedisDB and a real Redis, right and wrong. */
class TlsTest {
  private static final TestCertificates GOOD = TestCertificates.forServer("localhost");
  private static final TestCertificates OTHER = TestCertificates.forServer("elsewhere.test");
  private static final TestCertificates OLD = TestCertificates.expiredForServer("localhost");

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort().tls(GOOD);

  @RegisterExtension static final LedisServer WRONG_NAME = LedisServer.onFreePort().tls(OTHER);

  @RegisterExtension static final LedisServer EXPIRED = LedisServer.onFreePort().tls(OLD);

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).tls(GOOD);

  @RegisterExtension
  static final RedisServer MUTUAL =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).mutualTls(GOOD);

  private static LedisClient ledis(LedisServer server, Tls tls) {
    return LedisClient.builder()
        .endpoint(Endpoint.tcp("localhost", server.port()))
        .tls(tls)
        .commandTimeout(Duration.ofSeconds(15))
        .build();
  }

  private static RedisClient redis(RedisServer server, Tls tls) {
    return RedisClient.builder()
        .endpoint(Endpoint.tcp("localhost", server.port()))
        .tls(tls)
        .commandTimeout(Duration.ofSeconds(15))
        .build();
  }

  private static TlsException refusal(CompletableFuture<?> future) {
    Throwable cause = assertThrows(CompletionException.class, future::join).getCause();
    TlsException refused = assertInstanceOf(TlsException.class, cause);
    assertEquals(Outcome.NOT_SENT, refused.outcome());
    return refused;
  }

  @Test
  void should_move_small_and_large_values_when_the_certificate_is_right() {
    Tls tls = Tls.trusting(GOOD.authority());
    String large = "v".repeat(1 << 20);
    try (LedisClient ledis = ledis(LEDIS, tls);
        RedisClient redis = redis(REDIS, tls)) {
      ledis.set("k", "v").join();
      assertEquals("v", ledis.get("k").join());
      redis.set("large", large).join();
      assertEquals(large, redis.get("large").join());
      List<CompletableFuture<Boolean>> many = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        many.add(redis.set("k" + i, "v"));
      }
      many.forEach(each -> assertEquals(true, each.join()));
    }
  }

  @Test
  void should_read_tls_from_a_url() {
    String trust = "?tls_trust=" + GOOD.authority();
    try (LedisClient ledis =
            LedisClient.create("ledis+tls://localhost:" + LEDIS.port() + "/0" + trust);
        RedisClient redis =
            RedisClient.create("rediss://localhost:" + REDIS.port() + "/0" + trust)) {
      assertEquals("PONG", ledis.execute("PING").join().text());
      assertEquals("PONG", redis.execute("PING").join().text());
    }
  }

  @Test
  void should_refuse_a_certificate_of_an_unknown_authority() {
    try (LedisClient ledis = ledis(LEDIS, Tls.trusting(OTHER.authority()));
        RedisClient redis = redis(REDIS, Tls.systemTrust())) {
      refusal(ledis.get("k"));
      refusal(redis.get("k"));
    }
  }

  @Test
  void should_name_both_names_when_the_certificate_is_for_another_host() {
    try (LedisClient ledis = ledis(WRONG_NAME, Tls.trusting(OTHER.authority()))) {
      String message = String.valueOf(refusal(ledis.get("k")).getMessage());
      assertTrue(message.contains("localhost"), message);
      assertTrue(message.contains("elsewhere.test"), message);
    }
  }

  @Test
  void should_accept_the_name_that_is_expected_instead_or_none_when_not_checked() {
    Tls tls = Tls.trusting(OTHER.authority());
    try (LedisClient expected = ledis(WRONG_NAME, tls.expectedName("elsewhere.test"));
        LedisClient unchecked = ledis(WRONG_NAME, tls.checkHostName(false));
        LedisClient untrusting = ledis(EXPIRED, Tls.systemTrust().checkCertificate(false))) {
      assertEquals("PONG", expected.execute("PING").join().text());
      assertEquals("PONG", unchecked.execute("PING").join().text());
      assertEquals("PONG", untrusting.execute("PING").join().text());
    }
  }

  @Test
  void should_refuse_an_expired_certificate() {
    try (LedisClient ledis = ledis(EXPIRED, Tls.trusting(OLD.authority()))) {
      refusal(ledis.get("k"));
    }
  }

  @Test
  void should_show_its_own_certificate_when_the_server_wants_one() {
    Tls anonymous = Tls.trusting(GOOD.authority());
    try (RedisClient known =
            redis(MUTUAL, anonymous.certificate(GOOD.clientCertificate(), GOOD.clientKey()));
        RedisClient unknown = redis(MUTUAL, anonymous)) {
      assertEquals("PONG", known.execute("PING").join().text());
      refusal(unknown.get("k"));
    }
  }

  @Test
  void should_fail_clearly_when_only_one_side_speaks_tls() {
    try (RedisClient plain =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("localhost", REDIS.port()))
            .retries(RetryPolicy.FAIL_FAST)
            .build()) {
      Throwable cause =
          assertThrows(CompletionException.class, () -> plain.get("k").join()).getCause();
      assertEquals(Outcome.NOT_SENT, ((LedisException) cause).outcome());
    }
  }
}
