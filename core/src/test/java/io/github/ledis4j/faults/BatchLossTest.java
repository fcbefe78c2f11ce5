package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a batch whose connection is lost in its middle: none of it runs twice. */
class BatchLossTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";
  private static final String X = "$1\r\nx\r\n";

  private static List<String> keys(ScriptedServer server) {
    return server.requests().stream().map(request -> request.get(1)).toList();
  }

  private static Outcome outcome(CompletableFuture<?> future) {
    return future.handle((value, failure) -> Outcome.of(failure)).join();
  }

  private static List<Outcome> outcomes(List<? extends CompletableFuture<?>> futures) {
    return futures.stream().map(BatchLossTest::outcome).toList();
  }

  private static List<CompletableFuture<Boolean>> sets(
      BiFunction<String, String, CompletableFuture<Boolean>> set, String... keys) {
    return Stream.of(keys).map(key -> set.apply(key, "v")).toList();
  }

  /** Takes so many commands, answers none, and closes the connection. */
  private static ScriptedServer losing(int commands) {
    return ScriptedServer.onFreePort().thenReplyAfter(commands, OK).thenCutAt(0).onNextConnection();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4})
  void should_tell_answered_from_unanswered_writes_and_repeat_none(int answered) {
    ScriptedServer server = ScriptedServer.onFreePort();
    for (int i = 0; i < answered; i++) {
      server.thenReply(OK);
    }
    server.thenClose().onNextConnection().thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      List<CompletableFuture<Boolean>> own = new ArrayList<>();
      BatchResult result =
          Faults.value(client.batch(b -> own.addAll(sets(b::set, "a", "b", "c", "d", "e"))));
      for (int i = 0; i < 5; i++) {
        Outcome expected = i < answered ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
        assertEquals(expected, outcome(own.get(i)), "command " + i);
      }
      assertEquals(5 - answered, result.failures().size());
      assertEquals(answered, result.failures().get(0).index());
      assertEquals(Outcome.UNKNOWN, result.failures().get(0).outcome());
      assertEquals("x", Faults.value(client.get("after")));
      List<String> seen = keys(server);
      assertEquals(seen.size(), seen.stream().distinct().count(), seen::toString);
    }
  }

  @Test
  void should_repeat_no_read_of_a_batch_that_writes_too() {
    ScriptedServer server = losing(3).thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      List<CompletableFuture<?>> own = new ArrayList<>();
      Faults.value(
          client.batch(
              batch -> {
                own.add(batch.get("a"));
                own.add(batch.set("b", "v"));
                own.add(batch.get("c"));
              }));
      assertEquals(List.of(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.UNKNOWN), outcomes(own));
      assertEquals("x", Faults.value(client.get("after")));
      assertEquals(List.of("a", "b", "c", "after"), keys(server));
    }
  }

  @Test
  void should_repeat_no_rest_of_a_batch_of_reads_that_was_answered_in_part() {
    ScriptedServer server = ScriptedServer.replying(X).thenReplyAfter(2, OK).thenCutAt(0);
    server.onNextConnection().thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      List<CompletableFuture<?>> own = new ArrayList<>();
      Faults.value(client.batch(b -> Stream.of("a", "b", "c").forEach(k -> own.add(b.get(k)))));
      assertEquals(List.of(Outcome.SUCCEEDED, Outcome.UNKNOWN, Outcome.UNKNOWN), outcomes(own));
      assertEquals("x", Faults.value(client.get("after")));
      assertEquals(List.of("a", "b", "c", "after"), keys(server));
    }
  }

  @Test
  void should_repeat_a_whole_batch_of_reads_when_it_was_at_the_head() {
    ScriptedServer server = losing(3).thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      BatchResult result =
          Faults.value(client.batch(b -> Stream.of("a", "b", "c").forEach(b::get)));
      assertEquals(3, result.orThrow().size());
      assertEquals(List.of("a", "b", "c", "a", "b", "c"), keys(server));
    }
  }

  @Test
  void should_repeat_a_whole_batch_of_reads_when_a_command_before_it_was_at_the_head() {
    ScriptedServer server = losing(3).thenReply("$1\r\na\r\n").thenReply("$1\r\nb\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      CompletableFuture<Boolean> head = client.set("head", "v");
      List<CompletableFuture<String>> own = new ArrayList<>();
      CompletableFuture<BatchResult> sent =
          client.batch(b -> Stream.of("a", "b").forEach(key -> own.add(b.get(key))));
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(head)));
      assertTrue(Faults.value(sent).failures().isEmpty());
      assertEquals(List.of("a", "b"), own.stream().map(CompletableFuture::join).toList());
      assertEquals(List.of("head", "a", "b", "a", "b"), keys(server));
    }
  }

  @Test
  void should_send_a_batch_whole_and_once_when_it_waited_for_a_connection() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = Faults.client(server, LONG).build()) {
      CompletableFuture<BatchResult> sent = client.batch(b -> sets(b::set, "a", "b", "c"));
      Faults.await(() -> client.statistics().shared().failedConnects() > 0);
      server.start();
      assertEquals(3, Faults.value(sent).orThrow().size());
      assertEquals(List.of("a", "b", "c"), keys(server));
    }
  }

  /** On LedisDB a batch goes out bit by bit: a part of it may not be sent yet. */
  @Test
  void should_tell_the_truth_about_each_command_when_only_a_part_was_sent() {
    ScriptedServer server =
        ScriptedServer.replying(OK).likeLedisDb().thenClose().onNextConnection().thenReply(OK);
    try (server;
        LedisClient client =
            LedisClient.builder()
                .endpoint(Endpoint.tcp(server.host(), server.start().port()))
                .commandTimeout(LONG)
                .connections(c -> c.ledisWindowBytes(1))
                .build()) {
      List<CompletableFuture<Boolean>> own = new ArrayList<>();
      Faults.value(client.batch(b -> own.addAll(sets(b::set, "a", "b", "c", "d"))));
      assertEquals(Outcome.SUCCEEDED, outcome(own.get(0)));
      assertEquals(Outcome.UNKNOWN, outcome(own.get(1)));
      List<String> seen = keys(server);
      for (String key : List.of("c", "d")) {
        Outcome expected = seen.contains(key) ? Outcome.SUCCEEDED : Outcome.NOT_SENT;
        assertEquals(expected, outcome(own.get(key.charAt(0) - 'a')), seen::toString);
      }
      assertEquals(seen.size(), seen.stream().distinct().count(), seen::toString);
    }
  }
}
