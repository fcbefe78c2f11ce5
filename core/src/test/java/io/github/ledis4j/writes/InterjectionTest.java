package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the client sends of its own accord never gets into a transaction that its user opened. */
class InterjectionTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  private static List<String> texts(Reply reply) {
    return reply.elements().stream().map(element -> String.valueOf(element.text())).toList();
  }

  private static <T> CompletableFuture<T> afterPause(Supplier<CompletableFuture<T>> next) {
    return CompletableFuture.supplyAsync(
            () -> "", CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS))
        .thenCompose(pause -> next.get());
  }

  @Test
  void should_keep_the_health_check_out_of_a_transaction() {
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.healthCheckAfter(Duration.ofMillis(100)))
            .build()) {
      Reply answer =
          client
              .withConnection(
                  c ->
                      c.execute("MULTI")
                          .thenCompose(ok -> afterPause(() -> c.execute("SET", "k", "4")))
                          .thenCompose(ok -> afterPause(() -> c.execute("INCRBY", "k", 10)))
                          .thenCompose(queued -> c.execute("EXEC")))
              .join();
      assertEquals(List.of("OK", "14"), texts(answer));
    }
  }

  @Test
  void should_keep_the_probe_out_of_a_transaction() {
    try (RedisClient client =
        RedisClient.builder().url(REDIS.uri()).connections(c -> c.probeEvery(2)).build()) {
      Reply answer =
          client
              .withConnection(
                  c -> {
                    c.execute("multi");
                    c.execute("SET", "k", "1");
                    c.execute("INCRBY", "k", 2);
                    c.execute("INCRBY", "k", 3);
                    return c.execute("EXEC").thenCombine(c.execute("GET", "k"), (all, k) -> all);
                  })
              .join();
      assertEquals(List.of("OK", "3", "6"), texts(answer));
      assertEquals("6", client.get("k").join());
    }
  }
}
