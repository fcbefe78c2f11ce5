package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch writer while a master says nothing for a time. */
@Tag("slow")
@Tag("any-jvm")
@ParameterizedClass
@EnumSource(names = {"REDIS_8_2", "VALKEY_9_1"})
class SilentMasterWriterTest {
  private static final int ALL = 100_000;
  private static final int BEFORE = 30_000;
  private static final int OPEN = 2_000;
  private static final int TAGS = 300;

  @Parameter RedisVersion version;

  private final Map<Long, Outcome> failed = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger openOfSilent = new AtomicInteger();
  private final BitSet tagsOfSilent = new BitSet();
  private int mostOpen;
  private int next;

  private static String tag(int number) {
    return "{" + number % TAGS + "}";
  }

  private static String key(int number) {
    return number + tag(number);
  }

  private boolean isOfSilent(int number) {
    return tagsOfSilent.get(number % TAGS);
  }

  private void writeOne(RedisBatchWriter<String, String> writer) {
    int number = next++;
    AtomicInteger ofSilent = isOfSilent(number) ? openOfSilent : new AtomicInteger();
    ofSilent.incrementAndGet();
    mostOpen = Math.max(mostOpen, open.incrementAndGet());
    writer
        .set(key(number), "x")
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                failed.put((long) number, ((LedisException) failure).outcome());
              }
              ofSilent.decrementAndGet();
              open.decrementAndGet();
            });
  }

  private void writeUntil(int end, RedisBatchWriter<String, String> writer) {
    while (next < end) {
      if (!writer.hasRoom()) {
        get(writer.room());
      }
      writeOne(writer);
    }
  }

  /** Writes until there is no room before the silent master has answered, or time is over. */
  private CompletableFuture<Void> writeUntilItWaits(RedisBatchWriter<String, String> writer) {
    while (true) {
      CompletableFuture<Void> room = writer.room();
      if (!room.isDone() && openOfSilent.get() > OPEN / 2) {
        return room;
      }
      get(room);
      writeOne(writer);
    }
  }

  private static Map<Long, Outcome> listed(WriteSummary summary) {
    Map<Long, Outcome> listed = new HashMap<>();
    for (WriteSummary.Range range : summary.failures()) {
      for (long index = range.first(); index <= range.last(); index++) {
        listed.put(index, range.outcome());
      }
    }
    return listed;
  }

  @Test
  void should_hold_no_more_than_it_may_and_name_what_failed_when_a_master_is_silent() {
    try (RealCluster cluster = new RealCluster(version)) {
      RedisClusterClient redis = cluster.client();
      ClusterNode silent = cluster.servers().owner(tag(0));
      IntStream.range(0, TAGS)
          .filter(number -> cluster.servers().owner(tag(number)) == silent)
          .forEach(tagsOfSilent::set);
      WriteSummary summary;
      try (var writer =
          redis.batchWriter(BatchWriterOptions.DEFAULT.maxPendingCommands(OPEN).maxRanges(ALL))) {
        writeUntil(BEFORE, writer);
        silent.server().suspend();
        try {
          CompletableFuture<Void> room = writeUntilItWaits(writer);
          IntStream.range(0, TAGS)
              .filter(number -> !isOfSilent(number))
              .forEach(number -> get(redis.set("other" + tag(number), "x")));
          get(room);
        } finally {
          silent.server().resume();
        }
        writeUntil(ALL, writer);
        summary = get(writer.finish());
      }

      assertTrue(mostOpen <= OPEN, mostOpen + " were open");
      assertEquals(ALL, summary.size());
      assertFalse(failed.isEmpty());
      assertEquals(failed, listed(summary));
      assertEquals(ALL - failed.size(), summary.count(Outcome.SUCCEEDED));
      failed.forEach(
          (index, outcome) -> {
            assertTrue(isOfSilent(index.intValue()), index + " was another master's");
            if (outcome == Outcome.NOT_SENT) {
              assertFalse(get(redis.exists(key(index.intValue()))), outcome + " " + index);
            }
          });
      IntStream.iterate(0, number -> number < ALL, number -> number + 97)
          .filter(number -> !failed.containsKey((long) number))
          .forEach(
              number -> assertTrue(get(redis.exists(key(number))), () -> number + " is not there"));
    }
  }
}
