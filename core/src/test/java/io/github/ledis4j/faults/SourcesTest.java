package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.testkit.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a client asks, at every connect, where the server is and who it is itself. */
class SourcesTest {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String X = "$1\r\nx\r\n";

  private static Endpoint of(ScriptedServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  private static List<List<String>> auths(ScriptedServer server) {
    return server.handshakes().stream().filter(each -> each.get(0).equals("AUTH")).toList();
  }

  /** Fails the first connect as given, and works from then on. */
  private static <T> Supplier<CompletionStage<T>> once(Supplier<CompletionStage<T>> first, T then) {
    AtomicInteger asked = new AtomicInteger();
    return () ->
        asked.getAndIncrement() == 0 ? first.get() : CompletableFuture.completedFuture(then);
  }

  @Test
  void should_ask_for_the_endpoint_at_every_connect() {
    try (ScriptedServer first = ScriptedServer.replying("$1\r\n1\r\n").start();
        ScriptedServer second = ScriptedServer.replying("$1\r\n2\r\n").start()) {
      Queue<Endpoint> endpoints = new ArrayDeque<>(List.of(of(first), of(second)));
      EndpointSource source = () -> CompletableFuture.completedFuture(endpoints.remove());
      try (RedisClient client =
          RedisClient.builder().endpoint(source).commandTimeout(LONG).build()) {
        assertEquals("1", Faults.value(client.get("k")));
        assertEquals("1", Faults.value(client.get("k")));
        first.closeConnections();
        Faults.await(() -> second.connectionCount() == 1);
        assertEquals("2", Faults.value(client.get("k")));
        assertEquals(1, first.connectionCount());
      }
    }
  }

  @Test
  void should_authenticate_anew_when_the_password_changed_between_connects() {
    Queue<String> passwords = new ArrayDeque<>(List.of("old", "new"));
    CredentialsSource source =
        () -> CompletableFuture.supplyAsync(() -> Credentials.of("app", passwords.remove()));
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient client = Faults.client(server.start(), LONG).credentials(source).build()) {
      assertEquals("x", Faults.value(client.get("k")));
      server.closeConnections();
      server.awaitConnections(2);
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(
          List.of(List.of("AUTH", "app", "old"), List.of("AUTH", "app", "new")), auths(server));
    }
  }

  private static <T> CompletionStage<T> throwing() {
    throw new IllegalStateException("vault is sealed");
  }

  private static <T> CompletionStage<T> failed() {
    return CompletableFuture.failedFuture(new IOException("vault is sealed"));
  }

  private static <T> CompletionStage<T> failedLater() {
    return CompletableFuture.supplyAsync(
        () -> {
          throw new IllegalStateException("vault is sealed");
        });
  }

  private static <T> T sealed() {
    throw new IllegalStateException("vault is sealed");
  }

