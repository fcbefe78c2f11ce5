package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.Redis;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How users test their own programs. */
class OwnTestsSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @RegisterExtension
  static final ScriptedServer BAD = ScriptedServer.replying("+OK\r\n").thenCutAt(3);

  /** What an application is written against: any Redis, wherever the keys are. */
  record Visits(Redis<String, String> redis) {
    CompletableFuture<Long> count(String user) {
      return redis.incr("visits:" + user);
    }

    CompletableFuture<Void> countAll(Collection<String> users) {
      return redis
          .batch(batch -> users.forEach(user -> batch.incr("visits:" + user)))
          .thenAccept(BatchResult::orThrow);
    }
  }

  /** A Redis that counts in memory, and has nothing but {@code incr}. */
  @SuppressWarnings("unchecked")
  private static Redis<String, String> counting(Map<String, Long> counts) {
    return (Redis<String, String>)
        Proxy.newProxyInstance(
            Redis.class.getClassLoader(),
            new Class<?>[] {Redis.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("incr")) {
                throw new UnsupportedOperationException(method.getName());
              }
              long count = counts.merge((String) arguments[0], 1L, Long::sum);
              return CompletableFuture.completedFuture(count);
            });
  }

  @Test
  void should_count_when_the_redis_is_a_fake() {
    Map<String, Long> counts = new HashMap<>();
    Visits visits = new Visits(counting(counts));
    visits.count("ann").join();
    assertEquals(2, visits.count("ann").join());
    assertEquals(Map.of("visits:ann", 2L), counts);
  }

  @Test
  void should_count_when_the_redis_is_real() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      Visits visits = new Visits(redis.withTimeout(Duration.ofSeconds(20)));
      visits.countAll(List.of("ann", "bob", "ann")).join();
      assertEquals(3, visits.count("ann").join());
    }
  }

  @Test
  void should_answer_when_the_server_is_real() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      assertEquals(true, ledis.set("k", "v").join());
    }
  }

  @Test
  void should_know_that_it_does_not_know_when_the_reply_is_cut() {
    try (RedisClient redis =
        RedisClient.builder().url(BAD.redisUri()).retries(RetryPolicy.FAIL_FAST).build()) {
      Outcome outcome = redis.set("k", "v").handle((stored, failure) -> Outcome.of(failure)).join();
      assertEquals(Outcome.UNKNOWN, outcome);
    }
  }
}
