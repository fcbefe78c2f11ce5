package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same commands, recorded and sent as one; and what became of each. */
class BatchSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onUnixSocket();

  private final Queue<String> did = new ConcurrentLinkedQueue<>();

  @Test
  void should_give_each_command_its_own_future_when_sent_as_one() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis.del("hits").join();
      ledis.set("name", "ann").join();

      LedisBatch<String, String> batch = ledis.batch();
      CompletableFuture<Long> hits = batch.incr("hits");
      CompletableFuture<String> name = batch.get("name");
      assertThrows(IllegalStateException.class, hits::join);
      BatchResult result = batch.send().join();

      assertEquals(2, result.size());
      assertEquals(List.of(), result.failures());
      assertEquals(1L, hits.join());
      assertEquals("ann", name.join());
    }
  }

  @Test
  void should_count_failures_when_recorded_by_a_function() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis.set("name", "ann").join();
      ledis
          .batch(
              b -> {
                b.incr("name");
                b.get("name");
              })
          .thenAccept(r -> did.add(r.failures().size() + " of " + r.size() + " failed"))
          .join();
      assertEquals(List.of("1 of 2 failed"), List.copyOf(did));
    }
  }

  @Test
  void should_tell_what_became_of_a_command_when_it_is_done() {
    LedisClient ledis = LedisClient.create(LEDIS.uri());
    act(ledis.set("k", "v")).join();
    act(ledis.incr("k")).exceptionally(failure -> null).join();
    ledis.close();
    try (LedisServer none = LedisServer.onUnixSocket();
        LedisClient lost = LedisClient.create(none.uri() + "?command_timeout=100ms")) {
      act(lost.set("k", "v")).exceptionally(failure -> null).join();
    }
    assertEquals(List.of("SUCCEEDED", "REJECTED", "NOT_SENT"), List.copyOf(did));
  }

  private <T> CompletableFuture<T> act(CompletableFuture<T> command) {
    return command.whenComplete(
        (done, failure) -> {
          switch (Outcome.of(failure)) {
            case SUCCEEDED -> did.add("SUCCEEDED");
            case NOT_SENT -> did.add("NOT_SENT");
            case UNKNOWN -> did.add("UNKNOWN");
            case REJECTED -> did.add("REJECTED");
            case EXECUTED -> did.add("EXECUTED");
          }
        });
  }
}
