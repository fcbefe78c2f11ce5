package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A read that makes the server die, between others. */
class PoisonousReadTest {

  private static RedisClient client(PoisonedServer server) {
    return RedisClient.builder()
        .endpoint(server.endpoint())
        .commandTimeout(Duration.ofSeconds(15))
        .build();
  }

  /** Sends many reads in one write, from the event loop; none of them is answered at first. */
  private static Map<String, CompletableFuture<String>> reads(RedisClient client, int count) {
    Map<String, CompletableFuture<String>> all = new LinkedHashMap<>();
    Faults.value(
        client
            .get("first")
            .thenAccept(
                onLoop -> {
                  for (int i = 0; i < count; i++) {
                    all.put("k" + i, client.get("k" + i));
                  }
                }));
    return all;
  }

  @Test
  void should_fail_alone_when_innocent_ones_stand_around_it() throws IOException {
    try (PoisonedServer server = new PoisonedServer("k10");
        RedisClient client = client(server)) {
      Map<String, CompletableFuture<String>> all = reads(client, 20);
      all.forEach(
          (key, read) -> {
            if (key.equals("k10")) {
              assertEquals(Outcome.UNKNOWN, Outcome.of(Faults.failure(read)));
            } else {
              assertEquals("x", Faults.value(read), key);
            }
            assertTrue(server.timesSeen(key) <= 2, key);
          });
      assertEquals(2, server.deaths());
      assertEquals(3, server.connections());
    }
  }

  @Test
  void should_each_fail_alone_when_there_are_two() throws IOException {
    try (PoisonedServer server = new PoisonedServer("k3", "k7");
        RedisClient client = client(server)) {
      Map<String, CompletableFuture<String>> all = reads(client, 10);
      long failed = all.values().stream().filter(read -> !succeeds(read)).count();
      assertEquals(2, failed);
      assertEquals(3, server.deaths(), "both die with the first, then each alone");
    }
  }

  @Test
  void should_not_take_fresh_writes_with_it() throws IOException {
    try (PoisonedServer server = new PoisonedServer("k2");
        RedisClient client = client(server)) {
      CompletableFuture<?> write =
          client
              .get("first")
              .thenCompose(
                  onLoop -> {
                    CompletableFuture<String> answeredLater = client.get("k0");
                    client.get("k1");
                    client.get("k2");
                    return answeredLater.thenCompose(x -> client.execute("SET", "fresh", "v"));
                  });
      Faults.value(write);
      assertEquals(1, server.timesSeen("fresh"));
      assertEquals(2, server.deaths());
    }
  }

  private static boolean succeeds(CompletableFuture<String> read) {
    return read.handle((value, failure) -> failure == null).join();
  }
}
