package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that was idle is asked whether it still works before it gets a command. */
@Tag("any-jvm")
class HealthCheckTest {
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final List<String> PING = List.of("PING");
  private static final String OK = "+OK\r\n";

  private static RedisClient.Builder checking(ScriptedServer server, Duration answerWithin) {
    return Faults.client(server, LONG)
        .connections(c -> c.healthCheckAfter(IDLE).connectTimeout(answerWithin));
  }

  /** A client whose connection has been idle for long enough. */
  private static RedisClient idle(RedisClient.Builder builder) {
    RedisClient client = builder.build();
    Faults.value(client.connect());
    letIdle();
    return client;
  }

  private static void letIdle() {
    long start = System.nanoTime();
    Faults.await(() -> System.nanoTime() - start > 2 * IDLE.toNanos());
  }

  @Test
  void should_check_before_the_first_command_after_each_pause_when_the_connection_is_healthy() {
    try (ScriptedServer server = ScriptedServer.replying(OK).scripting("PING");
        RedisClient client = idle(checking(server.start(), LONG))) {
      assertEquals(true, Faults.value(client.set("a", "x")));
      letIdle();
      assertEquals(true, Faults.value(client.set("b", "x")));
      assertEquals(
          List.of(PING, List.of("SET", "a", "x"), PING, List.of("SET", "b", "x")),
          server.requests());
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_send_nothing_of_its_own_when_the_idle_time_is_not_over() {
    try (ScriptedServer server = ScriptedServer.replying(OK).scripting("PING");
        RedisClient client =
            idle(
                Faults.client(server.start(), LONG)
                    .connections(c -> c.healthCheckAfter(Duration.ofHours(1))))) {
      assertEquals(true, Faults.value(client.set("a", "x")));
      assertEquals(List.of(List.of("SET", "a", "x")), server.requests());
    }
  }

  @Test
  void should_trust_the_connection_when_the_check_is_refused() {
    try (ScriptedServer server =
            ScriptedServer.replying("-ERR unknown command 'PING'\r\n")
                .scripting("PING")
                .thenReply("$1\r\nx\r\n");
        RedisClient client = idle(checking(server.start(), LONG))) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(1, server.connectionCount());
    }
  }

  static Stream<Arguments> deaths() {
    return Stream.of(
        Arguments.of("silent", (UnaryOperator<ScriptedServer>) ScriptedServer::thenSwallow),
        Arguments.of("closed", (UnaryOperator<ScriptedServer>) ScriptedServer::thenClose),
        Arguments.of("reset", (UnaryOperator<ScriptedServer>) ScriptedServer::thenReset),
        Arguments.of(
            "cut", (UnaryOperator<ScriptedServer>) s -> s.thenReply("+PONG\r\n").thenCutAt(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deaths")
  void should_send_even_a_write_once_and_elsewhere_when_the_connection_died_while_idle(
      String name, UnaryOperator<ScriptedServer> death) {
    ScriptedServer server = death.apply(ScriptedServer.onFreePort().scripting("PING"));
    server.onNextConnection().thenReply(OK);
    try (server;
        RedisClient client = idle(checking(server.start(), SHORT))) {
      assertEquals(true, Faults.value(client.set("k", "x")));
      List<List<String>> requests = server.requests();
      assertEquals(PING, requests.get(0));
      assertEquals(List.of("SET", "k", "x"), requests.get(requests.size() - 1));
      assertEquals(1, requests.stream().filter(each -> each.contains("SET")).count());
      assertEquals(1, client.statistics().shared().reconnects());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deaths")
  void should_say_that_nothing_was_sent_when_the_connection_died_and_nothing_may_wait(
      String name, UnaryOperator<ScriptedServer> death) {
    ScriptedServer server = death.apply(ScriptedServer.onFreePort().scripting("PING"));
    server.onNextConnection().thenReply(OK);
    try (server;
        RedisClient client = idle(checking(server.start(), SHORT).retries(RetryPolicy.FAIL_FAST))) {
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(client.set("k", "x"))));
      assertEquals(List.of(PING), server.requests());
    }
  }

  @Test
  void should_never_send_a_command_whose_time_ran_out_during_the_check() {
    try (ScriptedServer server = ScriptedServer.replying(OK).scripting("PING");
        RedisClient client = idle(checking(server.start(), LONG))) {
      server.holdReplies();
      CompletableFuture<Boolean> hasty = client.withTimeout(SHORT).set("hasty", "v");
      CommandTimeoutException failure =
          assertInstanceOf(CommandTimeoutException.class, Faults.failure(hasty));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      server.releaseReplies();
      assertEquals(true, Faults.value(client.set("patient", "v")));
      assertEquals(
          List.of(List.of("SET", "patient", "v")),
          server.requests().stream().filter(each -> !each.equals(PING)).toList());
    }
  }

  @Test
  void should_check_once_when_many_commands_come_together() {
    try (ScriptedServer server = ScriptedServer.replying(OK).scripting("PING");
        RedisClient client = idle(checking(server.start(), LONG))) {
      server.holdReplies();
      List<CompletableFuture<Boolean>> all =
          Stream.of("a", "b", "c").map(key -> client.set(key, "v")).toList();
      server.awaitRequests(1);
      server.releaseReplies();
      all.forEach(each -> assertEquals(true, Faults.value(each)));
      assertEquals(
          List.of("PING", "a", "b", "c"),
          server.requests().stream().map(each -> each.get(each.size() > 1 ? 1 : 0)).toList());
    }
  }
}