  @Test
  void should_ask_on_threads_for_look_ups_when_the_source_blocks() {
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying(X).start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(
                    EndpointSource.blocking(
                        () -> {
                          threads.add(Thread.currentThread().getName());
                          return of(server);
                        }))
                .credentials(
                    CredentialsSource.blocking(
                        () -> {
                          threads.add(Thread.currentThread().getName());
                          return Credentials.of("app", "p");
                        }))
                .commandTimeout(LONG)
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(List.of(List.of("AUTH", "app", "p")), auths(server));
    }
    assertEquals(2, threads.size());
    assertTrue(
        threads.stream().allMatch(name -> name.startsWith("ledis4j-resolve")), threads::toString);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "throws",
            (CredentialsSource) SourcesTest::throwing,
            (EndpointSource) SourcesTest::throwing),
        Arguments.of(
            "fails", (CredentialsSource) SourcesTest::failed, (EndpointSource) SourcesTest::failed),
        Arguments.of(
            "fails later",
            (CredentialsSource) SourcesTest::failedLater,
            (EndpointSource) SourcesTest::failedLater),
        Arguments.of(
            "throws while it blocks",
            CredentialsSource.blocking(SourcesTest::sealed),
            EndpointSource.blocking(SourcesTest::sealed)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void should_name_source_and_reason_when_it_gives_nothing(
      String name, CredentialsSource credentials, EndpointSource endpoints) {
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient nobody = Faults.client(server.start(), LONG).credentials(credentials).build();
        RedisClient nowhere = RedisClient.builder().endpoint(endpoints).build()) {
      for (RedisClient client : List.of(nobody, nowhere)) {
        ConnectionException failure =
            assertInstanceOf(ConnectionException.class, Faults.failure(client.connect()));
        assertEquals(Outcome.NOT_SENT, failure.outcome());
        String what = client == nobody ? "credentials" : "endpoint";
        assertTrue(failure.getMessage().contains("source of the " + what), failure.getMessage());
        assertTrue(failure.getMessage().contains("vault is sealed"), failure.getMessage());
      }
      assertEquals(0, server.connectionCount());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void should_ask_again_when_a_command_waits_and_the_source_gave_nothing(
      String name, CredentialsSource credentials, EndpointSource endpoints) {
    try (ScriptedServer server = ScriptedServer.replying(X).start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(once(endpoints::next, of(server))::get)
                .credentials(once(credentials::next, Credentials.of("app", "secret"))::get)
                .commandTimeout(LONG)
                .build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(List.of(List.of("AUTH", "app", "secret")), auths(server));
      assertEquals(2, client.statistics().shared().failedConnects());
    }
  }

  @Test
  void should_give_up_after_the_connect_timeout_when_a_source_never_answers() {
    CompletableFuture<Endpoint> never = new CompletableFuture<>();
    CompletableFuture<Credentials> silent = new CompletableFuture<>();
    try (ScriptedServer server = ScriptedServer.replying(X);
        RedisClient nowhere =
            RedisClient.builder()
                .endpoint(() -> never)
                .connections(c -> c.connectTimeout(SHORT))
                .build();
        RedisClient nobody =
            Faults.client(server.start(), LONG)
                .credentials(() -> silent)
                .connections(c -> c.connectTimeout(SHORT))
                .build()) {
      for (RedisClient client : List.of(nowhere, nobody)) {
        ConnectionException failure =
            assertInstanceOf(ConnectionException.class, Faults.failure(client.connect()));
        assertEquals(Outcome.NOT_SENT, failure.outcome());
        assertTrue(failure.getMessage().contains("longer than 150 ms"), failure.getMessage());
      }
      assertFalse(never.isDone() || silent.isDone(), "the caller's stages are left alone");
      assertEquals(0, server.connectionCount());
    }
  }

  @Test
  void should_close_at_once_and_never_connect_when_a_source_answers_too_late() {
    CompletableFuture<Credentials> late = new CompletableFuture<>();
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server = ScriptedServer.replying(X).start()) {
      RedisClient client =
          Faults.client(server, LONG)
              .credentials(
                  () -> {
                    asked.incrementAndGet();
                    return late;
                  })
              .connections(c -> c.connectTimeout(Duration.ofHours(1)))
              .build();
      CompletableFuture<Void> connecting = client.connect();
      Faults.await(() -> asked.get() == 1);
      Faults.value(client.closeAsync());
      Throwable failure = Faults.failure(connecting);
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
      late.complete(Credentials.of("secret"));
      try (RedisClient other = Faults.client(server, LONG).build()) {
        assertEquals("x", Faults.value(other.get("k")));
      }
      assertEquals(1, server.connectionCount(), "only the other client's");
    }
  }

  @Test
  void should_time_a_command_out_as_not_sent_when_a_source_never_answers() {
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(CompletableFuture::new)
            .commandTimeout(SHORT)
            .connections(c -> c.connectTimeout(Duration.ofSeconds(1)))
            .build()) {
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(client.set("k", "v"))));
    }
  }
}
