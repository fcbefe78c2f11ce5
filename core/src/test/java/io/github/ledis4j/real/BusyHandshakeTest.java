package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that take connections and cannot serve them yet: what waits goes on waiting. */
class BusyHandshakeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static RedisClient.Builder to(RedisServer server) {
    return RedisClient.builder()
        .url(server.uri())
        .connections(c -> c.reconnectMax(Duration.ofMillis(50)))
        .commandTimeout(LONG);
  }

  private static String whyNot(CompletableFuture<?> future) {
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS));
    return String.valueOf(failure.getCause().getMessage());
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_wait_when_the_server_has_its_maximum_of_clients(RedisVersion version)
      throws Exception {
    try (RedisServer server = Matrix.started(RedisServer.onFreePort().version(version));
        RedisClient first = to(server).build();
        RedisClient second = to(server).build()) {
      first.execute("CONFIG", "SET", "maxclients", 1).get(20, TimeUnit.SECONDS);
      String message = whyNot(second.connect());
      assertTrue(message.contains("max number of clients reached"), message);
      CompletableFuture<Boolean> waiting = second.set("k", "v");
      Poll.until(() -> second.statistics().shared().failedConnects() > 2);
      first.execute("CONFIG", "SET", "maxclients", 10).get(20, TimeUnit.SECONDS);
      assertEquals(true, waiting.get(20, TimeUnit.SECONDS));
      assertEquals("v", second.get("k").get(20, TimeUnit.SECONDS));
    }
  }

  /** Redis 6.2 answers nobody while it loads; the others shake hands, and then serve nobody. */
  @ParameterizedTest
  @EnumSource(names = "REDIS_6_2", mode = EnumSource.Mode.EXCLUDE)
  void should_wait_when_the_server_loads_its_data(RedisVersion version) throws Exception {
    try (RedisServer server =
            Matrix.started(
                RedisServer.onFreePort()
                    .version(version)
                    .config("key-load-delay 500")
                    .config("loading-process-events-interval-bytes 1024"));
        RedisClient client = to(server).build()) {
      client.batch(b -> fill(b::set)).get(20, TimeUnit.SECONDS).orThrow();
      client.execute("SAVE").get(20, TimeUnit.SECONDS);
      server.kill();
      CompletableFuture<?> started = CompletableFuture.runAsync(server::start);
      try (RedisClient late = to(server).build()) {
        Poll.until(() -> whyNotNow(late).contains("LOADING"));
        assertEquals("v1", late.get("k1").get(20, TimeUnit.SECONDS));
        assertEquals(true, late.set("k", "v").get(20, TimeUnit.SECONDS));
        assertEquals("v", client.get("k").get(20, TimeUnit.SECONDS));
      } finally {
        started.join();
      }
    }
  }

  private static String whyNotNow(RedisClient client) {
    return client.connect().handle((done, failure) -> failure + "").join();
  }

  private static void fill(BiConsumer<String, String> set) {
    for (int i = 0; i < 2_000; i++) {
      set.accept("k" + i, "v" + i);
    }
  }
}
