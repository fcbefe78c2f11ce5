package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** How long a client stays away from a server that it has lost. */
class ReconnectPauseTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String OK = "+OK\r\n";

  /** A client whose pauses would be a day long. */
  private static RedisClient.Builder sluggish(ScriptedServer server) {
    Duration day = Duration.ofDays(1);
    return Faults.client(server, LONG).connections(c -> c.reconnectMax(day).reconnectMin(day));
  }

  @Test
  void should_come_back_inside_the_deadline_when_something_waits() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = sluggish(server).build()) {
      CompletableFuture<Boolean> waiting = client.set("b", "1");
      Faults.await(() -> client.statistics().shared().failedConnects() > 1);
      server.start();
      assertEquals(true, Faults.value(waiting));
    }
  }

  @Test
  void should_come_back_soon_when_a_command_comes_in_a_long_pause() {
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client = sluggish(server.start()).build()) {
      Queue<ConnectionEvent> seen = new ConcurrentLinkedQueue<>();
      client.events().subscribe(seen::add);
      Faults.value(client.connect());
      server.closeConnections();
      Faults.await(() -> seen.stream().anyMatch(ConnectionEvent.Reconnecting.class::isInstance));
      assertEquals(true, Faults.value(client.set("b", "1")));
    }
  }

  @Test
  void should_stay_away_for_longer_each_time_when_the_server_takes_connections_and_closes_them() {
    Queue<ConnectionEvent> seen = new ConcurrentLinkedQueue<>();
    try (ScriptedServer server = ScriptedServer.replying(OK);
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.reconnectMax(Duration.ofMillis(20)))
                .build()) {
      client.events().subscribe(seen::add);
      Faults.value(client.connect());
      for (int i = 1; i <= 8; i++) {
        int times = i;
        server.closeConnections();
        Faults.await(() -> connected(seen) > times);
      }
      int highest =
          seen.stream()
              .filter(ConnectionEvent.Reconnecting.class::isInstance)
              .mapToInt(event -> ((ConnectionEvent.Reconnecting) event).attempt())
              .max()
              .orElse(0);
      assertTrue(highest > 2, () -> "no connection has lasted: " + seen);
    }
  }

  private static long connected(Queue<ConnectionEvent> seen) {
    return seen.stream().filter(ConnectionEvent.Connected.class::isInstance).count();
  }
}
