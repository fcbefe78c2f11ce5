package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Executors for completions that are shut down, or take their time. */
class CallbackExecutorTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String X = "$1\r\nx\r\n";

  private final LinkedBlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();

  private void runAll() {
    for (Runnable next = handed.poll(); next != null; next = handed.poll()) {
      next.run();
    }
  }

  private static ExecutorService shutDown() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    return executor;
  }

  @Test
  void should_complete_every_future_all_the_same_when_the_executor_was_shut_down() {
    try (ScriptedServer server =
            ScriptedServer.replying(X).thenReply("-ERR no\r\n").thenReply("+OK\r\n").thenSwallow();
        RedisClient client = Faults.client(server.start(), LONG).completeOn(shutDown()).build()) {
      assertEquals("x", Faults.value(client.get("a")));
      assertInstanceOf(ServerException.class, Faults.failure(client.get("b")));
      BatchResult result = Faults.value(client.batch(batch -> batch.set("c", "v")));
      assertEquals(0, result.failures().size());
      assertInstanceOf(
          CommandTimeoutException.class, Faults.failure(client.withTimeout(SHORT).get("d")));
      server.closeConnections();
      assertEquals("x", Faults.value(client.get("e")));
    }
  }

  @Test
  void should_lend_and_take_back_when_the_executor_throws_anything() {
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .completeOn(
                    task -> {
                      throw new IllegalStateException("no thread");
                    })
                .build()) {
      assertEquals("x", Faults.value(client.withConnection(c -> c.get("a"))));
      Faults.await(() -> client.statistics().idle() == 1);
    }
  }

  @Test
  void should_complete_what_is_under_way_when_the_executor_is_shut_down_meanwhile() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client = Faults.client(server.start(), LONG).completeOn(executor).build()) {
      Faults.value(client.connect());
      server.holdReplies();
      List<CompletableFuture<String>> open = Stream.of("a", "b", "c").map(client::get).toList();
      server.awaitRequests(3);
      executor.shutdownNow();
      server.releaseReplies();
      open.forEach(each -> assertEquals("x", Faults.value(each)));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void should_complete_only_there_and_keep_each_reply_for_its_caller_when_the_executor_is_late() {
    try (ScriptedServer server =
            ScriptedServer.replying("$1\r\na\r\n").thenReply("$1\r\nb\r\n").thenReply(X);
        RedisClient client = Faults.client(server.start(), LONG).completeOn(handed::add).build();
        RedisClient other = Faults.client(server, LONG).build()) {
      CompletableFuture<String> a = client.get("a");
      CompletableFuture<String> b = client.get("b");
      Faults.await(() -> handed.size() == 2);
      assertEquals("a", Faults.value(other.get("a")));
      assertFalse(a.isDone() || b.isDone());
      runAll();
      assertEquals("a", a.getNow(null));
      assertEquals("b", b.getNow(null));
    }
  }

  @Test
  void should_give_the_reply_and_no_timeout_when_only_the_executor_is_late() {
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client =
            Faults.client(server.start(), Duration.ofSeconds(1)).completeOn(handed::add).build()) {
      CompletableFuture<Void> connected = client.connect();
      Faults.await(
          () -> {
            runAll();
            return connected.isDone();
          });
      CompletableFuture<String> value = client.get("k");
      Faults.await(() -> !handed.isEmpty());
      // A later command runs out of time, so the time of the first one is over as well.
      server.holdReplies();
      CompletableFuture<String> late = client.get("late");
      Faults.await(() -> handed.size() > 1);
      runAll();
      assertEquals("x", Faults.value(value));
      assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(late)));
      server.releaseReplies();
    }
  }
}
