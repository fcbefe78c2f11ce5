package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The mappers that a client was built with serve every surface that it gives. */
class OwnMappersTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void should_be_used_on_each_surface_of_redis() throws Exception {
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .mapper("GET", (reply, options) -> options.get("as") + ":" + reply.text())
            .build()) {
      value(client.set("k", "v"));
      Command<?> get = Command.of("GET", "k").option("as", "mapped");

      assertEquals("mapped:v", value(client.executeAs(String.class, get)));
      assertEquals(
          "mapped:v",
          value(client.withCodecs(Codec.BYTES, Codec.BYTES).executeAs(String.class, get)));
      assertEquals("mapped:v", value(client.withConnection(c -> c.executeAs(String.class, get))));
      assertEquals("mapped:v", value(client.transaction(tx -> tx.executeAs(String.class, get))));
      assertEquals(
          "mapped:v", value(client.watching("k").run(s -> s.executeAs(String.class, get))));
      RedisBatch<String, String> batch = client.batch();
      CompletableFuture<String> recorded = batch.executeAs(String.class, get);
      CompletableFuture<String> plain = batch.executeAs(String.class, "GET", "k");
      assertTrue(value(batch.send()).failures().isEmpty());
      assertEquals("mapped:v", value(recorded));
      assertEquals("null:v", value(plain));
      assertThrows(
          IllegalArgumentException.class, () -> client.batch().executeAs(String.class, "SET", "k"));
    }
  }

  @Test
  void should_be_used_on_each_surface_of_ledisdb() throws Exception {
    try (LedisClient client =
            LedisClient.builder()
                .url(LEDIS.uri())
                .mapper("GET", reply -> "mapped:" + reply.text())
                .build();
        LedisBatchWriter<String, String> writer = client.batchWriter(BatchWriterOptions.DEFAULT)) {
      value(client.set("k", "v"));
      assertEquals("mapped:v", value(client.executeAs(String.class, "GET", "k")));
      assertEquals(
          "mapped:v", value(client.withConnection(c -> c.executeAs(String.class, "GET", "k"))));
      assertEquals("mapped:v", value(writer.executeAs(String.class, "GET", "k")));
    }
  }
}
