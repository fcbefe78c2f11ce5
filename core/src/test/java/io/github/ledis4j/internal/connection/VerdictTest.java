package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String HEAD =
      " is at the head, submitted \\d+ ms ago; the last sign of life was \\d+ ms ago";

  private final ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();

  private static void assertSays(String pattern, LedisException failure) {
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.matches(pattern), message);
  }

  private String where() {
    return " on .*127\\.0\\.0\\.1:" + server.port() + ": ";
  }

  private LedisException unanswered(LiveConnection live, Call<?> call, int ahead) {
    server.awaitRequests(ahead + 1);
    return live.onLoop(
        () -> Verdict.unanswered(live.connection.core(), call, ahead, System.nanoTime()));
  }

  private static LedisException unsent(LiveConnection live, Call<?> call) {
    return live.onLoop(() -> Verdict.unsent(live.connection.core(), call, System.nanoTime()));
  }

  @Test
  void should_name_the_command_its_time_and_the_endpoint_when_it_is_the_head() {
    try (server;
        LiveConnection live = LiveConnection.to(server.start())) {
      Call<Reply> call = Calls.write("secret");
      live.submit(call);
      assertSays(
          "SET timed out after 20000 ms"
              + where()
              + "it was handed to the channel and no answer came; SET"
              + HEAD,
          unanswered(live, call, 0));
    }
  }

  @Test
  void should_say_what_is_ahead_when_it_is_not_the_head() {
    try (server;
        LiveConnection live = LiveConnection.to(server.start())) {
      live.submit(Calls.write("a"));
      live.submit(Calls.read("b"));
      Call<Reply> call = Calls.read("c", Calls.within(Duration.ofMinutes(2)));
      live.submit(call);
      assertSays(
          "GET timed out after 120000 ms"
              + where()
              + "it was handed to the channel and no answer came; "
              + "2 commands are ahead of it; SET"
              + HEAD,
          unanswered(live, call, 2));
    }
  }

  @Test
  void should_tell_how_long_ago_the_head_was_submitted() {
    try (server;
        LiveConnection live = LiveConnection.to(server.start())) {
      Call<Reply> call = Calls.write("a");
      live.submit(call);
      server.awaitRequests(1);
      long later = TimeUnit.SECONDS.toNanos(7);
      LedisException failure =
          live.onLoop(
              () ->
                  Verdict.unanswered(
                      live.connection.core(),
                      call,
                      0,
                      call.deadline - call.settings.timeoutNanos() + later));
      assertSays(".*submitted 7000 ms ago;.*", failure);
    }
  }

  @Test
  void should_say_that_the_queue_does_not_drain_when_it_waits_for_the_window() {
    try (server;
        LiveConnection live =
            LiveConnection.to(
                server.likeLedisDb().start(), options -> options.ledisWindowBytes(4096))) {
      Call<Reply> large = Calls.read("x".repeat(4096));
      live.submit(large);
      server.awaitRequests(1);
      assertSays(
          "SET timed out after 20000 ms"
              + where()
              + "it was not sent: the queue does not drain, "
              + large.bytes()
              + " bytes are unanswered; GET"
              + HEAD,
          unsent(live, Calls.write("secret")));
    }
  }

  @Test
  void should_say_so_when_nothing_is_in_flight() {
    try (server;
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      assertSays(".*; nothing is in flight", unsent(live, Calls.read("a")));
    }
  }

  @Test
  void should_say_that_there_never_was_a_connection() {
    try (LiveConnection live = LiveConnection.toNowhere(options -> options)) {
      assertSays(
          "GET waited 20000 ms for a connection: it is not established yet; nothing was sent",
          unsent(live, Calls.read("secret")));
    }
  }

  @Test
  void should_say_why_there_is_no_connection_when_the_last_attempt_failed() {
    try (server;
        LiveConnection live = LiveConnection.to(server)) {
      LedisException refused = Calls.failure(live.connection.connect());
      LedisException failure = unsent(live, Calls.read("secret"));
      assertEquals(
          "GET waited 20000 ms for a connection: " + refused.getMessage() + "; nothing was sent",
          failure.getMessage());
      assertSame(refused, failure.getCause());
    }
  }

  @Test
  void should_say_that_it_may_have_run_when_a_read_was_sent_before_and_waits_to_be_repeated() {
    try (ScriptedServer lost = ScriptedServer.onFreePort().thenClose();
        LiveConnection live = LiveConnection.to(lost.start()).connected()) {
      lost.refuseConnections();
      Call<Reply> call = Calls.read("secret", Calls.within(Duration.ofMillis(300)));
      LedisException failure = Calls.failure(live.submit(call));
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertSays(".*it was sent before, on a connection that was lost", failure);
      CompletableFuture<Reply> write = live.submit(Calls.write("k", Calls.within(Duration.ZERO)));
      assertEquals(Outcome.NOT_SENT, Calls.failure(write).outcome());
    }
  }

  @Test
  void should_have_no_stack_of_the_event_loop_when_many_deadlines_pass() {
    try (server;
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      CallSettings hasty = Calls.within(Duration.ofMillis(50));
      LedisException late = Calls.failure(live.submit(Calls.write("k", hasty)));
      assertEquals(0, late.getStackTrace().length, late::toString);
      CompletableFuture<Reply> open = live.submit(Calls.write("k"));
      server.awaitRequests(2);
      server.closeConnections();
      assertEquals(0, Calls.failure(open).getStackTrace().length);
    }
    assertTrue(Failures.notSent("here", null).getStackTrace().length > 0, "this is no loop");
  }

  @Test
  void should_say_how_many_bytes_the_socket_does_not_take() {
    ScriptedServer deaf = ScriptedServer.onFreePort().thenStopReading();
    try (deaf;
        LiveConnection live = LiveConnection.to(deaf.start())) {
      live.submit(Calls.read("first"));
      Call<Reply> large = Calls.read("x".repeat(32 << 20));
      live.submit(large);
      Calls.await(() -> live.onLoop(() -> isStuck(live)));
      String stuck = "the socket does not take [1-9]\\d+ bytes; ";
      assertSays(".*: it was not sent: " + stuck + "GET" + HEAD, unsent(live, Calls.write("a")));
      assertSays(
          ".*no answer came; " + stuck + "1 commands are ahead.*",
          live.onLoop(
              () -> Verdict.unanswered(live.connection.core(), large, 1, System.nanoTime())));
    }
  }

  private static boolean isStuck(LiveConnection live) {
    Wire wire = live.connection.core().wire();
    return wire != null && !wire.channel().isWritable();
  }
}
