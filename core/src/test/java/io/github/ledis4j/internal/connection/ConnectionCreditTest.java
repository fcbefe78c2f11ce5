package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is taken from the limits of a connection at submit comes back on every way out. */
class ConnectionCreditTest {

  private static void assertRefused(CompletableFuture<?> call) {
    assertTrue(call.isDone(), "refused at once");
    assertInstanceOf(OverloadedException.class, Calls.failure(call));
  }

  private static LiveConnection limited(ScriptedServer server, int commands) {
    return LiveConnection.to(server.start(), options -> options.maxQueuedCommands(commands))
        .connected();
  }

  @Test
  void should_refuse_what_is_over_the_limit_and_take_calls_again_when_replies_came() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        LiveConnection live = limited(server, 2)) {
      server.holdReplies();
      List<CompletableFuture<Reply>> taken =
          Stream.of("a", "b").map(key -> live.submit(Calls.write(key))).toList();
      assertRefused(live.submit(Calls.write("c")));
      assertEquals(2, live.commands());
      server.releaseReplies();
      taken.forEach(call -> assertEquals("OK", Calls.text(call)));
      live.awaitNothingOpen();
      assertEquals("OK", Calls.text(live.submit(Calls.write("d"))));
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void should_refuse_all_of_a_unit_and_send_none_of_it_when_there_is_no_room() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        LiveConnection live = limited(server, 2)) {
      server.holdReplies();
      CompletableFuture<Reply> before = live.submit(Calls.write("before"));
      Call<Reply> a = Calls.write("a");
      Call<Reply> b = Calls.write("b");
      live.connection.submit(new Unit(List.of(a, b)));
      Unit late = new Unit(List.of(Calls.write("1"), Calls.write("2")));
      live.connection.submit(late);
      late.calls().forEach(ConnectionCreditTest::assertRefused);
      server.releaseReplies();
      Stream.of(before, a, b).forEach(call -> assertEquals("OK", Calls.text(call)));
      assertEquals(
          List.of("before", "a", "b"),
          server.requests().stream().map(request -> request.get(1)).toList());
      live.awaitNothingOpen();
    }
  }

  @Test
  void should_hold_credit_for_a_cancelled_call_until_its_reply_came() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        LiveConnection live = limited(server, 1)) {
      server.holdReplies();
      CompletableFuture<Reply> cancelled = live.submit(Calls.write("a"));
      server.awaitRequests(1);
      cancelled.cancel(false);
      assertRefused(live.submit(Calls.write("b")));
      server.releaseReplies();
      live.awaitNothingOpen();
    }
  }

  @Test
  void should_give_all_credit_back_when_the_connection_is_lost() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        LiveConnection live = limited(server, 10)) {
      CompletableFuture<Reply> write = live.submit(Calls.write("a"));
      live.submit(Calls.write("b")).cancel(false);
      server.awaitRequests(1);
      server.closeConnections();
      Calls.failure(write);
      live.awaitNothingOpen();
    }
  }

  @Test
  void should_give_all_credit_back_when_a_handshake_is_cut() {
    try (ScriptedServer server = ScriptedServer.onFreePort().withoutHandshake().thenClose();
        LiveConnection live = LiveConnection.to(server.start(), options -> options.database(1))) {
      Calls.failure(live.connection.connect());
      live.awaitNothingOpen();
    }
  }

  @Test
  void should_give_all_credit_back_when_closed_with_calls_waiting() {
    try (LiveConnection live = LiveConnection.toNowhere(options -> options)) {
      CompletableFuture<Reply> waiting = live.submit(Calls.write("a"));
      live.connection.closeAsync(Duration.ZERO);
      Calls.failure(waiting);
      Calls.failure(live.submit(Calls.write("b")));
      live.awaitNothingOpen();
    }
  }

  @Test
  void should_give_credit_back_for_calls_cancelled_in_the_queue_when_it_is_looked_through() {
    try (LiveConnection live = LiveConnection.toNowhere(options -> options)) {
      CompletableFuture<Reply> cancelled = live.submit(Calls.write("a"));
      CompletableFuture<Reply> waiting = live.submit(Calls.write("b"));
      cancelled.cancel(false);
      CallSettings hasty = Calls.within(Duration.ofMillis(20));
      Calls.failure(live.submit(Calls.write("c", hasty)));
      Calls.await(() -> live.commands() == 1);
      assertFalse(waiting.isDone());
    }
  }
}
