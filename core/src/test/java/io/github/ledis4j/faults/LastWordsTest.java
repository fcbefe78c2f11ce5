package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What a server says before it closes is what those read who are hit by it. */
class LastWordsTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String BROKEN = "-ERR Protocol error: invalid bulk length\r\n";

  @Test
  void should_give_all_that_is_lost_the_words_when_the_server_calls_it_a_protocol_error() {
    try (ScriptedServer server = ScriptedServer.replying(BROKEN).thenCutAt(BROKEN.length());
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.connect());
      server.holdReplies();
      CompletableFuture<Boolean> guilty = client.set("a", "v");
      CompletableFuture<Boolean> innocent = client.set("b", "v");
      server.awaitRequests(2);
      server.releaseReplies();
      assertInstanceOf(ServerException.class, Faults.failure(guilty));
      Throwable failure = Faults.failure(innocent);
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("Protocol error: invalid bulk length"), message);
    }
  }

  @Test
  void should_report_the_words_when_the_server_says_goodbye_unasked() {
    Queue<ConnectionEvent> events = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.onFreePort();
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      client.events().subscribe(events::add);
      Faults.value(client.connect());
      server.send("-ERR idle for too long\r\n");
      Faults.await(() -> events.toString().contains("idle for too long"));
    }
  }
}
