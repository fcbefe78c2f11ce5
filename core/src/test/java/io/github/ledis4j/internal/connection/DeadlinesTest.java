package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final CallSettings SHORT = Calls.within(Duration.ofMillis(80));
  private static final CallSettings SHORTER = Calls.within(Duration.ofMillis(30));
  private static final int WINDOW = 4096;

  private static ScriptedServer counting() {
    return ScriptedServer.replying("+1\r\n").thenReply("+2\r\n").thenReply("+3\r\n");
  }

  private static void assertTimedOut(Outcome outcome, CompletableFuture<?> call) {
    CommandTimeoutException failure = (CommandTimeoutException) Calls.failure(call);
    assertEquals(outcome, failure.outcome());
  }

  @Test
  void should_say_that_it_may_have_run_and_keep_replies_in_order_when_a_sent_call_expires() {
    try (ScriptedServer server = counting();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      server.holdReplies();
      CompletableFuture<Reply> first = live.submit(Calls.read("a"));
      CompletableFuture<Reply> expiring = live.submit(Calls.read("b", SHORT));
      CompletableFuture<Reply> third = live.submit(Calls.read("c"));
      assertTimedOut(Outcome.UNKNOWN, expiring);
      assertFalse(first.isDone() || third.isDone());
      assertEquals(3, live.commands(), "its reply is still to come");
      server.releaseReplies();
      assertEquals("1", Calls.text(first));
      assertEquals("3", Calls.text(third));
      live.awaitNothingOpen();
      assertEquals(1, live.connection.snapshot().timeouts());
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_expire_a_shorter_deadline_first_when_a_longer_one_was_there_before() {
    try (ScriptedServer server = counting();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      server.holdReplies();
      CompletableFuture<Reply> patient = live.submit(Calls.read("a"));
      server.awaitRequests(1);
      CompletableFuture<Reply> hasty = live.submit(Calls.read("b", SHORTER));
      assertTimedOut(Outcome.UNKNOWN, hasty);
      assertFalse(patient.isDone());
      server.releaseReplies();
      assertEquals("1", Calls.text(patient));
    }
  }

  @Test
  void should_let_a_longer_deadline_run_when_shorter_ones_expire_again_and_again() {
    try (ScriptedServer server = counting();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      server.holdReplies();
      Call<Reply> patient = Calls.read("a", Calls.within(Duration.ofMillis(300)));
      live.submit(patient);
      for (int i = 0; i < 3; i++) {
        assertTimedOut(Outcome.UNKNOWN, live.submit(Calls.read("b", SHORTER)));
      }
      assertTimedOut(Outcome.UNKNOWN, patient);
      assertTrue(System.nanoTime() - patient.deadline >= 0, "not before its time");
      assertEquals(4, live.connection.snapshot().timeouts());
    }
  }

  @Test
  void should_expire_all_when_many_have_the_same_deadline() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      List<CompletableFuture<Reply>> calls =
          IntStream.range(0, 500).mapToObj(i -> live.submit(Calls.read("k" + i, SHORT))).toList();
      calls.forEach(call -> assertTimedOut(Outcome.UNKNOWN, call));
      assertEquals(500, live.connection.snapshot().timeouts());
    }
  }

  @Test
  void should_count_no_time_out_for_what_was_cancelled_before() {
    CallSettings settings = Calls.within(Duration.ofMillis(400));
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      CompletableFuture<Reply> cancelled = live.submit(Calls.read("a", settings));
      cancelled.cancel(false);
      assertTimedOut(Outcome.UNKNOWN, live.submit(Calls.read("b", settings)));
      assertTrue(cancelled.isCancelled());
      assertEquals(1, live.connection.snapshot().timeouts());
    }
  }

  @Test
  void should_say_that_nothing_was_sent_when_there_is_no_connection_in_time() {
    try (LiveConnection live = LiveConnection.toNowhere(options -> options)) {
      CompletableFuture<Reply> hasty = live.submit(Calls.write("a", SHORTER));
      CompletableFuture<Reply> patient = live.submit(Calls.write("b"));
      LedisException failure = Calls.failure(hasty);
      assertInstanceOf(ConnectionException.class, failure);
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertFalse(patient.isDone());
      Calls.await(() -> live.commands() == 1);
    }
  }

  @Test
  void should_never_send_a_call_that_expired_in_the_queue() {
    try (ScriptedServer server = counting().likeLedisDb();
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.ledisWindowBytes(WINDOW))
                .connected()) {
      server.holdReplies();
      CompletableFuture<Reply> large = live.submit(Calls.read("x".repeat(WINDOW)));
      CompletableFuture<Reply> queued = live.submit(Calls.write("expired", SHORT));
      CompletableFuture<Reply> next = live.submit(Calls.read("next"));
      assertTimedOut(Outcome.NOT_SENT, queued);
      Calls.await(() -> live.commands() == 2);
      server.releaseReplies();
      assertEquals("1", Calls.text(large));
      assertEquals("2", Calls.text(next));
      assertEquals(List.of("GET", "next"), server.requests().get(1));
      live.awaitNothingOpen();
    }
  }
}
