package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that refuses commands, says that this will pass, and did nothing of them. */
class RefusedForNowTest {
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
        LOADING,
        BUSY,
        "-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.\r\n"
      })
  void should_ask_again_with_the_first_alone_and_keep_the_order(String refusal) {
    ScriptedServer server = ScriptedServer.onFreePort().thenReplyAfter(3, refusal.repeat(3));
    server.thenReply(refusal).thenReply(OK).thenReply("$1\r\nx\r\n").thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> a = client.set("a", "1");
      CompletableFuture<String> b = client.get("b");
      CompletableFuture<Boolean> c = client.set("c", "3");
      assertEquals(true, Faults.value(a));
      assertEquals("x", Faults.value(b));
      assertEquals(true, Faults.value(c));
      assertEquals(
          List.of("SET a 1", "GET b", "SET c 3", "SET a 1", "SET a 1", "GET b", "SET c 3"),
          sent(server));
      assertEquals(1, server.connectionCount());
      Faults.await(() -> client.statistics().shared().bytes() == 0);
    }
  }

  @Test
  void should_send_what_came_later_behind_what_was_refused() {
    ScriptedServer server = ScriptedServer.replying(LOADING).thenReply(LOADING).thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      CompletableFuture<Boolean> first = client.set("a", "1");
      server.awaitRequests(2); // from here on the first goes out alone
      CompletableFuture<Boolean> second = client.set("a", "2");
      assertEquals(true, Faults.value(first));
      assertEquals(true, Faults.value(second));
      assertEquals(List.of("SET a 1", "SET a 1", "SET a 1", "SET a 2"), sent(server));
    }
  }

  @Test
  void should_reject_a_write_and_not_send_it_again_when_one_behind_it_ran() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenReplyAfter(3, LOADING + LOADING + OK).thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> overtaken = client.set("a", "1");
      CompletableFuture<String> read = client.get("r");
      assertEquals(true, Faults.value(client.set("a", "2")));
      ServerException failure = rejected(overtaken);
      assertInstanceOf(ServerException.BusyLoading.class, failure);
      assertTrue(failure.nothingDone());
      assertTrue(failure.getMessage().contains("behind it"), failure.getMessage());
      server.awaitRequests(4);
      assertEquals("OK", Faults.value(read), "no harm is done by a read that comes late");
      assertEquals(List.of("SET a 1", "GET r", "SET a 2", "GET r"), sent(server));
    }
  }

  /** The deadline may meet a try that is under way: nobody knows then what becomes of that one. */
  @Test
  void should_fail_with_the_servers_words_when_the_deadline_passes() {
    assertTrue(Stream.generate(RefusedForNowTest::failsInWords).limit(5).anyMatch(met -> met));
  }

  private static boolean failsInWords() {
    try (ScriptedServer server = ScriptedServer.replying(LOADING);
        RedisClient client = Faults.client(server.start(), Duration.ofMillis(1500)).build()) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> refused = client.set("a", "1");
      server.awaitRequests(2); // from here on the first goes out alone
      CompletableFuture<Boolean> behind = client.withTimeout(Duration.ofMillis(100)).set("b", "1");
      if (Faults.failure(refused) instanceof CommandTimeoutException) {
        return false;
      }
      ServerException failure = rejected(refused);
      assertInstanceOf(ServerException.BusyLoading.class, failure);
      assertEquals(
          "LOADING Redis is loading the dataset in memory; asked again for 1500 ms",
          failure.text());
      LedisException unsent = (LedisException) Faults.failure(behind);
      assertInstanceOf(CommandTimeoutException.class, unsent);
      assertEquals(Outcome.NOT_SENT, unsent.outcome());
      assertTrue(unsent.getMessage().contains("LOADING"), unsent.getMessage());
      assertTrue(server.requests().stream().allMatch(request -> request.get(1).equals("a")));
      assertTrue(server.requests().size() > 1, "it was asked again");
      return true;
    }
  }

  @Test
  void should_end_in_time_when_what_is_behind_is_never_answered() {
    ScriptedServer server = ScriptedServer.onFreePort().thenReplyAfter(2, LOADING).thenSwallow();
    try (server;
        RedisClient client =
            Faults.client(server.start(), Duration.ofMillis(500))
                .leases(p -> p.drainTimeout(Duration.ofMillis(1)))
                .build()) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> refused = client.set("a", "1");
      CompletableFuture<Boolean> silent = client.set("b", "1");
      rejected(refused);
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(silent)));
    }
  }

  @Test
  void should_refuse_at_once_when_the_client_does_not_want_to_wait() {
    ScriptedServer server = ScriptedServer.replying(LOADING);
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG).retries(RetryPolicy.FAIL_FAST).build()) {
      for (int i = 1; i <= 3; i++) {
        assertInstanceOf(ServerException.BusyLoading.class, rejected(client.set("a", "1")));
        assertEquals(i, server.requests().size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-NOREPLICAS Not enough good replicas to write.\r\n",
        "-OOM command not allowed when used memory > 'maxmemory'.\r\n",
        "-MISCONF Redis is configured to save RDB snapshots, but it's unable to persist to disk.\r\n",
        "-CLUSTERDOWN The cluster is down\r\n",
        "-TRYAGAIN Multiple keys request during rehashing of slot\r\n",
        "-UNBLOCKED client unblocked via CLIENT UNBLOCK\r\n",
        "-BUSYGROUP Consumer Group name already exists\r\n",
        "-BUSYKEY Target key name already exists.\r\n"
      })
  void should_refuse_at_once_when_it_would_not_pass_or_reads_go_on(String refusal) {
    try (ScriptedServer server = ScriptedServer.replying(refusal).thenReply(OK);
        RedisClient client = client(server)) {
      rejected(client.set("a", "1"));
      assertEquals(true, Faults.value(client.set("b", "1")));
      assertEquals(List.of("SET a 1", "SET b 1"), sent(server));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_not_run_a_script_again_when_the_error_is_the_scripts_own() {
    try (ScriptedServer server =
            ScriptedServer.replying("-LOADING the lorry\r\n").thenReply(LOADING).thenReply(OK);
        RedisClient client = client(server)) {
      rejected(client.execute("EVAL", "return redis.error_reply('LOADING the lorry')", 0));
      assertEquals("OK", Faults.value(client.execute("EVAL", "return 1", 0)).text());
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void should_send_it_on_the_next_connection_when_this_one_is_lost() {
    ScriptedServer server =
        ScriptedServer.onFreePort()
            .thenReplyAfter(2, LOADING)
            .thenCutAt(LOADING.length())
            .onNextConnection()
            .thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> refused = client.set("a", "1");
      CompletableFuture<Boolean> lost = client.set("b", "1");
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(lost)));
      assertEquals(true, Faults.value(refused));
      assertEquals(List.of("SET a 1", "SET b 1", "SET a 1"), sent(server));
    }
  }

  @Test
  void should_say_that_nothing_was_sent_when_closed_meanwhile() {
    try (ScriptedServer server = ScriptedServer.replying(LOADING);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .leases(p -> p.drainTimeout(Duration.ofMillis(50)))
                .build()) {
      CompletableFuture<Boolean> refused = client.set("a", "1");
      server.awaitRequests(2);
      Faults.value(client.closeAsync());
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(refused)));
    }
  }

  @Test
  void should_send_a_batch_again_in_order() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenReplyAfter(3, LOADING.repeat(3)).thenReply(OK);
    try (server;
        RedisClient client = client(server)) {
      Faults.value(client.connect());
      CompletableFuture<?> batch =
          client.batch(
              b -> {
                b.set("a", "1");
                b.set("b", "2");
                b.set("c", "3");
              });
      Faults.value(batch);
      assertEquals(
          List.of("SET a 1", "SET b 2", "SET c 3", "SET a 1", "SET b 2", "SET c 3"), sent(server));
    }
  }

  @Test
  void should_wait_on_a_lease() {
    ScriptedServer server = ScriptedServer.replying(LOADING).thenReply(LOADING).thenReply(":1\r\n");
    try (server;
        RedisClient client = client(server)) {
      CompletableFuture<Long> incr = client.withConnection(c -> c.incr("n"));
      assertEquals(1, Faults.value(incr));
      assertEquals(List.of("INCR n", "INCR n", "INCR n"), sent(server));
    }
  }

  @Test
  void should_lose_nothing_of_a_writer() {
    ScriptedServer server = ScriptedServer.onFreePort();
    for (int i = 0; i < 10; i++) {
      server.thenReply(LOADING);
    }
    server.thenReply(OK);
    try (server;
        RedisClient client = Faults.client(server.start(), Duration.ofMinutes(1)).build()) {
      RedisBatchWriter<String, String> writer =
          client.batchWriter(BatchWriterOptions.DEFAULT.connections(1));
      for (int i = 0; i < 10; i++) {
        writer.set("k" + i, "v");
      }
      WriteSummary summary = Faults.value(writer.finish());
      assertEquals(10, summary.count(Outcome.SUCCEEDED), summary::toString);
    }
  }

  @Test
  void should_keep_a_subscription_that_is_refused_when_it_is_renewed() {
    String subscribed = ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n";
    ScriptedServer server = ScriptedServer.replying(subscribed).onNextConnection().thenReply(BUSY);
    server.thenReply(subscribed + ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
    Queue<String> messages = new ConcurrentLinkedQueue<>();
    try (server;
        RedisClient client = client(server);
        PubSub<String, String> pubsub = client.pubsub()) {
      Faults.value(pubsub.subscribe("a", message -> messages.add(message.payload())));
      server.closeConnections();
      Faults.await(() -> messages.contains("x"));
      assertEquals(1, pubsub.statistics().names());
    }
  }
}
