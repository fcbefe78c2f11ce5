package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More commands than memory could hold, from a loop and from a publisher. */
class BatchWriterSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private record Row(String key, String value) {}

  private final List<Row> rows =
      IntStream.range(0, 20_000).mapToObj(i -> new Row("row:" + i, "value " + i)).toList();

  @Test
  void should_write_every_row_when_a_loop_waits_for_room() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      try (LedisBatchWriter<String, String> writer =
          ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingBytes(8 << 20))) {
        for (Row row : rows) {
          writer.set(row.key(), row.value());
          if (!writer.hasRoom()) writer.room().join();
        }
        WriteSummary summary = writer.finish().join();
        assertEquals(rows.size(), summary.count(Outcome.SUCCEEDED));
      }
      assertEquals("value 19999", ledis.get("row:19999").join());
    }
  }

  @Test
  void should_send_again_what_was_not_sent_when_the_producer_was_too_fast() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      LedisBatchWriter<String, String> hasty =
          ledis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(1_000));
      rows.forEach(row -> hasty.set(row.key(), row.value()));
      WriteSummary first = hasty.finish().join();

      LedisBatchWriter<String, String> second = ledis.batchWriter(BatchWriterOptions.DEFAULT);
      for (WriteSummary.Range range : first.safeToSendAgain()) {
        for (long i = range.first(); i <= range.last(); i++) {
          Row row = rows.get((int) i);
          second.set(row.key(), row.value());
          if (!second.hasRoom()) second.room().join();
        }
      }
      WriteSummary again = second.finish().join();
      assertTrue(again.isComplete());
      assertEquals(rows.size(), first.count(Outcome.SUCCEEDED) + again.size());
    }
  }

  @Test
  void should_write_every_row_when_no_thread_may_wait() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        LedisBatchWriter<String, String> writer = ledis.batchWriter()) {
      writer
          .produce(rows.iterator(), (row, w) -> w.set(row.key(), row.value()))
          .thenCompose(written -> writer.finish())
          .thenAccept(WriteSummary::orThrow)
          .join();
      assertEquals("value 19999", ledis.get("row:19999").join());
    }
  }

  @Test
  void should_know_where_it_is_when_there_are_checkpoints() {
    List<List<Row>> parts = List.of(rows.subList(0, 12_000), rows.subList(12_000, 20_000));
    List<Row> committed = new ArrayList<>();
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        LedisBatchWriter<String, String> writer = ledis.batchWriter()) {
      for (List<Row> part : parts) {
        writer.produce(part.iterator(), (row, w) -> w.set(row.key(), row.value())).join();
        writer.flush().join().orThrow();
        committed.addAll(part);
      }
    }
    assertEquals(rows, committed);
  }

  @Test
  void should_write_every_row_when_a_publisher_has_them() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        LedisBatchWriter<String, String> writer =
            ledis.batchWriter(
                BatchWriterOptions.DEFAULT.progress(
                    5_000, at -> System.out.println(at.ended() + " of " + at.submitted())))) {
      try (SubmissionPublisher<Row> rowsAsTheyCome = new SubmissionPublisher<>()) {
        Flow.Publisher<Row> publisher = rowsAsTheyCome;
        publisher.subscribe(writer.subscriber((row, w) -> w.set(row.key(), row.value())));
        rows.forEach(rowsAsTheyCome::submit);
      }
      WriteSummary summary = writer.summary().join();
      assertEquals(rows.size(), summary.count(Outcome.SUCCEEDED));
      assertTrue(summary.isComplete());
    }
  }
}
