package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work that only one process does at a time. */
class LockSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static CompletableFuture<String> process(HeldLock held) {
    return held.owned().thenApply(owned -> owned ? "processed" : "not ours");
  }

  @Test
  void should_hold_the_lock_while_the_work_runs() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      CompletableFuture<String> done =
          redis
              .lock("job:42")
              .lease(Duration.ofSeconds(10))
              .waitAtMost(Duration.ofSeconds(5))
              .whileHeld(held -> process(held));

      assertEquals("processed", done.join());
    }
  }

  @Test
  void should_hold_the_lock_until_it_is_released_by_hand() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      HeldLock held = redis.lock("job:43").acquire().join();
      held.extendTo(Duration.ofMinutes(1)).join();
      assertTrue(redis.lock("job:43").locked().join());
      held.release().join();
      assertFalse(redis.lock("job:43").locked().join());
    }
  }

  @Test
  void should_lock_without_scripts_when_the_server_is_ledisdb() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      assertEquals("processed", ledis.lock("job:42").whileHeld(held -> process(held)).join());
      assertEquals(0, ledis.statistics().leased());
    }
  }
}
