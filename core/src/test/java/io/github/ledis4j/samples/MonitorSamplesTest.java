package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every command that a server runs. */
class MonitorSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  @Test
  void should_tell_a_consumer_until_it_has_seen_enough() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      ConcurrentLinkedQueue<MonitorEvent> seen = new ConcurrentLinkedQueue<>();

      CompletableFuture<Void> watching = redis.monitor().forEach(seen::add);

      while (seen.isEmpty()) {
        redis.ping().join();
      }
      watching.cancel(false);
    }
  }

  @Test
  void should_tell_one_by_one_when_a_session_is_open() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.ping().join();
      ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

      Monitor monitor = redis.monitor().buffer(10_000);
      try (MonitorSession session = monitor.open().join()) {
        redis.set("k", "v");
        CompletableFuture<MonitorEvent> next = session.next().orTimeout(30, TimeUnit.SECONDS);
        MonitorEvent event = next.join();
        told.add(event.command() + " " + event.arguments() + " lost: " + monitor.dropped());
      }

      assertEquals(List.of("SET [k, v] lost: 0"), List.copyOf(told));
    }
  }
}
