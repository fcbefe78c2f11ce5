package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.LedisServer.Store;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A LedisDB that goes away and comes back while a client goes on. */
class LedisRestartTest {
  private static final Set<Outcome> EXPECTED =
      EnumSet.of(Outcome.SUCCEEDED, Outcome.UNKNOWN, Outcome.NOT_SENT);

  @RegisterExtension static final LedisServer TCP = LedisServer.onFreePort().store(Store.GOLEVELDB);

  @RegisterExtension static final LedisServer UNIX = LedisServer.onUnixSocket();

  @Test
  void should_find_its_data_again_when_the_server_was_restarted() throws Exception {
    try (LedisClient client = LedisClient.create(TCP.uri() + "?command_timeout=30s")) {
      client.set("kept", "v").get(30, TimeUnit.SECONDS);
      for (int i = 0; i < 3; i++) {
        TCP.restart();
        assertEquals("v", client.get("kept").get(30, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void should_work_on_when_the_server_was_killed_under_load() throws Exception {
    try (LedisClient client = LedisClient.create(TCP.uri() + "?command_timeout=30s")) {
      List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        outcomes.add(client.set("k" + i, "v").handle((done, failure) -> Outcome.of(failure)));
      }
      outcomes.get(0).get(30, TimeUnit.SECONDS);
      TCP.kill();
      TCP.start();
      for (CompletableFuture<Outcome> each : outcomes) {
        Outcome outcome = each.get(40, TimeUnit.SECONDS);
        assertTrue(EXPECTED.contains(outcome), outcome::toString);
      }
      assertEquals(true, client.set("after", "v").get(30, TimeUnit.SECONDS));
      assertEquals("v", client.get("after").get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void should_say_so_when_the_socket_file_is_gone_and_work_on_when_it_is_back() throws Exception {
    try (LedisClient client = LedisClient.create(UNIX.uri() + "?command_timeout=30s")) {
      assertEquals(true, client.set("k", "v").get(30, TimeUnit.SECONDS));
      UNIX.kill();
      Files.deleteIfExists(UNIX.socketPath());
      CompletableFuture<String> waiting = client.withTimeout(Duration.ofMillis(300)).get("k");
      Throwable failure =
          assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS))
              .getCause();
      ConnectionException lost = assertInstanceOf(ConnectionException.class, failure);
      assertEquals(Outcome.NOT_SENT, lost.outcome());
      assertTrue(lost.getMessage().contains("no such file"), lost.getMessage());
      UNIX.start();
      assertEquals("PONG", client.ping().get(30, TimeUnit.SECONDS));
    }
  }
}
