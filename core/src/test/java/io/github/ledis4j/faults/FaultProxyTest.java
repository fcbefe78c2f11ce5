package io.github.ledis4j.faults;

import static io.github.ledis4j.faults.Faults.failure;
import static io.github.ledis4j.faults.Faults.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.FaultProxy;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client says of each fault between it and a real server. */
class FaultProxyTest {
  @RegisterExtension static final RedisServer ON_PORT = RedisServer.onFreePort();

  @RegisterExtension static final RedisServer ON_SOCKET = RedisServer.onUnixSocket();

  @RegisterExtension static final FaultProxy TO_PORT = FaultProxy.to(ON_PORT);

  @RegisterExtension static final FaultProxy TO_SOCKET = FaultProxy.to(ON_SOCKET);

  private enum Way {
    TCP(ON_PORT, TO_PORT),
    UNIX_SOCKET(ON_SOCKET, TO_SOCKET);

    final RedisServer server;
    final FaultProxy proxy;

    Way(RedisServer server, FaultProxy proxy) {
      this.server = server;
      this.proxy = proxy;
    }

    RedisClient client() {
      return RedisClient.builder().url(proxy.uri()).commandTimeout(Duration.ofSeconds(20)).build();
    }

    /** Asks the server past the proxy. */
    String stock() {
      try (RedisClient direct = RedisClient.create(server.uri())) {
        return value(direct.get("stock"));
      }
    }
  }

  @BeforeEach
  void fill() {
    for (Way way : Way.values()) {
      try (RedisClient direct = RedisClient.create(way.server.uri())) {
        value(direct.set("stock", "3"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_have_run_the_command_when_only_its_reply_is_lost(Way way) {
    try (RedisClient redis = way.client()) {
      value(redis.ping());
      way.proxy.replies().hold();
      CompletableFuture<Long> sold = redis.decr("stock");
      way.proxy.replies().awaitHeld();
      assertEquals("2", way.stock());
      way.proxy.closeConnections();
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure(sold)));
      way.proxy.replies().release();
      assertEquals("2", value(redis.get("stock")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_not_have_run_the_command_when_the_request_is_lost(Way way) {
    try (RedisClient redis = way.client()) {
      value(redis.ping());
      way.proxy.requests().hold();
      CompletableFuture<Long> sold = redis.decr("stock");
      way.proxy.requests().awaitHeld();
      way.proxy.resetConnections();
      way.proxy.requests().release();
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure(sold)));
      assertEquals("3", value(redis.get("stock")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_not_know_when_the_network_is_silent_and_recover_after_it(Way way) {
    try (RedisClient redis = way.client()) {
      value(redis.ping());
      way.proxy.silence();
      RedisView<String, String> hasty = redis.withTimeout(Duration.ofMillis(200));
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure(hasty.decr("stock"))));
      way.proxy.restore();
    }
    try (RedisClient redis = way.client()) {
      assertEquals("3", value(redis.get("stock")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_not_know_when_the_reply_is_cut(Way way) {
    try (RedisClient redis = way.client()) {
      value(redis.ping());
      way.proxy.replies().cutAfter(2);
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure(redis.decr("stock"))));
      assertEquals("2", value(redis.get("stock")));
      assertTrue(way.proxy.connectionCount() >= 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_be_late_when_replies_are_delayed(Way way) {
    try (RedisClient redis = way.client()) {
      value(redis.ping());
      way.proxy.replies().delay(Duration.ofHours(1));
      RedisView<String, String> hasty = redis.withTimeout(Duration.ofMillis(200));
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure(hasty.decr("stock"))));
      assertEquals("2", way.stock());
      way.proxy.replies().delay(Duration.ZERO); // else closing waits for the reply
      assertEquals("2", value(redis.get("stock")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_not_have_sent_when_connections_are_refused_and_succeed_when_accepted(Way way) {
    try (RedisClient redis = way.client()) {
      way.proxy.refuseConnections();
      CompletableFuture<Long> sold = redis.withTimeout(Duration.ofMillis(200)).decr("stock");
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure(sold)));
      CompletableFuture<Long> patient = redis.decr("stock");
      way.proxy.acceptConnections();
      assertEquals(2L, value(patient));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_connect_again_when_a_connection_is_closed(Way way) {
    try (RedisClient redis = way.client()) {
      int before = way.proxy.connectionCount();
      assertNull(value(redis.get("nothing")));
      way.proxy.closeConnections();
      way.proxy.awaitConnections(before + 2);
      assertEquals("3", value(redis.get("stock")));
    }
  }
}
