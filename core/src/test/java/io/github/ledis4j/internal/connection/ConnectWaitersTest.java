package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectWaitersTest {
  private final ConnectWaiters waiters = new ConnectWaiters();
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final CompletableFuture<Void> second = new CompletableFuture<>();

  @Test
  void should_tell_all_when_the_attempt_succeeded() {
    waiters.add(first);
    waiters.add(second);
    waiters.succeed();
    assertNull(Calls.value(first));
    assertNull(Calls.value(second));
  }

  @Test
  void should_tell_all_why_when_the_attempt_failed() {
    waiters.add(first);
    waiters.add(second);
    ConnectionException why = Failures.notSent("no way", null);
    waiters.fail(why);
    assertSame(why, Calls.failure(first));
    assertSame(why, Calls.failure(second));
  }

  @Test
  void should_tell_a_later_one_only_of_the_next_attempt_when_it_asks_in_a_callback() {
    CompletableFuture<Void> later = new CompletableFuture<>();
    waiters.add(first);
    first.whenComplete((done, failure) -> waiters.add(later));
    waiters.fail(Failures.notSent("no way", null));
    assertFalse(later.isDone());
    waiters.succeed();
    assertNull(Calls.value(later));
  }

  @Test
  void should_dial_once_when_several_ask_to_connect() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        LiveConnection live = LiveConnection.to(server.start())) {
      CompletableFuture<Void> one = live.connection.connect();
      CompletableFuture<Void> other = live.connection.connect();
      Calls.value(one);
      Calls.value(other);
      Calls.value(live.connection.connect());
      assertEquals(1, server.connectionCount());
      assertTrue(live.connection.snapshot().connected());
    }
  }

  @Test
  void should_tell_those_who_wait_and_those_who_come_later_when_closed() {
    try (LiveConnection live = LiveConnection.toNowhere(options -> options)) {
      CompletableFuture<Void> waiting = live.connection.connect();
      live.connection.closeAsync(Duration.ZERO);
      assertEquals(Outcome.NOT_SENT, Calls.failure(waiting).outcome());
      assertEquals(Outcome.NOT_SENT, Calls.failure(live.connection.connect()).outcome());
    }
  }
}
