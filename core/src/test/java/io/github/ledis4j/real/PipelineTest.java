package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Much at once, and large values, through the small socket buffers of LedisDB over TCP. */
class PipelineTest {
  private static final long LIMIT_SECONDS = 60;

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static LedisClient client(Transport transport) {
    return LedisClient.builder()
        .endpoint(Endpoint.tcp("localhost", LEDIS.port()))
        .commandTimeout(Duration.ofSeconds(LIMIT_SECONDS))
        .connections(c -> c.transport(transport))
        .build();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_answer_twenty_thousand_reads_when_sent_at_once(Transport transport) throws Exception {
    try (LedisClient client = client(transport)) {
      for (int i = 0; i < 10; i++) {
        client.set("k" + i, i + "x".repeat(100)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
      List<CompletableFuture<String>> reads = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        reads.add(client.get("k" + i % 10));
      }
      for (int i = 0; i < reads.size(); i++) {
        String value = reads.get(i).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(i % 10 + "x".repeat(100), value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 4_096, 5_000, 100_000, 1_000_000})
  void should_give_back_the_same_bytes_when_the_value_is_large(int size) throws Exception {
    byte[] large = new byte[size];
    new Random(size).nextBytes(large);
    try (LedisClient client = client(Transport.EPOLL)) {
      LedisView<String, byte[]> blobs = client.withCodecs(Codec.UTF_8, Codec.BYTES);
      CompletableFuture<Boolean> small = client.set("small", "before");
      CompletableFuture<Boolean> stored = blobs.set("large", large);
      CompletableFuture<byte[]> read = blobs.get("large");
      CompletableFuture<String> after = client.get("small");
      assertEquals(true, small.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      assertEquals(true, stored.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      assertArrayEquals(large, read.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      assertEquals("before", after.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
  }
}
