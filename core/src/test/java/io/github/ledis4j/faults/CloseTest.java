package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing a client at awkward moments; every future ends, and nobody connects afterwards. */
class CloseTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String OK = "+OK\r\n";

  private static void refuses(RedisClient client) {
    assertThrows(IllegalStateException.class, () -> client.get("k"));
  }

  @Test
  void should_give_up_connecting_when_closed_during_the_handshake() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake()) {
      RedisClient client =
          Faults.client(server.start(), LONG).connections(c -> c.connectTimeout(LONG)).build();
      CompletableFuture<Void> connecting = client.connect();
      assertEquals(List.of("HELLO", "3"), server.awaitRequests(1).get(0));
      Faults.value(client.closeAsync());
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(connecting)));
      refuses(client);
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_finish_what_waits_when_closed_while_connecting() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n").scripting("HELLO")) {
      RedisClient client = Faults.client(server.start(), LONG).build();
      server.holdReplies();
      CompletableFuture<Boolean> waiting = client.set("k", "v");
      server.awaitRequests(1);
      CompletableFuture<Void> closing = client.closeAsync();
      refuses(client);
      server.releaseReplies();
      assertEquals(true, Faults.value(waiting));
      Faults.value(closing);
      assertEquals(List.of("SET", "k", "v"), server.requests().get(1));
    }
  }

  @Test
  void should_not_wait_for_the_next_attempt_when_closed_during_back_off() {
    try (ScriptedServer server = ScriptedServer.replying(OK)) {
      RedisClient client =
          Faults.client(server.start(), LONG)
              .connections(c -> c.reconnectMin(Duration.ofDays(1)).reconnectMax(Duration.ofDays(1)))
              .build();
      assertEquals(true, Faults.value(client.set("k", "v")));
      server.closeConnections();
      Faults.await(() -> client.statistics().shared().connected() == 0);
      Faults.value(client.closeAsync());
      refuses(client);
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_end_what_waits_as_not_sent_when_closed_during_back_off() {
    try (ScriptedServer server = ScriptedServer.replying(OK)) {
      RedisClient client = Faults.client(server, LONG).build();
      CompletableFuture<Boolean> waiting = client.set("k", "v");
      Faults.await(() -> client.statistics().shared().failedConnects() > 0);
      client.close();
      assertTrue(waiting.isDone(), "close() returns when every command has ended");
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(waiting)));
      server.start();
      assertEquals(0, server.connectionCount());
    }
  }

  @Test
  void should_wait_for_open_commands_and_let_them_finish_when_closed() {
    try (ScriptedServer server = ScriptedServer.replying(OK)) {
      RedisClient client = Faults.client(server.start(), LONG).build();
      Faults.value(client.connect());
      server.holdReplies();
      List<CompletableFuture<Boolean>> open = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        open.add(client.set("k" + i, "v"));
      }
      server.awaitRequests(100);
      CompletableFuture<Void> closing = client.closeAsync();
      refuses(client);
      server.releaseReplies();
      Faults.value(closing);
      open.forEach(each -> assertEquals(true, each.getNow(false)));
    }
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_end_what_is_never_answered_as_unknown_when_closed() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow()) {
      RedisClient client =
          Faults.client(server.start(), LONG)
              .connections(c -> c.deadPeerAfter(Duration.ZERO))
              .build();
      CompletableFuture<Boolean> write = client.set("k", "v");
      CompletableFuture<String> read = client.get("k");
      server.awaitRequests(2);
      client.close();
      assertTrue(write.isDone() && read.isDone());
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(write)));
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(read)));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_end_open_commands_and_repeat_none_when_the_server_goes_while_closing() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow()) {
      RedisClient client = Faults.client(server.start(), LONG).build();
      CompletableFuture<Boolean> write = client.set("k", "v");
      CompletableFuture<String> read = client.get("k");
      server.awaitRequests(2);
      CompletableFuture<Void> closing = client.closeAsync();
      Faults.await(
          () -> {
            server.closeConnections();
            return closing.isDone();
          });
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(write)));
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(read)));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void should_end_each_command_once_when_closed_from_a_callback_of_one() {
    try (ScriptedServer server = ScriptedServer.replying(OK)) {
      RedisClient client = Faults.client(server.start(), LONG).build();
      Faults.value(client.connect());
      server.holdReplies();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        all.add(client.set("k" + i, "v").thenRun(client::close));
      }
      server.releaseReplies();
      all.forEach(Faults::value);
      Faults.value(client.closeAsync());
    }
  }

  @Test
  void should_close_when_the_only_command_has_timed_out_unsent() {
    try (ScriptedServer server = ScriptedServer.replying(OK)) {
      RedisClient client = Faults.client(server, SHORT).build();
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(client.set("k", "v"))));
      Faults.value(client.closeAsync());
    }
  }
}
