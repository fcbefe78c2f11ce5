package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large batch leaves as soon as it can. */
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
}
