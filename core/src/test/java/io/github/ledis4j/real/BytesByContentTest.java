package io.github.ledis4j.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever reads bytes finds them again: by their content, not by the array. */
class BytesByContentTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static final Map<byte[], byte[]> FIELDS = Map.of(bytes("f"), bytes("v"));

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void should_find_fields_members_and_streams_on_redis() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      RedisView<byte[], byte[]> redis = client.withCodecs(Codec.BYTES, Codec.BYTES);
      value(redis.hset(bytes("h"), bytes("f"), bytes("v")));
      value(redis.sadd(bytes("s"), bytes("a"), bytes("b")));
      value(redis.xadd(bytes("x"), FIELDS));

      finds(value(redis.hgetall(bytes("h"))));
      staysAsItIs(value(redis.hgetall(bytes("h"))));
      holds(value(redis.smembers(bytes("s"))));
      Map<byte[], List<StreamEntry<byte[], byte[]>>> streams =
          value(redis.xread(Map.of(bytes("x"), StreamPosition.START), XReadOptions.DEFAULT));
      StreamEntry<byte[], byte[]> entry = streams.get(bytes("x")).get(0);
      assertArrayEquals(bytes("v"), entry.field(bytes("f")));
      assertNull(entry.field(bytes("g")));
      finds(entry.fields());
    }
  }

  @Test
  void should_find_fields_and_members_on_ledisdb() throws Exception {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      LedisView<byte[], byte[]> ledis = client.withCodecs(Codec.BYTES, Codec.BYTES);
      value(ledis.hmset(bytes("h"), FIELDS));
      value(ledis.sadd(bytes("s"), bytes("a"), bytes("b")));

      finds(value(ledis.hgetall(bytes("h"))));
      staysAsItIs(value(ledis.hgetall(bytes("h"))));
      holds(value(ledis.smembers(bytes("s"))));
    }
  }

  private static void finds(Map<byte[], byte[]> fields) {
    assertArrayEquals(bytes("v"), fields.get(bytes("f")));
    assertTrue(fields.containsKey(bytes("f")));
    assertTrue(fields.keySet().contains(bytes("f")));
    assertNull(fields.get(bytes("g")));
    assertFalse(fields.containsKey("f"));
    assertEquals(1, fields.size());
  }

  private static void staysAsItIs(Map<byte[], byte[]> fields) {
    assertThrows(UnsupportedOperationException.class, () -> fields.put(bytes("g"), bytes("w")));
    assertThrows(UnsupportedOperationException.class, () -> fields.remove(bytes("f")));
  }

  private static void holds(Set<byte[]> members) {
    assertEquals(2, members.size());
    assertTrue(members.contains(bytes("a")));
    assertFalse(members.contains(bytes("c")));
    assertThrows(UnsupportedOperationException.class, () -> members.add(bytes("c")));
    assertThrows(UnsupportedOperationException.class, () -> members.remove(bytes("a")));
  }
}
