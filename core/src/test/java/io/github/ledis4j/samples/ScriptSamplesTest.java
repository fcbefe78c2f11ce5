package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts that are run by their digest. */
class ScriptSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  @Test
  void should_multiply_when_run_on_a_client_in_a_batch_and_bound() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.set("foo", "2").join();
      RedisBatch<String, String> batch = redis.batch();

      Script<Long> multiply =
          Script.of("return redis.call('GET', KEYS[1]) * ARGV[1]", Replies.integer());
      CompletableFuture<Long> direct = multiply.run(redis, List.of("foo"), List.of("5"));
      CompletableFuture<Long> later = multiply.run(batch, List.of("foo"), List.of("5"));
      CompletableFuture<Long> bound = redis.script(multiply).run(List.of("foo"), List.of("5"));

      batch.send().join().orThrow();
      assertEquals(10, direct.join());
      assertEquals(10, later.join());
      assertEquals(10, bound.join());
    }
  }
}
