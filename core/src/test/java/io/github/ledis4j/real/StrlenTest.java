package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** LedisDB closes the connection that asks for the length of a missing key. */
class StrlenTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @Test
  void should_give_the_length_in_bytes_and_zero_when_the_key_is_missing() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      client.set("k", "grüße").join();
      assertEquals(7L, client.strlen("k").join());
      assertEquals(0L, client.strlen("missing").join());
      assertEquals(0, client.statistics().closed());
      assertEquals(1, client.statistics().created());
    }
  }

  @Test
  void should_hit_nobody_else_when_sent_by_name_for_a_missing_key() {
    try (LedisClient client =
        LedisClient.builder().url(LEDIS.uri()).mapper("STRLEN", Reply::integer).build()) {
      client.set("k", "v").join();
      CompletableFuture<Reply> lost = client.execute("STRLEN", "missing");
      CompletableFuture<Long> mapped = client.executeAs(Long.class, "STRLEN", "missing");
      assertEquals("v", client.get("k").join());
      assertEquals(Outcome.UNKNOWN, lost.handle((v, failure) -> Outcome.of(failure)).join());
      assertEquals(Outcome.UNKNOWN, mapped.handle((v, failure) -> Outcome.of(failure)).join());
      assertEquals(0, client.statistics().shared().reconnects());
      assertThrows(IllegalArgumentException.class, () -> client.batch().execute("STRLEN", "k"));
    }
  }

  @Test
  void should_refuse_what_does_harm_when_a_mapper_of_the_client_reads_it() {
    try (LedisClient client =
        LedisClient.builder().url(LEDIS.uri()).mapper("BRPOPLPUSH", Reply::text).build()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> client.executeAs(String.class, "BRPOPLPUSH", "a", "b", 1));
    }
  }
}
