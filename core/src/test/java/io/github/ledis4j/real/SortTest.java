package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.command.SortOptions;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** LedisDB repeats an element that is no number in its error, line breaks and all. */
class SortTest {
  private static final String FORGED = "x\r\n$6\r\nforged\r\n$6\r\nforged\r\n+";

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @Test
  void should_hit_nobody_else_when_an_element_forges_replies() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      client.set("k", "v").join();
      client.rpush("list", FORGED).join();
      List<CompletableFuture<List<String>>> sorts = new ArrayList<>();
      List<CompletableFuture<String>> others = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        sorts.add(client.xlsort("list", SortOptions.NUMERIC));
        others.add(client.get("k"));
        others.add(client.withConnection(c -> c.get("k")));
      }
      for (CompletableFuture<List<String>> sort : sorts) {
        CompletionException failure =
            assertThrows(CompletionException.class, sort.orTimeout(20, TimeUnit.SECONDS)::join);
        assertInstanceOf(LedisException.class, failure.getCause());
      }
      for (CompletableFuture<String> other : others) {
        assertEquals("v", other.orTimeout(20, TimeUnit.SECONDS).join());
      }
      assertEquals(List.of(FORGED), client.xlsort("list", SortOptions.ALPHABETICAL).join());
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @Test
  void should_hit_nobody_else_when_sent_by_name() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      client.set("k", "v").join();
      client.rpush("forged", FORGED).join();
      client.sadd("forged", FORGED).join();
      List<CompletableFuture<?>> sorts = new ArrayList<>();
      for (String name : List.of("XLSORT", "XSSORT", "XLSORT", "XSSORT")) {
        sorts.add(client.execute(name, "forged"));
        sorts.add(client.execute("XMIGRATE", "no\r\nhost", 1, "KV", "k", 0, 100));
        assertEquals("v", client.get("k").orTimeout(20, TimeUnit.SECONDS).join());
      }
      for (CompletableFuture<?> sort : sorts) {
        assertThrows(CompletionException.class, sort.orTimeout(20, TimeUnit.SECONDS)::join);
      }
      assertEquals(0, client.statistics().shared().reconnects());
      for (String name : List.of("XLSORT", "XSSORT", "XZSORT", "XMIGRATE", "XMIGRATEDB")) {
        assertThrows(IllegalArgumentException.class, () -> client.batch().execute(name, "forged"));
      }
    }
  }

  @Test
  void should_refuse_batch_when_an_error_could_hit_others() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      LedisBatch<String, String> batch = client.batch();

      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class, () -> batch.xlsort("k", SortOptions.NUMERIC));

      assertEquals(
          "XLSORT needs a connection of its own and cannot be part of a batch",
          refusal.getMessage());
      CompletableFuture<List<String>> sorted = batch.xlsort("missing", SortOptions.ALPHABETICAL);
      batch.send().join();
      assertEquals(List.of(), sorted.join());
    }
  }
}
