package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands on the same key stay in order, whatever the number of connections and of threads. */
class WriterOrderTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final LedisServer UNIX = LedisServer.onUnixSocket();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final int THREADS = 3;
  private static final int KEYS = 40;
  private static final int ROUNDS = 200;
  private static final BatchWriterOptions OPTIONS =
      BatchWriterOptions.DEFAULT.connections(3).maxPendingCommands(2_000);

  /** Appends a number per round to the keys of this thread. */
  private static void append(
      BiConsumer<String, String> append,
      BooleanSupplier hasRoom,
      Supplier<CompletableFuture<Void>> room,
      int thread) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int key = 0; key < KEYS; key++) {
        append.accept("key:" + thread + ":" + key, round + " ");
        if (!hasRoom.getAsBoolean()) {
          Waiting.value(room.get());
        }
      }
    }
  }

  private static void inThreads(IntConsumer work) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      all.add(
          CompletableFuture.runAsync(() -> work.accept(number), task -> new Thread(task).start()));
    }
    all.forEach(Waiting::value);
  }

  private static void check(Function<String, CompletableFuture<String>> get, WriteSummary summary) {
    assertTrue(summary.isComplete(), summary::toString);
    assertEquals(THREADS * KEYS * ROUNDS, summary.size());
    String expected =
        IntStream.range(0, ROUNDS).mapToObj(i -> i + " ").collect(Collectors.joining());
    for (int thread = 0; thread < THREADS; thread++) {
      for (int key = 0; key < KEYS; key++) {
        assertEquals(expected, Waiting.value(get.apply("key:" + thread + ":" + key)));
      }
    }
  }

  private static void ledis(LedisServer server) {
    try (LedisClient ledis = LedisClient.create(server.uri())) {
      LedisBatchWriter<String, String> writer = ledis.batchWriter(OPTIONS);
      inThreads(thread -> append(writer::append, writer::hasRoom, writer::room, thread));
      check(ledis::get, Waiting.value(writer.finish()));
    }
  }

  @Test
  void should_keep_the_order_of_each_key_when_three_threads_write_to_ledis_over_tcp() {
    ledis(LEDIS);
  }

  @Test
  void should_keep_the_order_of_each_key_when_three_threads_write_to_ledis_over_a_socket() {
    ledis(UNIX);
  }

  @Test
  void should_keep_the_order_of_each_key_when_three_threads_write_to_redis() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      RedisBatchWriter<String, String> writer = redis.batchWriter(OPTIONS);
      inThreads(thread -> append(writer::append, writer::hasRoom, writer::room, thread));
      check(redis::get, Waiting.value(writer.finish()));
    }
  }

  @Test
  void should_be_in_order_with_the_client_when_they_share_the_connection() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (int i = 0; i < 1_000; i++) {
        writer.set("last", "v" + i);
      }
      assertEquals("v999", Waiting.value(ledis.get("last")));
    }
  }
}
