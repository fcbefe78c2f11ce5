package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of all sizes around those at which they are cut, or go another way. */
class ValueSizesTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onUnixSocket().version(RedisVersion.REDIS_6_2);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onUnixSocket();

  /** So that commands end at each byte around the limits, one behind the other. */
  private static List<byte[]> values() {
    Random random = new Random(7);
    List<byte[]> values = new ArrayList<>();
    for (int limit : new int[] {0, 1_024, 32 * 1_024, 64 * 1_024, 96 * 1_024, 128 * 1_024}) {
      IntStream.rangeClosed(-50, 3)
          .map(more -> limit + more)
          .filter(size -> size >= 0)
          .forEach(
              size -> {
                byte[] value = new byte[size];
                random.nextBytes(value);
                values.add(value);
              });
    }
    return values;
  }

  private static void assertKept(
      BiFunction<String, byte[], CompletableFuture<?>> set,
      Function<String, CompletableFuture<byte[]>> get)
      throws Exception {
    List<byte[]> values = values();
    List<CompletableFuture<byte[]>> read = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      set.apply("size:" + i, values.get(i));
      read.add(get.apply("size:" + i));
    }
    for (int i = 0; i < values.size(); i++) {
      assertArrayEquals(values.get(i), read.get(i).get(20, TimeUnit.SECONDS));
    }
    assertTrue(values.size() > 250);
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_keep_every_value_on_redis(Transport transport) throws Exception {
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.unixSocket(REDIS.socketPath()))
            .connections(c -> c.transport(transport))
            .build()) {
      for (Codec<byte[]> codec : List.of(Codec.BYTES, Codec.WRAPPED_BYTES)) {
        RedisView<String, byte[]> view = client.withCodecs(Codec.UTF_8, codec);
        assertKept(view::set, view::get);
      }
    }
  }

  @Test
  void should_keep_every_value_on_ledisdb() throws Exception {
    try (LedisClient client =
        LedisClient.builder().endpoint(Endpoint.unixSocket(LEDIS.socketPath())).build()) {
      LedisView<String, byte[]> view = client.withCodecs(Codec.UTF_8, Codec.WRAPPED_BYTES);
      assertKept(view::set, view::get);
    }
  }
}
