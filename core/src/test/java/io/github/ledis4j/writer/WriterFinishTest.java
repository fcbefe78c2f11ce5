package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a writer refuses, how it ends, and what it says then. */
class WriterFinishTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final LedisClient ledis = LedisClient.create(LEDIS.uri());

  @AfterEach
  void close() {
    ledis.close();
  }

  @Test
  void should_refuse_further_commands_when_it_has_finished() {
    LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT);
    writer.set("k", "v");
    CompletableFuture<WriteSummary> summary = writer.finish();
    assertThrows(IllegalStateException.class, () -> writer.set("k", "v"));
    assertSame(summary, writer.finish());
    assertEquals(1, Waiting.value(summary).size());
    writer.close();
  }

  @Test
  void should_be_complete_at_once_when_nothing_was_written() {
    try (LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
      WriteSummary summary = writer.finish().join();
      assertEquals(0, summary.size());
      assertTrue(summary.isComplete());
      assertEquals(List.of(), summary.failures());
    }
  }

  @Test
  void should_wait_for_what_is_open_when_it_is_closed() {
    List<CompletableFuture<Boolean>> items = new ArrayList<>();
    try (LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (int i = 0; i < 5_000; i++) {
        items.add(writer.set("k" + i, "v"));
      }
    }
    assertTrue(items.stream().allMatch(CompletableFuture::isDone));
  }

  @Test
  void should_not_wait_when_it_is_closed_on_an_event_loop() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2));
    Command<Boolean> closing =
        Command.of("SET", "k", "v")
            .returning( // runs on the event loop in any case, as a callback does mostly
                stored -> {
                  writer.set("k", "w");
                  writer.close();
                  assertThrows(IllegalStateException.class, () -> writer.finish().join());
                  return true;
                });
    Waiting.value(writer.execute(closing));
    assertEquals(2, Waiting.value(writer.finish()).count(Outcome.SUCCEEDED));
  }

  @Test
  void should_have_connections_of_its_own_until_it_has_finished_when_it_asks_for_more() {
    Waiting.value(ledis.connect());
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(3));
    for (int i = 0; i < 100; i++) {
      writer.set("k" + i, "v");
    }
    Waiting.until(() -> ledis.statistics().shared().connected() == 4);
    Waiting.value(writer.finish());
    assertEquals(1, ledis.statistics().shared().connections());
    LedisBatchWriter<String, String> modest =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(1));
    assertEquals(true, Waiting.value(modest.set("k", "v")));
    assertEquals(1, ledis.statistics().shared().connections());
  }

  @Test
  void should_write_to_the_database_of_its_view_when_connections_are_its_own() {
    LedisBatchWriter<String, String> writer =
        ledis.withDatabase(3).batchWriter(BatchWriterOptions.DEFAULT.connections(2));
    writer.set("where", "three");
    Waiting.value(writer.finish());
    assertEquals("three", Waiting.value(ledis.withDatabase(3).get("where")));
    assertEquals(null, Waiting.value(ledis.get("where")));
  }

  @Test
  void should_end_every_item_when_the_client_is_closed_first() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2));
    for (int i = 0; i < 1_000; i++) {
      writer.set("k" + i, "v");
    }
    ledis.close();
    assertThrows(IllegalStateException.class, () -> writer.set("k", "v"));
    assertEquals(1_000, Waiting.value(writer.finish()).count(Outcome.SUCCEEDED));
  }

  @Test
  void should_list_what_the_server_refused_when_the_rest_succeeded() {
    Waiting.value(ledis.set("text", "not a number"));
    try (LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (int i = 0; i < 10; i++) {
        writer.incr(i == 3 || i == 4 || i == 8 ? "text" : "number");
      }
      WriteSummary summary = Waiting.value(writer.finish());
      assertFalse(summary.isComplete());
      assertEquals(List.of(), summary.safeToSendAgain());
      assertEquals(3, summary.count(Outcome.REJECTED));
      List<WriteSummary.Range> ranges = summary.ranges(Outcome.REJECTED);
      assertEquals(2, ranges.size());
      assertEquals(3, ranges.get(0).first());
      assertEquals(4, ranges.get(0).last());
      assertEquals(8, ranges.get(1).first());
      assertInstanceOf(ServerException.class, ranges.get(1).cause());
    }
  }

  @Test
  void should_count_what_it_does_not_list_when_failures_are_scattered() {
    Waiting.value(ledis.set("text", "not a number"));
    try (LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.maxRanges(5))) {
      for (int i = 0; i < 100; i++) {
        writer.incr(i % 2 == 0 ? "text" : "number");
      }
      WriteSummary summary = Waiting.value(writer.finish());
      assertEquals(50, summary.count(Outcome.REJECTED));
      assertEquals(5, summary.ranges(Outcome.REJECTED).size());
      assertEquals(45, summary.unlisted(Outcome.REJECTED));
    }
  }

  @Test
  void should_count_exactly_what_it_took_when_threads_write_while_it_finishes() {
    for (int run = 0; run < 20; run++) {
      LedisBatchWriter<String, String> writer =
          ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(100));
      AtomicLong accepted = new AtomicLong();
      Queue<CompletableFuture<Boolean>> items = new ConcurrentLinkedQueue<>();
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        threads.add(
            CompletableFuture.runAsync(
                () -> writeUntilRefused(writer, accepted, items),
                task -> new Thread(task).start()));
      }
      Waiting.until(() -> accepted.get() > 300);
      WriteSummary summary = Waiting.value(writer.finish());
      threads.forEach(Waiting::value);
      assertEquals(accepted.get(), summary.size());
      assertTrue(items.stream().allMatch(CompletableFuture::isDone));
      long succeeded = items.stream().filter(item -> !item.isCompletedExceptionally()).count();
      assertEquals(succeeded, summary.count(Outcome.SUCCEEDED));
    }
  }

  private static void writeUntilRefused(
      LedisBatchWriter<String, String> writer,
      AtomicLong accepted,
      Queue<CompletableFuture<Boolean>> items) {
    try {
      while (true) {
        items.add(writer.set("k", "v"));
        accepted.incrementAndGet();
      }
    } catch (IllegalStateException refused) {
      assertEquals("writer has finished; make a new one", refused.getMessage());
    }
  }

  @Test
  void should_report_progress_when_asked_to() {
    Queue<WriteProgress> reports = new ConcurrentLinkedQueue<>();
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.progress(400, reports::add));
    for (int i = 0; i < 1_000; i++) {
      writer.set("k" + i, "v");
    }
    Waiting.value(writer.finish());
    assertEquals(List.of(400L, 800L, 1_000L), reports.stream().map(WriteProgress::ended).toList());
    assertTrue(reports.stream().allMatch(r -> r.failed() == 0 && r.submitted() >= r.ended()));
    assertTrue(reports.stream().allMatch(r -> r.endedBelow() == r.ended()));
  }

  @Test
  void should_go_on_when_the_progress_listener_throws() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(
            BatchWriterOptions.DEFAULT.progress(
                1,
                report -> {
                  throw new AssertionError("listener");
                }));
    writer.set("k", "v");
    assertTrue(Waiting.value(writer.finish()).isComplete());
  }

  @Test
  void should_complete_where_the_client_wants_it_when_it_has_an_executor() {
    ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
    AtomicReference<String> thread = new AtomicReference<>("none");
    try (LedisClient client = LedisClient.builder().url(LEDIS.uri()).completeOn(executor).build()) {
      LedisBatchWriter<String, String> writer =
          client.batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(100));
      for (int i = 0; i < 2_000; i++) {
        writer.set("k" + i, "v");
        if (!writer.hasRoom()) {
          Waiting.value(writer.room());
        }
      }
      CompletableFuture<WriteSummary> summary = writer.finish();
      CompletableFuture<Void> told =
          summary.thenAccept(done -> thread.set(Thread.currentThread().getName()));
      Waiting.value(told);
      assertEquals(2_000, Waiting.value(summary).count(Outcome.SUCCEEDED));
    } finally {
      executor.shutdown();
    }
    assertTrue(List.of("mine", Thread.currentThread().getName()).contains(thread.get()));
  }

  @Test
  void should_refuse_at_the_call_when_a_command_needs_a_connection_of_its_own() {
    try (LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT);
        RedisClient redis = RedisClient.create(REDIS.uri());
        RedisBatchWriter<String, String> redisWriter =
            redis.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (String name : List.of("SELECT", "STRLEN", "BRPOPLPUSH")) {
        assertThrows(IllegalArgumentException.class, () -> writer.execute(name, "1"));
      }
      for (String name : List.of("MULTI", "SUBSCRIBE", "QUIT")) {
        assertThrows(IllegalArgumentException.class, () -> redisWriter.execute(name));
      }
      CommandSpec blocking = CommandSpec.read("BLPOP").blocks();
      assertThrows(
          IllegalArgumentException.class, () -> redisWriter.execute(Command.of(blocking, "k", 1)));
      assertEquals(0, Waiting.value(redisWriter.finish()).size());
      assertEquals(0, Waiting.value(writer.finish()).size());
    }
  }

  @Test
  void should_refuse_options_when_they_make_no_sense() {
    BatchWriterOptions options = BatchWriterOptions.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> BatchWriterOptions.DEFAULT.connections(0));
    assertThrows(
        IllegalArgumentException.class, () -> BatchWriterOptions.DEFAULT.connections(5_000));
    assertThrows(IllegalArgumentException.class, () -> options.maxPendingCommands(0));
    assertThrows(IllegalArgumentException.class, () -> options.maxPendingBytes(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> options.maxRanges(0));
    assertThrows(IllegalArgumentException.class, () -> options.progress(0, report -> {}));
  }
}
