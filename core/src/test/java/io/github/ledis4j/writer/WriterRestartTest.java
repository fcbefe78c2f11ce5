package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.LedisServer.Store;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is killed while a writer is at work: what became of each item is known. */
@Tag("any-jvm")
class WriterRestartTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @RegisterExtension
  static final LedisServer LEDIS = LedisServer.onFreePort().store(Store.GOLEVELDB);

  private final List<CompletableFuture<Boolean>> items = new ArrayList<>();

  private void write(LedisBatchWriter<String, String> writer, int count) {
    for (int i = 0; i < count; i++) {
      items.add(writer.set("k" + items.size(), "v"));
      Waiting.value(writer.room());
    }
  }

  /** Holds the summary against each item's own future and against what the server has. */
  private void check(LedisClient ledis, WriteSummary summary, Set<Outcome> allowed) {
    List<Outcome> outcomes = Waiting.expand(summary);
    assertEquals(items.size(), outcomes.size());
    for (int i = 0; i < items.size(); i++) {
      assertEquals(Waiting.outcome(items.get(i)), outcomes.get(i), "item " + i);
    }
    List<CompletableFuture<Boolean>> there = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      there.add(ledis.exists("k" + i));
    }
    for (int i = 0; i < items.size(); i++) {
      boolean exists = Waiting.value(there.get(i));
      Outcome outcome = outcomes.get(i);
      assertTrue(allowed.contains(outcome), "item " + i + " is " + outcome);
      assertTrue(outcome != Outcome.SUCCEEDED || exists, "item " + i + " is lost");
      assertTrue(outcome != Outcome.NOT_SENT || !exists, "item " + i + " was sent");
    }
  }

  @Test
  void should_know_of_each_item_and_write_on_when_the_server_was_away_for_longer_than_a_deadline() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      Waiting.value(ledis.flushall());
      LedisBatchWriter<String, String> writer =
          ledis
              .withTimeout(SHORT)
              .batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(1_000));
      write(writer, 5_000);
      LEDIS.suspend();
      for (int i = 0; i < 500; i++) {
        items.add(writer.set("k" + items.size(), "v"));
      }
      LEDIS.kill();
      Waiting.until(() -> items.get(items.size() - 1).isDone());
      Waiting.value(writer.room());
      LEDIS.start();
      Waiting.until(() -> Waiting.outcome(writer.set("probe", "v")) == Outcome.SUCCEEDED);
      WriteSummary summary = Waiting.value(writer.finish());
      assertEquals(Outcome.NOT_SENT, Waiting.outcome(items.get(items.size() - 1)));
      assertEquals(Outcome.NOT_SENT, Waiting.expand(summary).get(items.size() - 1));
      assertTrue(summary.count(Outcome.SUCCEEDED) > 4_000, summary::toString);
    }
  }

  @Test
  void should_list_exactly_what_was_not_written_when_the_server_is_killed_and_does_not_come_back() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      Waiting.value(ledis.flushall());
      LedisBatchWriter<String, String> writer =
          ledis
              .withTimeout(SHORT)
              .batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxPendingCommands(1_000));
      write(writer, 5_000);
      LEDIS.kill();
      write(writer, 2_000);
      WriteSummary summary = Waiting.value(writer.finish());
      LEDIS.start();
      assertTrue(summary.count(Outcome.NOT_SENT) > 1_000, summary::toString);
      check(ledis, summary, EnumSet.of(Outcome.SUCCEEDED, Outcome.UNKNOWN, Outcome.NOT_SENT));
    }
  }

  @Test
  @Tag("slow")
  void should_say_of_each_item_what_its_future_says_when_redis_is_killed_and_comes_back() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      RedisBatchWriter<String, String> writer =
          redis
              .withTimeout(SHORT)
              .batchWriter(BatchWriterOptions.DEFAULT.connections(2).maxRanges(200_000));
      for (int i = 0; i < 120_000; i++) {
        items.add(writer.set("k" + i % 1_000, "v"));
        if (i == 60_000) {
          REDIS.suspend();
        } else if (i == 60_500) {
          REDIS.kill();
        } else if (i == 80_000) {
          REDIS.start();
        }
        if (!writer.hasRoom()) {
          Waiting.value(writer.room());
        }
      }
      Waiting.until(() -> Waiting.outcome(writer.incr("probe")) == Outcome.SUCCEEDED);
      List<Outcome> outcomes = Waiting.expand(Waiting.value(writer.finish()));
      for (int i = 0; i < items.size(); i++) {
        assertEquals(Waiting.outcome(items.get(i)), outcomes.get(i), "item " + i);
      }
      assertTrue(outcomes.contains(Outcome.UNKNOWN));
      assertTrue(outcomes.contains(Outcome.NOT_SENT));
    }
  }

  @Test
  void should_lose_only_what_was_under_way_when_the_server_comes_back_in_time() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri() + "?command_timeout=60s")) {
      Waiting.value(ledis.flushall());
      LedisBatchWriter<String, String> writer =
          ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2));
      write(writer, 20_000);
      CompletableFuture<Void> restarted =
          CompletableFuture.runAsync(LEDIS::kill).thenRun(LEDIS::start);
      write(writer, 20_000);
      Waiting.value(restarted);
      WriteSummary summary = Waiting.value(writer.finish());
      // What was under way: on each connection a window of 4 KiB, of commands that have 30 bytes.
      assertTrue(summary.count(Outcome.UNKNOWN) < 600, summary::toString);
      check(ledis, summary, EnumSet.of(Outcome.SUCCEEDED, Outcome.UNKNOWN));
    }
  }
}
