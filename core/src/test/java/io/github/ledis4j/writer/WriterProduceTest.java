package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows from an iterator, as there is room for them. */
class WriterProduceTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final LedisClient ledis = LedisClient.create(LEDIS.uri());

  @AfterEach
  void close() {
    ledis.close();
  }

  private LedisBatchWriter<String, String> writer(int most) {
    return ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(most));
  }

  private static Iterator<Integer> numbers(int count) {
    return IntStream.range(0, count).iterator();
  }

  @Test
  void should_write_every_row_and_lose_none_when_there_is_little_room() {
    try (LedisBatchWriter<String, String> writer = writer(8)) {
      CompletableFuture<Void> produced =
          writer.produce(numbers(20_000), (row, w) -> w.incr("count" + row % 10));
      Waiting.value(produced);
      assertEquals(20_000, Waiting.value(writer.flush()).count(Outcome.SUCCEEDED));
      assertEquals("2000", Waiting.value(ledis.get("count3")));
    }
  }

  @Test
  void should_not_block_and_take_no_more_than_there_is_room_for_when_the_server_stands_still() {
    AtomicInteger taken = new AtomicInteger();
    try (LedisBatchWriter<String, String> writer = writer(100)) {
      LEDIS.suspend();
      CompletableFuture<Void> produced;
      try {
        produced =
            writer.produce(
                numbers(1_000),
                (row, w) -> {
                  taken.incrementAndGet();
                  w.set("k" + row, "v");
                });
        assertFalse(produced.isDone());
        assertEquals(75, taken.get());
      } finally {
        LEDIS.resume();
      }
      Waiting.value(produced);
      assertTrue(Waiting.value(writer.finish()).isComplete());
    }
  }

  @Test
  void should_share_the_room_when_there_are_several_producers() {
    try (LedisBatchWriter<String, String> writer = writer(50)) {
      CompletableFuture<Void> one = writer.produce(numbers(5_000), (row, w) -> w.incr("shared"));
      CompletableFuture<Void> two = writer.produce(numbers(5_000), (row, w) -> w.incr("shared"));
      Waiting.value(one);
      Waiting.value(two);
      assertEquals(10_000, Waiting.value(writer.finish()).count(Outcome.SUCCEEDED));
    }
  }

  @Test
  void should_stop_when_the_writer_is_finished_by_somebody_else() {
    LedisBatchWriter<String, String> writer = writer(50);
    Iterator<Integer> endless = IntStream.iterate(0, i -> i + 1).iterator();
    CompletableFuture<Void> produced = writer.produce(endless, (row, w) -> w.set("k", "v"));
    Waiting.value(writer.flush());
    assertTrue(Waiting.value(writer.finish()).isComplete());
    assertInstanceOf(IllegalStateException.class, Waiting.failure(produced));
  }

  @Test
  void should_stop_when_its_future_is_cancelled() {
    AtomicInteger taken = new AtomicInteger();
    try (LedisBatchWriter<String, String> writer = writer(50)) {
      Iterator<Integer> endless = IntStream.iterate(0, i -> i + 1).iterator();
      CompletableFuture<Void> produced =
          writer.produce(
              endless,
              (row, w) -> {
                taken.incrementAndGet();
                w.set("k", "v");
              });
      produced.cancel(false);
      Waiting.until(() -> Waiting.value(writer.flush()).size() == 0);
      assertEquals(taken.get(), Waiting.value(writer.finish()).size());
    }
  }

  @Test
  void should_fail_and_leave_the_writer_usable_when_the_function_throws() {
    IllegalStateException wrong = new IllegalStateException("row 200 is wrong");
    try (LedisBatchWriter<String, String> writer = writer(100)) {
      CompletableFuture<Void> produced =
          writer.produce(
              numbers(1_000),
              (row, w) -> {
                if (row == 200) {
                  throw wrong;
                }
                w.set("k" + row, "v");
              });
      assertSame(wrong, Waiting.failure(produced));
      assertTrue(Waiting.value(writer.set("k", "v")));
      assertEquals(201, Waiting.value(writer.finish()).size());
    }
  }
}
