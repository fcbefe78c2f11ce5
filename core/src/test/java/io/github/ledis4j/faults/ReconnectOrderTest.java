package io.github.ledis4j.faults;

import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order commands reach the server that were submitted without a connection. */
class ReconnectOrderTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";
  private static final String X = "$1\r\nx\r\n";

  /** Writes one command at a time, as the window for LedisDB allows. */
  private static LedisClient oneByOne(ScriptedServer server) {
    return LedisClient.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .commandTimeout(LONG)
        .connections(c -> c.ledisWindowBytes(1))
        .build();
  }

  private static List<String> keys(ScriptedServer server) {
    return server.requests().stream().map(request -> request.get(1)).toList();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void should_send_in_order_of_submission_when_the_first_connect_was_late() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = Faults.client(server, LONG).build()) {
      List<CompletableFuture<Boolean>> all = new ArrayList<>();
      numbers(500).forEach(key -> all.add(client.set(key, "v")));
      Faults.await(() -> client.statistics().shared().failedConnects() > 0);
      server.start();
      all.forEach(each -> assertEquals(true, Faults.value(each)));
      assertEquals(numbers(500), keys(server));
    }
  }

  @Test
  void should_send_in_order_of_submission_when_the_connection_was_lost_meanwhile() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      server.refuseConnections();
      server.closeConnections();
      Faults.await(() -> client.statistics().shared().failedConnects() > 0);
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i += 3) {
        all.add(client.set("" + i, "v"));
        int next = i;
        all.add(
            client.batch(
                batch -> {
                  batch.set("" + (next + 1), "v");
                  batch.set("" + (next + 2), "v");
                }));
      }
      server.acceptConnections();
      all.forEach(Faults::value);
      assertEquals(numbers(300), keys(server));
    }
  }

  @Test
  void should_send_repeated_reads_ahead_of_what_was_not_sent() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenClose().onNextConnection().thenReply(X).thenReply(OK);
    server.thenReply(X).likeLedisDb();
    try (server;
        LedisClient client = oneByOne(server.start())) {
      CompletableFuture<String> lost = client.get("lost");
      CompletableFuture<Boolean> second = client.set("second", "v");
      CompletableFuture<String> third = client.get("third");
      assertEquals("x", Faults.value(lost));
      assertEquals(true, Faults.value(second));
      assertEquals("x", Faults.value(third));
      assertEquals(List.of("lost", "lost", "second", "third"), keys(server));
    }
  }

  @Test
  void should_keep_the_order_of_reads_and_drop_the_writes_when_all_were_sent() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenReplyAfter(5, OK).thenCutAt(0).onNextConnection();
    server.thenReply("$1\r\nb\r\n").thenReply("$1\r\nd\r\n").thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> a = client.set("a", "v");
      CompletableFuture<String> b = client.get("b");
      CompletableFuture<Boolean> c = client.set("c", "v");
      CompletableFuture<String> d = client.get("d");
      CompletableFuture<Boolean> e = client.set("e", "v");
      for (CompletableFuture<Boolean> write : List.of(a, c, e)) {
        assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(write)));
      }
      assertEquals("b", Faults.value(b));
      assertEquals("d", Faults.value(d));
      assertEquals("x", Faults.value(client.get("after")));
      assertEquals(List.of("a", "b", "c", "d", "e", "b", "d", "after"), keys(server));
      assertEquals(2, client.statistics().shared().repeated());
    }
  }

  @Test
  void should_repeat_nothing_that_was_cancelled_before_the_loss() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenSwallow().onNextConnection().thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      CompletableFuture<String> cancelled = client.get("cancelled");
      server.awaitRequests(1);
      assertTrue(cancelled.cancel(true));
      server.closeConnections();
      awaitUntil(() -> client.statistics().shared().reconnects() == 1);
      assertEquals("x", Faults.value(client.get("after")));
      assertEquals(List.of("cancelled", "after"), keys(server));
      assertTrue(cancelled.isCancelled());
    }
  }

  @Test
  void should_never_send_what_was_cancelled_in_the_queue() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client =
            Faults.client(server, LONG).connections(c -> c.maxQueuedCommands(3)).build()) {
      CompletableFuture<Boolean> a = client.set("a", "v");
      CompletableFuture<Boolean> b = client.set("b", "v");
      CompletableFuture<Boolean> c = client.set("c", "v");
      assertTrue(b.cancel(false));
      Faults.await(() -> client.statistics().shared().commands() == 2);
      CompletableFuture<Boolean> d = client.set("d", "v");
      server.start();
      for (CompletableFuture<Boolean> each : List.of(a, c, d)) {
        assertEquals(true, Faults.value(each));
      }
      assertEquals(List.of("a", "c", "d"), keys(server));
      Faults.await(() -> client.statistics().shared().bytes() == 0);
    }
  }

  @Test
  void should_use_the_connection_on_when_sent_commands_of_all_kinds_were_cancelled() {
    ScriptedServer server =
        ScriptedServer.replying("-ERR no\r\n").thenReply("*2\r\n:1\r\n:2\r\n").thenReply(OK);
    server.thenReply("$4\r\nmine\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      server.holdReplies();
      List<CompletableFuture<?>> cancelled = new ArrayList<>();
      cancelled.add(client.get("a"));
      cancelled.add(client.execute("ODD", "b"));
      cancelled.add(client.set("c", "v"));
      server.awaitRequests(3);
      cancelled.forEach(each -> assertTrue(each.cancel(false)));
      CompletableFuture<String> mine = client.get("d");
      server.releaseReplies();
      assertEquals("mine", Faults.value(mine));
      assertEquals(1, server.connectionCount());
      Faults.await(() -> client.statistics().shared().bytes() == 0);
    }
  }
}
