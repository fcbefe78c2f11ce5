package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Checkpoints of a writer, and failures that nobody asks for. */
class WriterFlushTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final RedisClient redis = RedisClient.create(REDIS.uri());

  @BeforeEach
  void prepare() {
    Waiting.value(redis.flushall());
    Waiting.value(redis.set("text", "not a number"));
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void should_be_done_at_once_when_nothing_is_open() {
    try (RedisBatchWriter<String, String> writer = redis.batchWriter()) {
      assertEquals(0, writer.flush().join().size());
      Waiting.value(writer.set("k", "v"));
      assertEquals(1, Waiting.value(writer.flush()).count(Outcome.SUCCEEDED));
      assertTrue(Waiting.value(writer.flush()).isComplete());
    }
  }

  @Test
  void should_wait_for_all_before_it_and_for_nothing_after_it() {
    try (RedisBatchWriter<String, String> writer =
        redis.batchWriter(BatchWriterOptions.DEFAULT.connections(3))) {
      List<CompletableFuture<?>> before = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        before.add(writer.set("k" + i, "v"));
      }
      REDIS.suspend();
      before.add(writer.set("last", "v"));
      CompletableFuture<WriteSummary> flushed = writer.flush();
      assertFalse(flushed.isDone());
      CompletableFuture<Boolean> all =
          flushed.thenApply(done -> before.stream().allMatch(CompletableFuture::isDone));
      writer.set("later", "v");
      REDIS.resume();
      assertTrue(Waiting.value(all));
      assertEquals(5_001, flushed.join().size());
    }
  }

  @Test
  void should_tell_each_failure_once_when_there_are_several_flushes() {
    try (RedisBatchWriter<String, String> writer = redis.batchWriter()) {
      REDIS.suspend();
      writer.incr("number");
      writer.incr("text");
      CompletableFuture<WriteSummary> first = writer.flush();
      writer.incr("text");
      writer.incr("text");
      CompletableFuture<WriteSummary> second = writer.flush();
      writer.incr("number");
      CompletableFuture<WriteSummary> third = writer.flush();
      REDIS.resume();
      assertEquals(List.of(Outcome.SUCCEEDED, Outcome.REJECTED), Waiting.expand(value(first)));
      assertEquals(2, value(second).count(Outcome.REJECTED));
      assertEquals(2, value(second).failures().get(0).first());
      assertEquals(3, value(second).failures().get(0).last());
      assertTrue(value(third).isComplete());
      writer.incr("text");
      WriteSummary whole = Waiting.value(writer.finish());
      assertEquals(4, whole.count(Outcome.REJECTED));
      assertEquals(2, whole.count(Outcome.SUCCEEDED));
      assertEquals(List.of(1L, 5L), whole.failures().stream().map(r -> r.first()).toList());
    }
  }

  private static WriteSummary value(CompletableFuture<WriteSummary> flushed) {
    return Waiting.value(flushed);
  }

  @Test
  void should_complete_every_flush_when_threads_write_and_one_asks_again_and_again() {
    try (RedisBatchWriter<String, String> writer =
        redis.batchWriter(
            BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(1_000).maxRanges(50))) {
      AtomicLong written = new AtomicLong();
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        threads.add(
            CompletableFuture.runAsync(() -> write(writer, written), t -> new Thread(t).start()));
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new));
      long told = 0;
      long failed = 0;
      while (!all.isDone()) {
        WriteSummary part = Waiting.value(writer.flush());
        told += part.size();
        failed += part.size() - part.count(Outcome.SUCCEEDED);
      }
      Waiting.value(all);
      WriteSummary rest = Waiting.value(writer.flush());
      WriteSummary whole = Waiting.value(writer.finish());
      assertEquals(written.get(), whole.size());
      assertEquals(whole.size(), told + rest.size());
      assertEquals(
          whole.size() - whole.count(Outcome.SUCCEEDED),
          failed + rest.size() - rest.count(Outcome.SUCCEEDED));
    }
  }

  private static void write(RedisBatchWriter<String, String> writer, AtomicLong written) {
    for (int i = 0; i < 10_000; i++) {
      writer.incr(i % 10 == 0 ? "text" : "number" + i % 7);
      written.incrementAndGet();
      if (!writer.hasRoom()) {
        Waiting.value(writer.room());
      }
    }
  }

  @Test
  void should_throw_the_first_failure_when_all_or_an_exception_is_wanted() {
    try (RedisBatchWriter<String, String> writer = redis.batchWriter()) {
      writer.incr("number");
      WriteSummary good = Waiting.value(writer.flush());
      assertSame(good, good.orThrow());
      writer.incr("text");
      WriteSummary bad = Waiting.value(writer.flush());
      WriteException failure = assertThrows(WriteException.class, bad::orThrow);
      assertEquals(Outcome.REJECTED, failure.outcome());
      assertSame(bad, failure.summary());
      assertInstanceOf(ServerException.class, failure.getCause());
      assertTrue(
          failure
              .getMessage()
              .startsWith("1 of 1 commands of a batch writer failed, the first at index 1: "),
          failure.getMessage());
    }
  }

  @Test
  void should_throw_what_the_source_failed_with_when_all_commands_succeeded() {
    try (RedisBatchWriter<String, String> writer = redis.batchWriter()) {
      writer.set("k", "v");
      writer
          .<String>subscriber((row, w) -> w.set(row, row))
          .onError(new IllegalStateException("x"));
      WriteSummary summary = Waiting.value(writer.summary());
      WriteException failure = assertThrows(WriteException.class, summary::orThrow);
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      assertSame(summary.sourceFailure(), failure.getCause());
      assertNotNull(failure.summary());
    }
  }

  @Test
  void should_warn_with_the_counts_when_it_is_closed_and_nobody_asks_what_failed() {
    String log =
        logOf(
            () -> {
              RedisBatchWriter<String, String> writer = redis.batchWriter();
              for (int i = 0; i < 5; i++) {
                writer.incr("text");
              }
              writer.incr("number");
              writer.close();
              writer.close();
            });
    assertTrue(log.contains("{SUCCEEDED=1, REJECTED=5}"), log);
    assertEquals(log.indexOf("a batch writer was closed"), log.lastIndexOf("a batch writer was"));
  }

  @Test
  void should_say_nothing_when_it_is_closed_and_failures_were_asked_for_or_there_were_none() {
    String log =
        logOf(
            () -> {
              try (RedisBatchWriter<String, String> asked = redis.batchWriter()) {
                asked.incr("text");
                asked.finish();
              }
              try (RedisBatchWriter<String, String> flushed = redis.batchWriter()) {
                flushed.incr("text");
                flushed.flush();
                flushed.incr("number");
              }
              try (RedisBatchWriter<String, String> good = redis.batchWriter()) {
                good.incr("number");
              }
            });
    assertFalse(log.contains("a batch writer was closed"), log);
  }

  private static String logOf(Runnable task) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream usual = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setErr(usual);
    }
    return log.toString(StandardCharsets.UTF_8);
  }
}
