package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What was given up stays given up while its failure waits for a slow or broken executor. */
class LateExecutorTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";

  private static final Executor BROKEN =
      task -> {
        throw new IllegalStateException("closed");
      };

  private final LinkedBlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();

  private static List<String> keys(ScriptedServer server) {
    return server.requests().stream().map(request -> request.get(1)).toList();
  }

  private void runAll() {
    for (Runnable next = handed.poll(); next != null; next = handed.poll()) {
      next.run();
    }
  }

  @Test
  void should_not_send_what_timed_out_in_the_queue_when_its_executor_is_late() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = Faults.client(server, SHORT).completeOn(handed::add).build()) {
      CompletableFuture<Boolean> timedOut = client.set("timed-out", "v");
      Faults.await(() -> !handed.isEmpty());
      server.start();
      CompletableFuture<Boolean> after = client.withTimeout(LONG).set("after", "v");
      server.awaitRequests(1);
      Faults.await(
          () -> {
            runAll();
            return after.isDone();
          });
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(timedOut)));
      assertEquals(true, Faults.value(after));
      assertEquals(List.of("after"), keys(server));
      assertEquals(1, client.statistics().shared().timeouts());
    }
  }

  @Test
  void should_not_send_what_may_not_wait_when_its_executor_is_late() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client =
            Faults.client(server, LONG)
                .retries(RetryPolicy.FAIL_FAST)
                .completeOn(handed::add)
                .build()) {
      CompletableFuture<Boolean> impatient = client.set("impatient", "v");
      Faults.await(() -> !handed.isEmpty());
      server.start();
      Faults.value(client.connect());
      CompletableFuture<Boolean> after = client.set("after", "v");
      Faults.await(() -> server.requests().toString().contains("after"));
      Faults.await(
          () -> {
            runAll();
            return after.isDone();
          });
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(impatient)));
      assertEquals(List.of("after"), keys(server));
    }
  }

  @Test
  void should_complete_every_future_when_the_executor_throws_something_of_its_own() {
    try (ScriptedServer server = ScriptedServer.replying("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), LONG).completeOn(BROKEN).build()) {
      assertEquals("x", Faults.value(client.get("a")));
      assertEquals("x", Faults.value(client.get("b")));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_lend_and_take_back_when_the_executor_throws_something_of_its_own() {
    try (ScriptedServer server = ScriptedServer.replying("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), LONG).completeOn(BROKEN).build()) {
      assertEquals("x", Faults.value(client.withConnection(c -> c.get("a"))));
      Faults.await(() -> client.statistics().leased() == 0);
    }
  }

  @Test
  void should_finish_a_writer_when_the_executor_throws_something_of_its_own() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = Faults.client(server.start(), LONG).completeOn(BROKEN).build()) {
      RedisBatchWriter<String, String> writer =
          client.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(1));
      writer.set("a", "v");
      Faults.value(writer.room());
      writer.set("b", "v");
      assertEquals(2, Faults.value(writer.finish()).count(Outcome.SUCCEEDED));
    }
  }
}
