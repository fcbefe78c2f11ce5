package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a producer sees of a server that does not keep up; here it is frozen. */
class WriterRoomTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final LedisClient ledis = LedisClient.create(LEDIS.uri());

  @BeforeEach
  void freeze() {
    Waiting.value(ledis.flushall());
    LEDIS.suspend();
  }

  @AfterEach
  void close() {
    LEDIS.resume();
    ledis.close();
  }

  private LedisBatchWriter<String, String> writer(BatchWriterOptions options) {
    return ledis.batchWriter(options);
  }

  @Test
  void should_fail_what_is_too_much_and_list_it_when_the_producer_does_not_look() {
    LedisBatchWriter<String, String> writer =
        writer(BatchWriterOptions.DEFAULT.maxPendingCommands(100));
    List<CompletableFuture<Boolean>> items = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      items.add(writer.set("k" + i, "v"));
    }
    OverloadedException failure =
        assertInstanceOf(OverloadedException.class, Waiting.failure(items.get(100)));
    assertEquals(
        "writer is full: 101 of 100 commands, 3190 of 8388608 bytes are open; nothing was sent",
        failure.getMessage().replaceAll("\\d+ of 8388608", "3190 of 8388608"));
    LEDIS.resume();
    WriteSummary summary = Waiting.value(writer.finish());
    assertEquals(150, summary.size());
    assertEquals(100, summary.count(Outcome.SUCCEEDED));
    assertEquals(1, summary.safeToSendAgain().size());
    WriteSummary.Range range = summary.safeToSendAgain().get(0);
    assertEquals(100, range.first());
    assertEquals(149, range.last());
    assertEquals(Outcome.NOT_SENT, range.outcome());
    assertInstanceOf(OverloadedException.class, range.cause());
    assertEquals(null, Waiting.value(ledis.get("k100")));
    assertEquals("v", Waiting.value(ledis.get("k99")));
  }

  @Test
  void should_say_no_before_it_refuses_when_commands_wait() {
    LedisBatchWriter<String, String> writer =
        writer(BatchWriterOptions.DEFAULT.maxPendingCommands(100));
    int written = 0;
    while (writer.hasRoom()) {
      writer.set("k", "v");
      written++;
    }
    assertEquals(75, written);
    CompletableFuture<Void> room = writer.room();
    assertSame(room, writer.room());
    assertFalse(room.isDone());
    LEDIS.resume();
    Waiting.value(room);
    assertTrue(writer.hasRoom());
    assertTrue(writer.room().isDone());
    assertTrue(Waiting.value(writer.finish()).isComplete());
  }

  @Test
  void should_say_no_when_bytes_wait_but_take_one_of_any_size() {
    LedisBatchWriter<String, String> writer =
        writer(BatchWriterOptions.DEFAULT.maxPendingBytes(1_000));
    CompletableFuture<Boolean> large = writer.set("large", "v".repeat(5_000));
    assertFalse(writer.hasRoom());
    assertEquals(Outcome.NOT_SENT, Waiting.outcome(writer.set("small", "v")));
    LEDIS.resume();
    assertEquals(true, Waiting.value(large));
    Waiting.value(writer.room());
    assertEquals(true, Waiting.value(writer.set("small", "v")));
    assertEquals(1, Waiting.value(writer.finish()).count(Outcome.NOT_SENT));
  }

  @Test
  void should_hold_one_at_a_time_when_the_limit_is_one() {
    LEDIS.resume();
    LedisBatchWriter<String, String> writer =
        writer(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(1));
    for (int i = 0; i < 500; i++) {
      writer.incr("n");
      Waiting.value(writer.room());
    }
    assertTrue(Waiting.value(writer.finish()).isComplete());
    assertEquals("500", Waiting.value(ledis.get("n")));
  }

  @Test
  void should_tell_what_was_sent_when_items_are_cancelled() {
    LedisBatchWriter<String, String> writer = writer(BatchWriterOptions.DEFAULT);
    List<CompletableFuture<Boolean>> items = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      items.add(writer.set("k" + i, "v"));
    }
    items.forEach(item -> item.cancel(false));
    LEDIS.resume();
    WriteSummary summary = Waiting.value(writer.finish());
    List<Outcome> outcomes = Waiting.expand(summary);
    assertEquals(0, summary.count(Outcome.SUCCEEDED));
    assertTrue(summary.count(Outcome.NOT_SENT) > 500, summary::toString);
    for (int i = 0; i < items.size(); i++) {
      if (outcomes.get(i) == Outcome.NOT_SENT) {
        assertEquals(null, Waiting.value(ledis.get("k" + i)));
      }
    }
  }

  @Test
  void should_keep_the_place_of_a_cancelled_item_until_the_connection_forgets_it() {
    LedisBatchWriter<String, String> writer =
        writer(BatchWriterOptions.DEFAULT.maxPendingCommands(100));
    while (writer.hasRoom()) {
      writer.set("k", "v").cancel(false);
    }
    assertFalse(writer.room().isDone());
    LEDIS.resume();
    Waiting.value(writer.room());
    // More than 75 if some were gone from the queue before they were written.
    assertTrue(Waiting.value(writer.finish()).size() >= 75);
  }

  @Test
  void should_take_what_it_has_room_for_when_others_fill_the_shared_connection() {
    try (LedisClient full =
        LedisClient.builder().url(LEDIS.uri()).connections(c -> c.maxQueuedCommands(10)).build()) {
      for (int i = 0; i < 20; i++) {
        full.get("k");
      }
      LedisBatchWriter<String, String> writer = full.batchWriter(BatchWriterOptions.DEFAULT);
      for (int i = 0; i < 1_000; i++) {
        writer.incr("taken");
      }
      LEDIS.resume();
      assertTrue(Waiting.value(writer.finish()).isComplete());
      assertEquals("1000", Waiting.value(full.get("taken")));
    }
  }
}
