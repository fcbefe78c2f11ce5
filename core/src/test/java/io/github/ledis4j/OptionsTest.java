package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {
  @Test
  void should_have_the_documented_defaults_when_nothing_is_set() {
    ConnectionOptions options = ConnectionOptions.DEFAULT;
    assertEquals("localhost:6379", options.endpoint().toString());
    assertEquals(Duration.ofSeconds(5), options.connectTimeout());
    assertEquals(Duration.ofSeconds(10), options.deadPeerAfter());
    assertEquals(Duration.ofSeconds(5), options.tcpUserTimeout());
    assertEquals(Duration.ZERO, options.healthCheckAfter());
    assertEquals(1, options.sharedConnections());
    assertEquals(65_536, options.maxQueuedCommands());
    assertEquals(64L << 20, options.maxQueuedBytes());
    assertEquals(64L << 20, options.maxWaitingReplyBytes());
    assertEquals(4096, options.ledisWindowBytes());
    assertEquals(ReplyLimits.LEDIS, options.replyLimits());
    assertEquals(Duration.ofMillis(10), options.reconnectMin());
    assertNull(options.reconnectMax());
    assertEquals(Duration.ofSeconds(10), ClientOptions.DEFAULT.commandTimeout());
    assertEquals(RetryPolicy.READS, ClientOptions.DEFAULT.retries());
    assertEquals(Duration.ofSeconds(1), ClientOptions.DEFAULT.blockingSlice());
    assertNull(ClientOptions.DEFAULT.undelivered());
  }

  @Test
  void should_follow_the_server_when_port_and_limits_are_not_set() {
    ConnectionOptions redis = ConnectionOptions.builder().server(ServerType.REDIS).build();
    assertEquals("localhost:6379", redis.endpoint().toString());
    assertEquals(ReplyLimits.REDIS, redis.replyLimits());
    assertEquals(Protocol.AUTO, redis.protocol());
    ConnectionOptions ledis = ConnectionOptions.builder().server(ServerType.LEDIS).build();
    assertEquals(Protocol.RESP2, ledis.protocol());
    assertEquals("localhost:6380", ledis.endpoint().toString());
  }

  @Test
  void should_leave_the_original_alone_when_a_variant_is_derived() {
    ConnectionOptions.Builder builder = ConnectionOptions.builder().database(3).clientName("a");
    ConnectionOptions first = builder.build();
    builder.database(5);
    ConnectionOptions second = first.toBuilder().database(4).build();
    assertEquals(3, first.database());
    assertEquals(4, second.database());
    assertEquals("a", second.clientName());
    PoolOptions pool = PoolOptions.DEFAULT.toBuilder().max(7).build();
    assertEquals(7, pool.max());
    ClientOptions client =
        ClientOptions.builder().retries(RetryPolicy.UNSENT).build().toBuilder().build();
    assertEquals(RetryPolicy.UNSENT, client.retries());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("database", b -> b.database(-1)),
        refused("clientName", b -> b.clientName("two words")),
        refused("clientName", b -> b.clientName("")),
        refused("connectTimeout", b -> b.connectTimeout(Duration.ZERO)),
        refused("deadPeerAfter", b -> b.deadPeerAfter(Duration.ofSeconds(-1))),
        refused("sharedConnections", b -> b.sharedConnections(0)),
        refused("maxQueuedCommands", b -> b.maxQueuedCommands(0)),
        refused("maxQueuedCommands", b -> b.maxQueuedCommands((1 << 22) + 1)),
        refused("maxQueuedBytes", b -> b.maxQueuedBytes((1L << 38) + 1)),
        refused("maxQueuedBytes", b -> b.maxQueuedBytes(0)),
        refused("reconnectMin", b -> b.reconnectMin(Duration.ofNanos(1))),
        refused("reconnectMax", b -> b.reconnectMax(Duration.ofMillis(5))),
        refused("connectTimeout", b -> b.connectTimeout(Duration.ofDays(366))),
        refused("RESP3", b -> b.server(ServerType.LEDIS).protocol(Protocol.RESP3)),
        refused("users", b -> b.server(ServerType.LEDIS).credentials("app", "s3cret")),
        refused("line feeds", b -> b.server(ServerType.LEDIS).nettyCodec(true)),
        refused("RESP3", b -> b.nettyCodec(true).protocol(Protocol.RESP3)));
  }

  private static Arguments refused(String reason, Consumer<ConnectionOptions.Builder> change) {
    return arguments(reason, change);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void should_say_what_is_wrong_when_options_cannot_be(
      String reason, Consumer<ConnectionOptions.Builder> change) {
    ConnectionOptions.Builder builder = ConnectionOptions.builder();
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              change.accept(builder);
              builder.build();
            });
    assertTrue(e.getMessage().contains(reason), e::getMessage);
    assertFalse(e.getMessage().contains("s3cret"), e::getMessage);
  }

  @Test
  void should_differ_in_waiting_only_when_a_pool_preset_is_taken() {
    assertEquals(Duration.ofSeconds(20), PoolOptions.DEFAULT.waitAtMost());
    assertEquals(50, PoolOptions.DEFAULT.max());
    assertEquals(10_000, PoolOptions.DEFAULT.maxWaiters());
    assertEquals(Duration.ofMinutes(5), PoolOptions.DEFAULT.idleClose());
    assertEquals(Duration.ofSeconds(10), PoolOptions.DEFAULT.drainTimeout());
    assertEquals(Duration.ZERO, PoolOptions.WITHOUT_WAITING.waitAtMost());
    assertEquals(50, PoolOptions.WITHOUT_WAITING.max());
  }
}
