package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A writer behind a publisher, and the rules that subscribers keep. */
@Tag("any-jvm")
class WriterSubscriberTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onUnixSocket();

  private final LedisClient ledis = LedisClient.create(LEDIS.uri());

  @AfterEach
  void close() {
    ledis.close();
  }

  /** Remembers what was asked for. */
  private static final class Asked implements Flow.Subscription {
    final AtomicLong rows = new AtomicLong();
    volatile boolean cancelled;

    @Override
    public void request(long n) {
      assertTrue(n > 0);
      rows.addAndGet(n);
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /** Gives numbers on the thread that asks, from within the request, as cold publishers may. */
  private static final class Numbers implements Flow.Publisher<Integer> {
    private final int count;

    Numbers(int count) {
      this.count = count;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            private long wanted;
            private int next;
            private boolean emitting;

            @Override
            public void request(long n) {
              wanted += n;
              if (emitting) {
                return;
              }
              emitting = true;
              while (wanted > 0 && next < count) {
                wanted--;
                subscriber.onNext(next++);
              }
              emitting = false;
              if (next == count) {
                next++;
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {
              next = count + 1;
            }
          });
    }
  }

  private LedisBatchWriter<String, String> writer() {
    return ledis.batchWriter(BatchWriterOptions.DEFAULT);
  }

  private static Flow.Subscriber<String> sets(LedisBatchWriter<String, String> writer) {
    return writer.subscriber((row, w) -> w.set(row, row));
  }

  @Test
  @Tag("slow")
  void should_write_every_row_when_a_publisher_has_a_million() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(1_000));
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      publisher.subscribe(writer.subscriber((row, w) -> w.incr("n" + row % 100)));
      for (int i = 0; i < 1_000_000; i++) {
        publisher.submit(i);
      }
    }
    WriteSummary summary = Waiting.value(writer.summary());
    assertEquals(1_000_000, summary.count(Outcome.SUCCEEDED));
    assertEquals("10000", Waiting.value(ledis.get("n7")));
  }

  @Test
  void should_write_every_row_when_the_publisher_works_on_the_thread_that_asks() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(50));
    new Numbers(50_000).subscribe(writer.subscriber((row, w) -> w.incr("cold")));
    assertEquals(50_000, Waiting.value(writer.summary()).count(Outcome.SUCCEEDED));
    assertEquals("50000", Waiting.value(ledis.get("cold")));
  }

  @Test
  void should_lose_no_row_when_rows_are_larger_than_the_writer() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingBytes(1_000).maxPendingCommands(4));
    new Numbers(300)
        .subscribe(
            writer.subscriber(
                (row, w) -> {
                  for (int i = 0; i < 10; i++) {
                    w.set("large" + row + ":" + i, "v".repeat(row * 10));
                  }
                }));
    WriteSummary summary = Waiting.value(writer.summary());
    assertEquals(3_000, summary.count(Outcome.SUCCEEDED));
  }

  @Test
  void should_ask_for_no_more_than_there_is_room_for_when_the_server_is_frozen() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(100));
    Waiting.value(ledis.connect());
    LEDIS.suspend();
    try {
      Flow.Subscriber<String> subscriber = sets(writer);
      Asked asked = new Asked();
      subscriber.onSubscribe(asked);
      assertTrue(asked.rows.get() > 0);
      long given = 0;
      while (given < asked.rows.get()) {
        subscriber.onNext("row" + given++);
      }
      assertFalse(writer.hasRoom());
      assertTrue(given < 75 + 64, () -> "asked for " + asked.rows);
      LEDIS.resume();
      long before = given;
      Waiting.until(() -> asked.rows.get() > before);
      subscriber.onComplete();
      assertEquals(before, Waiting.value(writer.summary()).count(Outcome.SUCCEEDED));
    } finally {
      LEDIS.resume();
    }
  }

  @Test
  void should_ask_for_few_rows_when_they_are_large() {
    LedisBatchWriter<String, String> writer =
        ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingBytes(100_000));
    Flow.Subscriber<String> subscriber = writer.subscriber((row, w) -> w.set("k", row));
    Asked asked = new Asked();
    subscriber.onSubscribe(asked);
    long first = asked.rows.get();
    for (int i = 0; i < first; i++) {
      subscriber.onNext("v".repeat(20_000));
    }
    Waiting.until(() -> asked.rows.get() > first);
    assertTrue(asked.rows.get() - first <= 5, () -> asked.rows + " after " + first);
    subscriber.onComplete();
    assertTrue(Waiting.value(writer.summary()).isComplete());
  }

  @Test
  void should_finish_with_what_was_written_when_the_publisher_fails() {
    LedisBatchWriter<String, String> writer = writer();
    Flow.Subscriber<String> subscriber = sets(writer);
    subscriber.onSubscribe(new Asked());
    subscriber.onNext("a");
    IllegalStateException failure = new IllegalStateException("disk is gone");
    subscriber.onError(failure);
    WriteSummary summary = Waiting.value(writer.summary());
    assertSame(failure, summary.sourceFailure());
    assertEquals(1, summary.count(Outcome.SUCCEEDED));
    assertFalse(summary.isComplete());
    assertThrows(IllegalStateException.class, () -> writer.set("b", "v"));
  }

  @Test
  void should_cancel_and_finish_when_a_row_cannot_be_written() {
    LedisBatchWriter<String, String> writer = writer();
    IllegalArgumentException failure = new IllegalArgumentException("bad row");
    Flow.Subscriber<String> subscriber =
        writer.subscriber(
            (row, w) -> {
              throw failure;
            });
    Asked asked = new Asked();
    subscriber.onSubscribe(asked);
    subscriber.onNext("a");
    subscriber.onNext("still on its way");
    assertTrue(asked.cancelled);
    assertSame(failure, Waiting.value(writer.summary()).sourceFailure());
  }

  @Test
  void should_cancel_when_the_writer_was_finished_by_its_owner() {
    LedisBatchWriter<String, String> writer = writer();
    writer.close();
    Asked late = new Asked();
    sets(writer).onSubscribe(late);
    assertTrue(late.cancelled);
    assertEquals(0, late.rows.get());
  }

  @Test
  void should_cancel_the_second_subscription_when_it_has_one() {
    try (LedisBatchWriter<String, String> writer = writer()) {
      Flow.Subscriber<String> subscriber = sets(writer);
      Asked first = new Asked();
      Asked second = new Asked();
      subscriber.onSubscribe(first);
      subscriber.onSubscribe(second);
      assertFalse(first.cancelled);
      assertTrue(second.cancelled);
      assertEquals(0, second.rows.get());
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void should_throw_when_a_signal_is_null() {
    try (LedisBatchWriter<String, String> writer = writer()) {
      Flow.Subscriber<String> subscriber = sets(writer);
      assertThrows(NullPointerException.class, () -> subscriber.onSubscribe(null));
      subscriber.onSubscribe(new Asked());
      assertThrows(NullPointerException.class, () -> subscriber.onNext(null));
      assertThrows(NullPointerException.class, () -> subscriber.onError(null));
      assertNull(Waiting.value(writer.finish()).sourceFailure());
    }
  }

  @Test
  void should_complete_when_nothing_was_subscribed_to() {
    LedisBatchWriter<String, String> writer = writer();
    sets(writer).onComplete();
    assertEquals(0, Waiting.value(writer.summary()).size());
  }
}
