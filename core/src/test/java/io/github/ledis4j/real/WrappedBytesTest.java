package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.real.Matrix.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that go out from the caller's own array. */
class WrappedBytesTest {

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_write_what_codec_bytes_writes(Transport transport) throws Exception {
    Way way = new Way("REDIS_6_2", true, transport, Protocol.AUTO, false);
    try (RedisClient client = way.redis()) {
      RedisView<String, byte[]> wrapped = client.withCodecs(Codec.UTF_8, Codec.WRAPPED_BYTES);
      RedisView<String, byte[]> copied = client.withCodecs(Codec.UTF_8, Codec.BYTES);
      Map<String, byte[]> values = new LinkedHashMap<>();
      for (int size : new int[] {0, 1, 32 * 1024 - 1, 32 * 1024, 100_000, 1 << 20, 5 << 20}) {
        values.put("wrapped:" + size, random(size));
      }

      List<CompletableFuture<Boolean>> singles = new ArrayList<>();
      SetOptions options = SetOptions.DEFAULT.expireIn(Duration.ofMinutes(5));
      values.forEach((key, value) -> singles.add(wrapped.set(key + ":set", value, options)));
      for (CompletableFuture<Boolean> single : singles) {
        assertTrue(single.get(20, TimeUnit.SECONDS));
      }
      wrapped.mset(values).get(20, TimeUnit.SECONDS);
      wrapped
          .batch(b -> values.forEach((key, value) -> b.set(key + ":batch", value)))
          .get(20, TimeUnit.SECONDS)
          .orThrow();
      wrapped
          .transaction(
              tx -> {
                values.forEach((key, value) -> tx.set(key + ":transaction", value));
                return tx.set("wrapped:last", values.get("wrapped:1"));
              })
          .get(20, TimeUnit.SECONDS);

      for (String kind : List.of("", ":set", ":batch", ":transaction")) {
        for (Map.Entry<String, byte[]> each : values.entrySet()) {
          byte[] stored = copied.get(each.getKey() + kind).get(20, TimeUnit.SECONDS);
          assertNotNull(stored, kind);
          assertArrayEquals(each.getValue(), stored);
        }
      }
      assertEquals(
          4 * values.size() + 1, client.keys("wrapped:*").get(20, TimeUnit.SECONDS).size());
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
