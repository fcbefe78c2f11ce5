package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.RedisWaitCommands;
import io.github.ledis4j.command.redis.server.ClientLibrary;
import io.github.ledis4j.command.redis.server.RedisClientStateCommands;
import io.github.ledis4j.command.redis.server.TrackingOptions;
import io.github.ledis4j.command.redis.server.UnblockMode;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What only a leased connection has: changes to itself, and waiting for its own writes. */
class RedisLeasedCommandsTest {
  private static final Duration SHORT = Duration.ofMillis(30);

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_6() {
    return rows(RedisVersion.REDIS_6_2);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_7() {
    return rows(RedisVersion.REDIS_7_0);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_8() {
    return rows(RedisVersion.REDIS_8_2);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_valkey() {
    return rows(RedisVersion.VALKEY_9_1);
  }

  private static Stream<DynamicTest> rows(RedisVersion version) {
    return Stream.concat(rows(version, Protocol.RESP2), rows(version, Protocol.RESP3));
  }

  private static Stream<DynamicTest> rows(RedisVersion version, Protocol protocol) {
    return Stream.concat(states(version, protocol), waits(version, protocol));
  }

  private static RedisClient client(RedisVersion version, Protocol protocol) {
    return RedisClient.builder()
        .url(Matrix.server(version.name(), false).uri())
        .connections(c -> c.protocol(protocol))
        .build();
  }

  /** A connection that is leased until the gate is opened. */
  private static RedisConnection<String, String> leased(
      RedisClient client, CompletableFuture<Void> gate) {
    CompletableFuture<RedisConnection<String, String>> lent = new CompletableFuture<>();
    client.withConnection(
        connection -> {
          lent.complete(connection);
          return gate;
        });
    return lent.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static AutoCloseable closing(RedisClient client, CompletableFuture<Void> gate) {
    return () -> {
      gate.complete(null);
      client.close();
    };
  }

  private static Stream<DynamicTest> states(RedisVersion version, Protocol protocol) {
    RedisClient client = client(version, protocol);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    RedisConnection<String, String> connection = leased(client, gate);
    CommandRows<RedisClientStateCommands<String, String>> rows =
        new CommandRows<>(RedisClientStateCommands.class, connection);
    tracking(rows, connection);
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    boolean eight = version.compareTo(RedisVersion.REDIS_8_2) >= 0;
    boolean valkey = version == RedisVersion.VALKEY_9_1;
    rows.row("CLIENT SETNAME", c -> c.clientSetname("app"), null)
        .row("CLIENT GETNAME", c -> connection.clientGetname(), "app")
        .refused("CLIENT SETNAME wrong", c -> c.clientSetname("a b"))
        .row(eight, "CLIENT SETINFO", c -> c.clientSetinfo(ClientLibrary.NAME, "mine"), null)
        .row(eight, "CLIENT SETINFO", c -> c.clientSetinfo(ClientLibrary.VERSION, "1.2"), null)
        .check(
            "CLIENT INFO",
            c -> connection.clientInfo(),
            info -> "mine".equals(info.get("lib-name")) == eight)
        .row(seven, "CLIENT NO-EVICT", c -> c.clientNoEvict(true), null)
        .row(eight, "CLIENT NO-TOUCH", c -> c.clientNoTouch(true), null)
        .row(valkey, "CLIENT CAPA list", c -> c.clientCapa(List.of("redirect")), null)
        .row(valkey, "CLIENT CAPA", c -> c.clientCapa("redirect"), null)
        .refused("CLIENT IMPORT-SOURCE", c -> c.clientImportSource(true))
        .row("RESET", c -> c.reset(), null)
        .row("CLIENT GETNAME after RESET", c -> connection.clientGetname(), null)
        .row("GET after RESET", c -> connection.get("missing"), null);
    return rows.tests(closing(client, gate));
  }

  private static void tracking(
      CommandRows<RedisClientStateCommands<String, String>> rows,
      RedisConnection<String, String> connection) {
    TrackingOptions prefixes = TrackingOptions.DEFAULT.broadcast("a", "b").noLoop();
    Set<String> flags = Set.of("on", "bcast", "noloop");
    rows.row("CLIENT TRACKING ON", c -> c.clientTracking(prefixes), null)
        .check(
            "CLIENT TRACKINGINFO",
            c -> connection.clientTrackinginfo(),
            got -> got.flags().equals(flags) && got.redirect() == null && got.isOn())
        .row("CLIENT TRACKING OFF", c -> c.clientTrackingOff(), null)
        .row("CLIENT TRACKING ON by itself", c -> c.clientTracking(), null)
        .row("CLIENT TRACKING OFF by itself", c -> c.clientTrackingOff(), null)
        .refused("CLIENT CACHING without OPTIN", c -> c.clientCaching(true))
        .row("TRACKING to itself", c -> redirected(connection), true)
        .row("CLIENT CACHING", c -> c.clientCaching(true), null)
        .check("SET", c -> connection.set("a", "1"), done -> done)
        .row("CLIENT TRACKING OFF again", c -> c.clientTrackingOff(), null);
  }

  private static CompletableFuture<Boolean> redirected(RedisConnection<String, String> connection) {
    return connection
        .clientId()
        .thenCompose(
            id ->
                connection
                    .clientTracking(TrackingOptions.DEFAULT.optIn().redirect(id))
                    .thenCompose(ok -> connection.clientGetredir())
                    .thenApply(id::equals));
  }

  private static Stream<DynamicTest> waits(RedisVersion version, Protocol protocol) {
    RedisClient client = client(version, protocol);
    CompletableFuture<Void> gate = new CompletableFuture<>();
    RedisConnection<String, String> connection = leased(client, gate);
    boolean eight = version.compareTo(RedisVersion.REDIS_8_2) >= 0;
    CommandRows<RedisWaitCommands<String, String>> rows =
        new CommandRows<>(RedisWaitCommands.class, connection);
    rows.check("SET", c -> connection.set("w", "1"), done -> done)
        .row("WAIT for none", c -> c.waitForReplicas(0, Duration.ZERO), 0L)
        .row("WAIT in vain", c -> c.waitForReplicas(1, SHORT), 0L)
        .check(
            eight,
            "WAITAOF in vain",
            c -> c.waitForAof(0, 1, SHORT),
            has -> !has.local() && has.replicas() == 0)
        .refused("WAITAOF without one", c -> c.waitForAof(1, 0, SHORT));
    return rows.tests(closing(client, gate));
  }

  @Test
  void should_give_a_name_to_nobody_else_when_lease_ends() {
    try (RedisClient client = client(RedisVersion.REDIS_7_0, Protocol.RESP3)) {
      client.withConnection(c -> c.clientSetname("mine")).join();
      assertNull(client.withConnection(c -> c.clientGetname()).join());
      assertThrows(
          IllegalArgumentException.class, () -> client.execute("CLIENT", "SETNAME", "ours"));
    }
  }

  @Test
  void should_end_somebody_elses_wait_when_unblocked() {
    try (RedisClient client = client(RedisVersion.REDIS_7_0, Protocol.RESP3)) {
      for (UnblockMode mode : UnblockMode.values()) {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        RedisConnection<String, String> connection = leased(client, gate);
        long id = connection.clientId().join();
        CompletableFuture<?> pop = connection.blpop(Duration.ofMinutes(5), "never-" + mode);
        Poll.until(() -> client.clientUnblock(id, mode).join());
        CompletableFuture<?> bounded = pop.orTimeout(20, TimeUnit.SECONDS);
        if (mode == UnblockMode.ERROR) {
          Throwable failure = assertThrows(CompletionException.class, bounded::join).getCause();
          assertEquals("UNBLOCKED", assertInstanceOf(ServerException.class, failure).code());
        } else {
          assertEquals(null, bounded.join());
        }
        gate.complete(null);
      }
    }
  }
}
