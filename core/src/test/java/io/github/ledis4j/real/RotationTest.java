package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A password, an address and a server's health that change while a client goes on. */
class RotationTest {

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static Endpoint of(RedisServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  @Test
  void should_use_the_new_password_when_the_connection_was_lost_after_it_changed()
      throws Exception {
    AtomicReference<String> password = new AtomicReference<>("old");
    AtomicInteger asked = new AtomicInteger();
    try (RedisServer server = RedisServer.onFreePort().password("old").start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(of(server))
                .credentials(
                    () -> {
                      asked.incrementAndGet();
                      return CompletableFuture.supplyAsync(() -> Credentials.of(password.get()));
                    })
                .build()) {
      assertEquals(true, value(client.set("k", "v")));
      password.set("new");
      value(client.execute("CONFIG", "SET", "requirepass", "new"));
      assertEquals("v", value(client.get("k")));
      assertEquals(1, asked.get(), "an open connection needs no new password");
      value(client.execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "no"));
      assertEquals("v", value(client.get("k")));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void should_fail_as_not_sent_until_the_source_knows_the_new_password() throws Exception {
    AtomicReference<String> password = new AtomicReference<>("old");
    try (RedisServer server = RedisServer.onFreePort().password("old").start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(of(server))
                .credentials(
                    () -> CompletableFuture.completedFuture(Credentials.of(password.get())))
                .build()) {
      assertEquals(true, value(client.set("k", "v")));
      value(client.execute("CONFIG", "SET", "requirepass", "new"));
      value(client.execute("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "no"));
      Poll.until(() -> client.statistics().shared().failedConnects() > 0);
      CompletableFuture<Boolean> refused = client.set("k", "w");
      ExecutionException thrown = assertThrows(ExecutionException.class, () -> value(refused));
      assertInstanceOf(AuthenticationException.class, thrown.getCause());
      assertEquals(Outcome.NOT_SENT, Outcome.of(thrown));
      assertTrue(!thrown.getCause().getMessage().contains("old"), thrown.getMessage());
      password.set("new");
      Poll.until(() -> client.connect().handle((done, failed) -> failed == null).join());
      assertEquals("v", value(client.get("k")));
    }
  }

  @Test
  void should_follow_the_endpoint_when_its_source_names_another_server() throws Exception {
    try (RedisServer first = RedisServer.onFreePort().start();
        RedisServer second = RedisServer.onUnixSocket().start()) {
      AtomicReference<Endpoint> current = new AtomicReference<>(of(first));
      try (RedisClient client =
          RedisClient.builder()
              .endpoint(() -> CompletableFuture.completedFuture(current.get()))
              .build()) {
        assertEquals(true, value(client.set("k", "v")));
        current.set(Endpoint.unixSocket(second.socketPath()));
        assertEquals("v", value(client.get("k")));
        first.kill();
        assertEquals(null, value(client.get("k")), "the other server is empty");
      }
    }
  }

  @Test
  void should_send_once_and_late_when_an_idle_server_does_not_answer_the_health_check()
      throws Exception {
    Duration idle = Duration.ofMillis(100);
    try (RedisServer server = RedisServer.onFreePort().start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(of(server))
                .commandTimeout(Duration.ofSeconds(20))
                .connections(c -> c.healthCheckAfter(idle).connectTimeout(Duration.ofSeconds(1)))
                .build()) {
      value(client.execute("DEL", "hits"));
      long start = System.nanoTime();
      Poll.until(() -> System.nanoTime() - start > 5 * idle.toNanos());
      server.suspend();
      CompletableFuture<Long> hits = client.incr("hits");
      try {
        Poll.until(() -> client.statistics().shared().failedConnects() > 0);
      } finally {
        server.resume();
      }
      assertEquals(1, value(hits));
      assertEquals("1", value(client.get("hits")));
    }
  }
}
