package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A queue of jobs in a list. */
class PopSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @Test
  void should_give_a_job_when_one_is_pushed() {
    Queue<UndeliveredElement> rescued = new ConcurrentLinkedQueue<>();
    try (LedisClient ledis =
        LedisClient.builder().url(LEDIS.uri()).undelivered(rescued::add).build()) {
      CompletableFuture<String> job =
          ledis
              .blpop(Duration.ofSeconds(30), "jobs", "slow-jobs")
              .thenApply(popped -> popped == null ? "none" : popped.key() + ": " + popped.value());
      ledis.rpush("slow-jobs", "clean up").join();
      assertEquals("slow-jobs: clean up", job.join());
      assertEquals(0, rescued.size());
    }
  }
}
