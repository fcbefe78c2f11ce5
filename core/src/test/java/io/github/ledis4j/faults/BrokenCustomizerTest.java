package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A customizer that throws: callers are told so, and not only that something was closed. */
class BrokenCustomizerTest {
  @Test
  void should_name_the_reason_when_the_customizer_throws() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n");
        RedisClient client =
            Faults.client(server.start(), Duration.ofSeconds(2))
                .connections(
                    c ->
                        c.customizer(
                            pipeline -> {
                              throw new IllegalStateException("no such handler");
                            }))
                .build()) {
      List<CompletableFuture<?>> all = List.of(client.connect(), client.set("k", "v"));
      for (CompletableFuture<?> each : all) {
        Throwable failure = Faults.failure(each);
        assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
        assertTrue(failure.getMessage().contains("no such handler"), failure.getMessage());
      }
      assertEquals(0, server.requests().size());
    }
  }
}
