package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.transaction.RedisTransaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions on servers that break off, say nothing, or answer what they cannot. */
class TransactionFaultsTest {
  private static final String ANSWER = "+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n+OK\r\n:1\r\n";
  private static final Duration LONG = Duration.ofSeconds(10);

  private CompletableFuture<Boolean> set;
  private CompletableFuture<Long> incr;

  private CompletableFuture<Long> write(RedisClient client) {
    return client.transaction(
        tx -> {
          set = tx.set("k", "v");
          incr = tx.incr("n");
          return incr;
        });
  }

  /** A client that does not wait for answers when it is closed. */
  private static RedisClient.Builder hasty(ScriptedServer server, Duration timeout) {
    return Faults.client(server.start(), timeout).leases(p -> p.drainTimeout(Duration.ofMillis(1)));
  }

  static IntStream cuts() {
    return IntStream.range(0, ANSWER.length());
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void should_leave_all_unknown_and_repeat_nothing_when_the_answer_is_cut(int bytes) {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(4, ANSWER)
            .thenCutAt(bytes)
            .onNextConnection()
            .thenReply("+OK\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Throwable whole = Faults.failure(write(client));
      assertInstanceOf(ConnectionException.class, whole);
      for (CompletableFuture<?> part : List.of(set, incr)) {
        LedisException failure = (LedisException) Faults.failure(part);
        assertEquals(Outcome.UNKNOWN, failure.outcome());
        assertTrue(failure.getMessage().contains(" in a transaction: "), failure.getMessage());
      }
      assertEquals(true, Faults.value(client.set("after", "1")));
      assertEquals(5, server.requests().size());
    }
  }

  @Test
  void should_send_reads_again_whole_when_the_answer_is_cut() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(4, "+OK\r\n+QUEUED\r\n+QUEUED\r\n")
            .thenCutAt(20)
            .onNextConnection()
            .thenReplyAfter(4, "+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n$1\r\nx\r\n$1\r\ny\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      CompletableFuture<String> both =
          client.transaction(tx -> tx.get("a").thenCombine(tx.get("b"), String::concat));
      assertEquals("xy", Faults.value(both));
      assertEquals(8, server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+OK\r\n+QUEUED\r\n+OK\r\n:1\r\n",
        "+OK\r\n+QUEUED\r\n+QUEUED\r\n*1\r\n+OK\r\n",
        "+OK\r\n+QUEUED\r\n+QUEUED\r\n*3\r\n+OK\r\n:1\r\n:2\r\n"
      })
  void should_work_on_over_a_new_connection_when_the_answer_cannot_be(String answer) {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(4, answer)
            .onNextConnection()
            .thenReply("+OK\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      assertInstanceOf(ProtocolException.class, Faults.failure(write(client)));
      assertInstanceOf(ProtocolException.class, Faults.failure(set));
      assertEquals(true, Faults.value(client.set("after", "1")));
    }
  }

  @Test
  void should_say_what_was_waited_for_when_no_answer_comes() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client = hasty(server, Duration.ofMillis(100)).build()) {
      Faults.value(client.connect());
      CompletableFuture<Long> whole = write(client);
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(whole));
      LedisException failure = assertInstanceOf(CommandTimeoutException.class, Faults.failure(set));
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertTrue(
          failure.getMessage().startsWith("SET in a transaction: EXEC timed out after 100 ms on "),
          failure.getMessage());
    }
  }

  @Test
  void should_send_none_of_it_when_the_deadline_passes_while_the_socket_is_full() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenStopReading();
        RedisClient client = hasty(server, LONG).build()) {
      client.set("first", "1");
      server.awaitRequests(1);
      CompletableFuture<Boolean> large = client.set("large", "x".repeat(32 << 20));
      CompletableFuture<Long> whole =
          client
              .withTimeout(Duration.ofMillis(200))
              .transaction(
                  tx -> {
                    set = tx.set("k", "v");
                    return tx.incr("n");
                  });
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(whole)));
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(set)));
      large.cancel(false);
    }
  }

  @Test
  void should_take_all_or_nothing_when_the_queue_is_full() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        RedisClient client = hasty(server, LONG).connections(c -> c.maxQueuedCommands(5)).build()) {
      // At first the handshake may still take a place.
      AtomicInteger taken = new AtomicInteger();
      Faults.await(
          () -> taken.addAndGet(client.set("k", "v").isCompletedExceptionally() ? 0 : 1) == 5);
      RedisTransaction<String, String> tx = client.transaction();
      set = tx.set("k", "v");
      incr = tx.incr("n");
      assertEquals(2, Faults.value(tx.send()).failures().size());
      assertInstanceOf(OverloadedException.class, Faults.failure(set));
      assertInstanceOf(OverloadedException.class, Faults.failure(incr));
    }
  }
}
