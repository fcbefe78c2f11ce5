package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each allocation of a buffer fails once, whatever it is for: nobody gets what is another's. */
class FailingAllocationTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  private static final int MOST = 40;
  private static final int[] SIZES = {5, 300, 40_000, 70_000, 200_000};

  static Stream<Arguments> failures() {
    return Stream.of(Transport.NIO, Transport.EPOLL)
        .flatMap(
            transport ->
                IntStream.rangeClosed(1, MOST).mapToObj(number -> Arguments.of(transport, number)));
  }

  private static RedisClient client(Transport transport, FailingAllocator allocator) {
    return RedisClient.builder()
        .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
        .commandTimeout(Duration.ofSeconds(20))
        .connections(
            c ->
                c.transport(transport)
                    .reconnectMax(Duration.ofMillis(20))
                    .customizer(pipeline -> pipeline.channel().config().setAllocator(allocator)))
        .build();
  }

  private static byte[] value(String key, int size) {
    return (key + "=").repeat(size / (key.length() + 1) + 1).getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void should_give_everybody_its_own_when_an_allocation_fails(Transport transport, int number) {
    FailingAllocator allocator = new FailingAllocator(number);
    String mine = transport + ":" + number + ":";
    Map<String, byte[]> values = new LinkedHashMap<>();
    Map<String, CompletableFuture<Boolean>> sets = new LinkedHashMap<>();
    Map<String, CompletableFuture<byte[]>> gets = new LinkedHashMap<>();
    try (RedisClient client = client(transport, allocator)) {
      RedisView<String, byte[]> copied = client.withCodecs(Codec.UTF_8, Codec.BYTES);
      RedisView<String, byte[]> wrapped = client.withCodecs(Codec.UTF_8, Codec.WRAPPED_BYTES);
      for (int i = 0; i < 20; i++) {
        String key = mine + i;
        byte[] value = value(key, SIZES[i % SIZES.length]);
        values.put(key, value);
        sets.put(key, (i % 2 == 0 ? copied : wrapped).set(key, value));
        gets.put(key, copied.get(key));
      }
      sets.forEach((key, set) -> assertOutcome(key, set, values.get(key)));
      gets.forEach((key, get) -> assertOwnOrFailed(key, get, values.get(key)));
    }
    assertTrue(allocator.hasFailed() || number > 20, "nothing failed");
  }

  private static void assertOutcome(String key, CompletableFuture<Boolean> set, byte[] value) {
    Outcome outcome =
        set.orTimeout(15, TimeUnit.SECONDS)
            .handle((done, failure) -> failure == null ? Outcome.SUCCEEDED : Outcome.of(failure))
            .join();
    String stored = stored(key);
    String mine = new String(value, StandardCharsets.UTF_8);
    switch (outcome) {
      case SUCCEEDED -> assertEquals(mine, stored, key);
      case NOT_SENT, REJECTED -> assertEquals(null, stored, key + " " + outcome);
      default -> assertTrue(stored == null || stored.equals(mine), key);
    }
  }

  private static String stored(String key) {
    try (RedisClient other = RedisClient.create(REDIS.uri())) {
      return other.get(key).join();
    }
  }

  private static void assertOwnOrFailed(
      String key, CompletableFuture<byte[]> get, byte[] expected) {
    byte[] read = get.orTimeout(15, TimeUnit.SECONDS).exceptionally(failure -> expected).join();
    assertNotEquals(null, get.handle((value, failure) -> failure == null ? "" : failure).join());
    if (read != null) {
      assertEquals(
          new String(expected, StandardCharsets.UTF_8), new String(read, StandardCharsets.UTF_8));
    }
  }
}
