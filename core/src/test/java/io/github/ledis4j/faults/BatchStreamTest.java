package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large batch leaves while it is recorded, and keeps what a batch promises. */
class BatchStreamTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";
  private static final String VALUE = "v".repeat(1024);

  /** So many with this value are more than what is held back. */
  private static final int PART = 16;

  private static List<CompletableFuture<Boolean>> record(
      RedisBatch<String, String> batch, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> batch.set("k" + i, VALUE)).toList();
  }

  private static void assertInOrder(int count, ScriptedServer server) {
    List<String> keys = server.requests().stream().map(request -> request.get(1)).toList();
    assertEquals(IntStream.range(0, count).mapToObj(i -> "k" + i).toList(), keys);
  }

  private static void with(
      ScriptedServer server, int queue, int connections, Consumer<RedisClient> test) {
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.maxQueuedCommands(queue).sharedConnections(connections))
                .leases(p -> p.drainTimeout(Duration.ZERO))
                .build()) {
      Faults.value(client.connect());
      Faults.await(() -> client.statistics().shared().commands() == 0); // of the handshake
      test.accept(client);
    }
  }

  @Test
  void should_send_a_part_when_more_is_still_recorded() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        1,
        client -> {
          CompletableFuture<BatchResult> sent =
              client.batch(
                  batch -> {
                    CompletableFuture<Boolean> first = record(batch, 0, PART).get(0);
                    assertTrue(Faults.value(first)); // it is not in an unsent batch any more
                    CompletableFuture<Boolean> last = record(batch, PART, 1).get(0);
                    assertThrows(IllegalStateException.class, last::join);
                  });
          assertEquals(PART + 1, Faults.value(sent).orThrow().size());
          assertInOrder(PART + 1, server);
        });
  }

  @Test
  void should_send_a_part_when_it_is_recorded_in_a_callback_on_the_event_loop() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        1,
        client -> {
          CompletableFuture<BatchResult> sent =
              client
                  .set("k0", VALUE)
                  .thenCompose(
                      first ->
                          client.batch(
                              batch -> {
                                record(batch, 1, PART);
                                Faults.await(() -> server.requests().size() > PART);
                                record(batch, 1 + PART, 3);
                              }));
          assertEquals(PART + 3, Faults.value(sent).orThrow().size());
          assertInOrder(PART + 4, server);
        });
  }

  /** Or the server would wait for all that callbacks do with replies which came together. */
  @Test
  void should_leave_in_the_callback_that_sends_it_when_a_batch_is_large() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        1,
        client -> {
          server.holdReplies();
          CompletableFuture<Boolean> last = new CompletableFuture<>();
          CompletableFuture<BatchResult> sent =
              client
                  .set("k0", VALUE)
                  .thenCompose(
                      first -> {
                        CompletableFuture<BatchResult> large =
                            client.batch(batch -> record(batch, 2, PART));
                        Faults.await(() -> server.requests().size() == 2 + PART);
                        return large;
                      });
          client.set("k1", VALUE).thenAccept(last::complete);
          server.awaitRequests(2);
          server.releaseReplies();
          assertEquals(PART, Faults.value(sent).orThrow().size());
          assertTrue(Faults.value(last));
          assertInOrder(2 + PART, server);
        });
  }

  @Test
  void should_send_nothing_before_send_when_a_batch_is_recorded_by_hand() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        1,
        client -> {
          RedisBatch<String, String> batch = client.batch();
          List<CompletableFuture<Boolean>> own = record(batch, 1, 3 * PART);
          Faults.value(client.set("k0", VALUE));
          assertEquals(1, server.requests().size());
          assertThrows(IllegalStateException.class, own.get(0)::join);
          assertEquals(3 * PART, Faults.value(batch.send()).orThrow().size());
          assertInOrder(1 + 3 * PART, server);
        });
  }

  @Test
  void should_take_all_of_a_batch_when_its_first_part_found_room() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        PART,
        1,
        client -> {
          server.holdReplies();
          CompletableFuture<BatchResult> sent = client.batch(batch -> record(batch, 0, 5 * PART));
          assertInstanceOf(OverloadedException.class, Faults.failure(client.set("other", "v")));
          server.releaseReplies();
          assertEquals(5 * PART, Faults.value(sent).orThrow().size());
          assertInOrder(5 * PART, server);
          assertEquals(0, client.statistics().shared().commands());
        });
  }

  @Test
  void should_refuse_a_batch_whole_when_no_part_of_it_finds_room() {
    ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
    with(
        server,
        2,
        1,
        client -> {
          // At first the handshake may still take a place.
          for (int taken = 0; taken < 2; ) {
            taken += client.set("k" + taken, "v").isCompletedExceptionally() ? 0 : 1;
          }
          BatchResult result = Faults.value(client.batch(batch -> record(batch, 2, 5 * PART)));
          assertEquals(5 * PART, result.failures().size());
          result.failures().forEach(each -> assertEquals(Outcome.NOT_SENT, each.outcome()));
          server.awaitRequests(2);
          assertInOrder(2, server);
        });
  }

  @Test
  void should_send_no_part_early_when_several_connections_must_have_room() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        2,
        client -> {
          CompletableFuture<BatchResult> sent =
              client.batch(
                  batch -> {
                    record(batch, 0, 3 * PART)
                        .forEach(each -> assertThrows(IllegalStateException.class, each::join));
                    assertEquals(0, server.requests().size());
                  });
          assertEquals(3 * PART, Faults.value(sent).orThrow().size());
        });
  }

  @Test
  void should_send_no_part_early_when_the_connection_is_busy() {
    ScriptedServer server = ScriptedServer.replying(OK);
    with(
        server,
        100,
        1,
        client -> {
          server.holdReplies();
          CompletableFuture<Boolean> busy = client.set("k0", VALUE);
          server.awaitRequests(1);
          CompletableFuture<BatchResult> sent =
              client.batch(
                  batch ->
                      record(batch, 1, 3 * PART)
                          .forEach(each -> assertThrows(IllegalStateException.class, each::join)));
          server.releaseReplies();
          assertTrue(Faults.value(busy));
          assertEquals(3 * PART, Faults.value(sent).orThrow().size());
          assertInOrder(1 + 3 * PART, server);
        });
  }

  @Test
  void should_fail_what_has_not_left_when_the_function_that_records_fails() {
    ScriptedServer server = ScriptedServer.replying(OK);
    IllegalStateException thrown = new IllegalStateException("by the test");
    List<CompletableFuture<Boolean>> own = new ArrayList<>();
    with(
        server,
        100,
        1,
        client -> {
          assertSame(
              thrown,
              assertThrows(
                  IllegalStateException.class,
                  () ->
                      client.batch(
                          batch -> {
                            own.addAll(record(batch, 0, PART + 3));
                            throw thrown;
                          })));
          own.subList(0, PART).forEach(each -> assertTrue(Faults.value(each)));
          own.subList(PART, PART + 3)
              .forEach(each -> assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(each))));
          Faults.value(client.set("k" + PART, "v"));
          assertInOrder(PART + 1, server);
        });
  }
}
