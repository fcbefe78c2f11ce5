package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that says nothing, takes nothing, or is not there. */
@Tag("any-jvm")
class SilenceTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(15);

  @Test
  void should_time_out_and_keep_replies_in_order_when_an_answer_is_late() {
    try (ScriptedServer server =
            ScriptedServer.replying("$4\r\nlate\r\n").thenReply("$4\r\nnext\r\n");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      server.holdReplies();
      CompletableFuture<String> late = client.withTimeout(SHORT).get("a");
      CompletableFuture<String> next = client.get("b");
      CommandTimeoutException failure = (CommandTimeoutException) Faults.failure(late);
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertTrue(failure.getMessage().contains("GET is at the head"), failure.getMessage());
      server.releaseReplies();
      assertEquals("next", Faults.value(next));
    }
  }

  @Test
  void should_keep_replies_in_order_when_a_sent_call_is_cancelled() {
    try (ScriptedServer server =
            ScriptedServer.replying("$4\r\ngone\r\n").thenReply("$4\r\nnext\r\n");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      server.holdReplies();
      CompletableFuture<String> cancelled = client.get("a");
      server.awaitRequests(1);
      cancelled.cancel(false);
      CompletableFuture<String> next = client.get("b");
      server.releaseReplies();
      assertEquals("next", Faults.value(next));
    }
  }

  @Test
  void should_say_that_nothing_was_sent_when_the_socket_takes_no_more() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenStopReading();
        RedisClient client = Faults.client(server.start(), SHORT).build()) {
      Faults.value(client.connect());
      client.set("first", "x");
      CompletableFuture<Boolean> big = client.set("big", "x".repeat(32 << 20));
      CompletableFuture<Boolean> queued = client.set("queued", "x");
      assertEquals(Outcome.UNKNOWN, ((LedisException) Faults.failure(big)).outcome());
      CommandTimeoutException failure = (CommandTimeoutException) Faults.failure(queued);
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertTrue(failure.getMessage().contains("the socket does not take"), failure.getMessage());
    }
  }

  @Test
  void should_notice_a_dead_peer_and_go_on_with_another_connection() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenSwallow().onNextConnection().thenReply("$1\r\nx\r\n");
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(400)))
                .build()) {
      Faults.value(client.connect());
      assertInstanceOf(
          CommandTimeoutException.class, Faults.failure(client.withTimeout(SHORT).set("a", "b")));
      server.awaitConnections(2);
      assertEquals("x", Faults.value(client.get("k")));
    }
  }

  @Test
  void should_repeat_a_read_when_its_peer_was_dead() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenSwallow().onNextConnection().thenReply("$1\r\nx\r\n");
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(200)))
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
    }
  }

  @Test
  void should_say_once_that_no_answer_came_when_its_peer_was_dead() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(200)))
                .build()) {
      String message = String.valueOf(Faults.failure(client.set("k", "v")).getMessage());
      String expected =
          "connection to .* was lost: peer is taken for dead: \\d+ ms without a byte in either"
              + " direction; SET was sent and not answered, it may have run";
      assertTrue(message.matches(expected), message);
    }
  }

  @Test
  void should_say_once_that_nothing_was_sent_when_connecting_failed_so() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake().thenClose();
        RedisClient client =
            Faults.client(server.start(), LONG).retries(RetryPolicy.FAIL_FAST).build()) {
      String message = String.valueOf(Faults.failure(client.set("k", "v")).getMessage());
      assertEquals(2, message.split("nothing was sent", -1).length, message);
    }
  }

  @Test
  void should_not_take_a_peer_for_dead_that_was_asked_to_wait() {
    try (ScriptedServer server = ScriptedServer.replying(":1\r\n");
        RedisClient client =
            Faults.client(server.start(), SHORT)
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(200)))
                .build()) {
      Faults.value(client.connect());
      server.holdReplies();
      CompletableFuture<Long> waiting =
          client
              .withTimeout(LONG)
              .execute(
                  Command.of("SLOW")
                      .returning(Replies.integer())
                      .serverWait(Duration.ofSeconds(20)));
      // Calls behind it run out of time first; only then could the head be taken for dead.
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(client.get("a")));
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(client.get("b")));
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(client.get("c")));
      server.releaseReplies();
      assertEquals(1L, Faults.value(waiting));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_name_address_and_cause_when_nothing_listens() {
    try (ScriptedServer server = ScriptedServer.onFreePort();
        RedisClient client = Faults.client(server, SHORT).build()) {
      ConnectionException failure = (ConnectionException) Faults.failure(client.get("k"));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertTrue(failure.getMessage().contains(":" + server.port()), failure.getMessage());
      assertTrue(failure.getMessage().contains("refused"), failure.getMessage());
      assertInstanceOf(ConnectionException.class, Faults.failure(client.connect()));
    }
  }

  @Test
  void should_fail_at_once_when_the_policy_is_to_fail_fast() {
    try (ScriptedServer server = ScriptedServer.onFreePort();
        RedisClient client =
            Faults.client(server, Duration.ZERO).retries(RetryPolicy.FAIL_FAST).build()) {
      ConnectionException failure = (ConnectionException) Faults.failure(client.get("k"));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
    }
  }

  @Test
  void should_send_what_waited_when_the_server_comes() {
    try (ScriptedServer server = ScriptedServer.replying("$1\r\nx\r\n");
        RedisClient client = Faults.client(server, LONG).build()) {
      CompletableFuture<String> waiting = client.get("k");
      Faults.await(() -> client.statistics().shared().failedConnects() > 0);
      server.start();
      assertEquals("x", Faults.value(waiting));
    }
  }

  @Test
  void should_give_up_when_the_server_accepts_and_never_shakes_hands() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake().thenSwallow();
        RedisClient client =
            Faults.client(server.start(), LONG).connections(c -> c.connectTimeout(SHORT)).build()) {
      Throwable failure = Faults.failure(client.connect());
      assertInstanceOf(ConnectionException.class, failure);
      assertTrue(failure.getMessage().contains("shaking hands"), failure.getMessage());
    }
  }

  @Test
  void should_say_so_when_the_server_closes_during_the_handshake() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake().thenClose();
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Throwable failure = Faults.failure(client.connect());
      assertInstanceOf(ConnectionException.class, failure);
      assertEquals(Outcome.NOT_SENT, ((LedisException) failure).outcome());
      assertTrue(failure.getMessage().contains("closed the connection"), failure.getMessage());
    }
  }

  @Test
  void should_notice_replies_out_of_step_when_probing() {
    ScriptedServer server =
        ScriptedServer.replying("$1\r\na\r\n")
            .thenReply("$1\r\nb\r\n")
            .onNextConnection()
            .thenReply("$1\r\nx\r\n")
            .thenReply("$1\r\n1\r\n");
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG).connections(c -> c.probeEvery(1)).build()) {
      assertEquals("a", Faults.value(client.get("k")));
      server.awaitConnections(2);
      assertEquals("x", Faults.value(client.get("k")));
    }
  }
}
