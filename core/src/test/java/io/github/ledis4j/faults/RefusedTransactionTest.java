package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that a server refuses for now, in each of the ways that it has. */
class RefusedTransactionTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";
  private static final String LOADING = "-LOADING Redis is loading the dataset in memory\r\n";
  private static final String BUSY =
      "-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n";

  private static RedisClient client(ScriptedServer server) {
    return Faults.client(server.start(), LONG).build();
  }

  private static List<String> sent(ScriptedServer server) {
    return server.requests().stream().map(request -> String.join(" ", request)).toList();
  }

  private static ServerException rejected(CompletableFuture<?> future) {
    ServerException failure = assertInstanceOf(ServerException.class, Faults.failure(future));
    assertEquals(Outcome.REJECTED, failure.outcome());
    return failure;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+OK\r\n" + LOADING + "-EXECABORT Transaction discarded because of previous errors.\r\n",
        "+OK\r\n+QUEUED\r\n-EXECABORT Transaction discarded because of: BUSY Redis is busy\r\n",
        BUSY + BUSY + "-EXECABORT Transaction discarded because of: BUSY Redis is busy\r\n",
        BUSY + BUSY + "-ERR EXEC without MULTI\r\n"
      })
  void should_send_a_transaction_again_as_a_whole(String refusal) {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(3, refusal)
            .thenReplyAfter(3, "+OK\r\n+QUEUED\r\n*1\r\n:1\r\n");
    try (server;
        RedisClient client = client(server)) {
      CompletableFuture<Long> incr = client.transaction(tx -> tx.incr("n"));
      assertEquals(1, Faults.value(incr));
      assertEquals(List.of("MULTI", "INCR n", "EXEC", "MULTI", "INCR n", "EXEC"), sent(server));
    }
  }

  /** The server has ended the watching: sent again, it would overwrite what others did. */
  @Test
  void should_not_send_a_transaction_again_when_it_depends_on_watched_keys() {
    String refusal = OK + BUSY + "-EXECABORT Transaction discarded because of previous errors.\r\n";
    try (ScriptedServer server =
            ScriptedServer.replying(OK)
                .thenReplyAfter(3, refusal)
                .thenReplyAfter(3, "+OK\r\n+QUEUED\r\n*1\r\n:1\r\n");
        RedisClient client = client(server)) {
      ServerException failure =
          rejected(client.watching("n").run(session -> session.transaction(tx -> tx.incr("n"))));
      assertEquals("BUSY", failure.code());
      assertEquals(List.of("WATCH n", "MULTI", "INCR n", "EXEC"), sent(server).subList(0, 4));
      assertEquals(1, sent(server).stream().filter("EXEC"::equals).count());
    }
  }

  /** The deadline may meet a try that is under way: nobody knows then what becomes of that one. */
  @Test
  void should_reject_each_command_of_a_transaction_when_the_deadline_passes() {
    assertTrue(Stream.generate(RefusedTransactionTest::failsInWords).limit(5).anyMatch(met -> met));
  }

  private static boolean failsInWords() {
    String refusal = OK + LOADING + "-EXECABORT Transaction discarded\r\n";
    ScriptedServer server = ScriptedServer.onFreePort();
    for (int i = 0; i < 20; i++) {
      server.thenReplyAfter(3, refusal);
    }
    try (server;
        RedisClient client = Faults.client(server.start(), Duration.ofMillis(600)).build()) {
      Faults.value(client.connect());
      CompletableFuture<?> refused = client.transaction(tx -> tx.incr("n"));
      if (Faults.failure(refused) instanceof CommandTimeoutException) {
        return false;
      }
      assertEquals(
          "LOADING Redis is loading the dataset in memory; asked again for 600 ms",
          rejected(refused).text());
      return true;
    }
  }

  /** Of a cluster EXEC looks at all keys once more, and has dropped the transaction then. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MOVED 866 127.0.0.1:7001",
        "ASK 866 127.0.0.1:7001",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "CLUSTERDOWN The cluster is down",
        "CROSSSLOT Keys in request don't hash to the same slot"
      })
  void should_end_the_transaction_and_nothing_else_when_a_cluster_refuses_exec(String refusal) {
    try (ScriptedServer server =
            ScriptedServer.onFreePort()
                .thenReplyAfter(4, "+OK\r\n+QUEUED\r\n-" + refusal + "\r\n$1\r\n1\r\n");
        RedisClient client = client(server)) {
      CompletableFuture<Long> incr = client.transaction(tx -> tx.incr("n"));
      CompletableFuture<String> get = client.get("other");
      assertEquals(refusal, rejected(incr).text());
      assertEquals("1", Faults.value(get));
    }
  }

  /**
   * A server may refuse {@code EXEC} alone and keep the transaction: what comes next would be a
   * part of it. That is no reply that makes no sense, for nobody.
   */
  @ParameterizedTest
  @ValueSource(strings = {BUSY, "-NOAUTH Authentication required.\r\n"})
  void should_close_the_connection_when_exec_alone_is_refused(String refusal) {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(4, OK + "+QUEUED\r\n" + refusal + "+QUEUED\r\n")
            .onNextConnection()
            .thenReply(":1\r\n");
    try (server;
        RedisClient client = client(server)) {
      CompletableFuture<Long> incr = client.transaction(tx -> tx.incr("n"));
      CompletableFuture<Long> behind = client.incr("other");
      assertEquals("-" + rejected(incr).text() + "\r\n", refusal);
      ConnectionException lost =
          assertInstanceOf(ConnectionException.class, Faults.failure(behind));
      assertEquals(Outcome.UNKNOWN, lost.outcome());
      assertTrue(lost.getMessage().contains(": EXEC was refused"), lost.getMessage());
      assertEquals(1, Faults.value(client.incr("n")));
      assertEquals(2, server.connectionCount());
    }
  }

  @Test
  void should_run_nothing_of_a_hand_made_transaction_outside_of_it() {
    String refusal = OK + LOADING + "-EXECABORT Transaction discarded\r\n";
    try (ScriptedServer server =
            ScriptedServer.onFreePort()
                .thenReplyAfter(3, refusal)
                .thenReply(OK)
                .onNextConnection()
                .thenReply(OK);
        RedisClient client = client(server)) {
      CompletableFuture<?> exec =
          client.withConnection(
              c -> {
                c.execute("MULTI");
                CompletableFuture<Boolean> set = c.set("a", "1");
                return c.execute("EXEC").exceptionallyCompose(aborted -> set.thenApply(s -> null));
              });
      rejected(exec);
      Faults.value(client.set("after", "1"));
      assertEquals(
          1, sent(server).stream().filter("SET a 1"::equals).count(), () -> sent(server) + "");
    }
  }
}
