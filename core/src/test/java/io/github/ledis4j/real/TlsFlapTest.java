package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A balancer that drops connections while TLS is agreed on: that is weather, and passes. */
class TlsFlapTest {
  private static final int DROPS = 3;
  private static final TestCertificates CERTIFICATES = TestCertificates.forServer("localhost");

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).tls(CERTIFICATES);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort().tls(CERTIFICATES);

  @ParameterizedTest
  @EnumSource(Balancer.Drop.class)
  void should_send_what_waited_when_the_balancer_lets_it_through_at_last(Balancer.Drop way)
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    Tls tls = Tls.trusting(CERTIFICATES.authority());
    try (Balancer toRedis = new Balancer(REDIS.port(), way, DROPS);
        Balancer toLedis = new Balancer(LEDIS.port(), way, DROPS);
        RedisClient redis =
            RedisClient.builder()
                .endpoint(Endpoint.tcp("localhost", toRedis.port()))
                .tls(tls)
                .build();
        LedisClient ledis =
            LedisClient.builder()
                .endpoint(Endpoint.tcp("localhost", toLedis.port()))
                .tls(tls)
                .build()) {
      CompletableFuture<Boolean> onRedis = redis.set("k", "v");
      CompletableFuture<Boolean> onLedis = ledis.set("k", "v");
      assertEquals(true, onRedis.get(20, TimeUnit.SECONDS));
      assertEquals(true, onLedis.get(20, TimeUnit.SECONDS));
      assertEquals(DROPS, toRedis.dropped());
      assertEquals(DROPS, toLedis.dropped());
    }
  }
}
