package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that closes connections which are idle for a second. */
@Tag("slow")
@Tag("any-jvm")
class IdleLimitTest {
  private static final Pattern WARNING =
      Pattern.compile("closed a connection that was idle for \\d+ ms, before the health check");

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort().config("timeout 1");

  @Test
  void should_warn_when_the_health_check_looks_later_than_the_server_closes() throws Exception {
    assertEquals(1, warnings(Duration.ofMinutes(1)));
  }

  @Test
  void should_not_warn_when_there_is_no_health_check() throws Exception {
    assertEquals(0, warnings(Duration.ZERO));
  }

  private static long warnings(Duration healthCheckAfter) throws Exception {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    CountDownLatch cut = new CountDownLatch(1);
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .connections(c -> c.healthCheckAfter(healthCheckAfter))
            .build()) {
      client
          .events()
          .subscribe(
              event -> {
                if (event instanceof ConnectionEvent.Disconnected) {
                  cut.countDown();
                }
              });
      client.connect().get(20, TimeUnit.SECONDS);
      assertEquals(true, cut.await(30, TimeUnit.SECONDS));
    } finally {
      System.setErr(usual);
    }
    return WARNING.matcher(log.toString(StandardCharsets.UTF_8)).results().count();
  }
}
