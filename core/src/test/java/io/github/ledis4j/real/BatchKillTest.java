package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.LedisServer.Store;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that keeps what it stores is killed in the middle of batches of increments. */
@Tag("any-jvm")
@Tag("slow")
class BatchKillTest {
  private static final int BATCHES = 20;
  private static final int SIZE = 1_500;

  private final List<CompletableFuture<?>> commands = new ArrayList<>();

  @Test
  void should_run_no_increment_twice_on_redis() throws Exception {
    try (RedisServer server =
            RedisServer.onFreePort().config("appendonly yes").config("appendfsync no").start();
        RedisClient client = RedisClient.create(server.uri() + "?command_timeout=40s")) {
      check(server, client, recorder -> client.batch(recorder::accept));
    }
  }

  @Test
  void should_run_no_increment_twice_on_ledisdb() throws Exception {
    try (LedisServer server = LedisServer.onFreePort().store(Store.GOLEVELDB).start();
        LedisClient client = LedisClient.create(server.uri() + "?command_timeout=40s")) {
      check(server, client, recorder -> client.batch(recorder::accept));
    }
  }

  private void check(
      ServerProcess server,
      CommandSink<String, String> client,
      Function<Consumer<CommandSink<String, String>>, CompletableFuture<BatchResult>> send)
      throws Exception {
    List<CompletableFuture<BatchResult>> results = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      results.add(send.apply(this::record));
    }
    commands.get(SIZE).get(20, TimeUnit.SECONDS);
    server.kill();
    server.start();
    for (CompletableFuture<BatchResult> result : results) {
      assertEquals(SIZE, result.get(60, TimeUnit.SECONDS).size());
    }
    for (int i = 0; i < commands.size(); i++) {
      compare(outcome(commands.get(i)), count(client, "hits:" + i));
    }
  }

  private void record(CommandSink<String, String> batch) {
    for (int i = 0; i < SIZE; i++) {
      commands.add(batch.execute("INCR", "hits:" + commands.size()));
    }
  }

  private static Outcome outcome(CompletableFuture<?> future) {
    return future.handle((value, failure) -> Outcome.of(failure)).join();
  }

  private static int count(CommandSink<String, String> client, String key) throws Exception {
    String stored = client.execute("GET", key).get(40, TimeUnit.SECONDS).text();
    return stored == null ? 0 : Integer.parseInt(stored);
  }

  private static void compare(Outcome outcome, int count) {
    switch (outcome) {
      case SUCCEEDED -> assertEquals(1, count);
      case NOT_SENT -> assertEquals(0, count);
      case UNKNOWN -> assertTrue(count <= 1, () -> "ran " + count + " times");
      default -> throw new AssertionError("unexpected: " + outcome);
    }
  }
}
