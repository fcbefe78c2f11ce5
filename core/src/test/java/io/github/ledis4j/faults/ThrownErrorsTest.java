package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An Error of a program's own code ends what it was called for, and nothing else. */
class ThrownErrorsTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String X = "$1\r\nx\r\n";

  @Test
  void should_ask_again_when_a_source_of_credentials_throws_an_error() {
    AtomicInteger asked = new AtomicInteger();
    CredentialsSource source =
        () -> {
          if (asked.getAndIncrement() == 0) {
            throw new StackOverflowError();
          }
          return CompletableFuture.completedFuture(Credentials.of("app", "secret"));
        };
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(options -> options.connectTimeout(Duration.ofMinutes(5)))
                .credentials(source)
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
    }
  }

  /** Encodes so many keys, and then none. */
  private static Codec<String> keys(int good) {
    AtomicInteger encoded = new AtomicInteger();
    return Codec.UTF_8.map(
        text -> {
          if (encoded.getAndIncrement() >= good) {
            throw new StackOverflowError();
          }
          return text;
        },
        text -> text);
  }

  private static CompletableFuture<String> watch(RedisClient client, Codec<String> keys) {
    return client
        .withCodecs(keys, Codec.UTF_8)
        .watching("k")
        .run(session -> CompletableFuture.completedFuture("not reached"));
  }

  @Test
  void should_lease_nothing_when_the_codec_of_a_watched_key_throws_an_error() {
    try (ScriptedServer server = ScriptedServer.replying(X).start();
        RedisClient client = Faults.client(server, LONG).build()) {
      assertThrows(StackOverflowError.class, () -> watch(client, keys(0)));
      assertEquals(0, client.statistics().created());
    }
  }

  @Test
  void should_give_the_lease_back_when_the_codec_of_a_watched_key_throws_an_error_later() {
    try (ScriptedServer server = ScriptedServer.replying(X).start();
        RedisClient client = Faults.client(server, LONG).build()) {
      assertInstanceOf(StackOverflowError.class, Faults.failure(watch(client, keys(1))));
      Faults.await(() -> client.statistics().leased() == 0);
    }
  }

  @Test
  void should_tell_of_the_next_event_when_a_handler_throws_an_error() {
    Queue<ConnectionEvent> told = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying(X).start();
        RedisClient client = Faults.client(server, LONG).build()) {
      client
          .events()
          .subscribe(
              event -> {
                told.add(event);
                throw new AssertionError("a handler must harm nobody");
              });
      assertEquals("x", Faults.value(client.get("k")));
      server.closeConnections();
      Faults.await(() -> told.size() >= 3);
    }
  }
}
