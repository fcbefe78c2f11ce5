package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import io.github.ledis4j.testkit.RedisServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every command that a server runs. */
class MonitorSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  @Test
  void should_tell_a_subscriber_when_it_asks() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      Recorder<MonitorEvent> subscriber = new Recorder<>(Long.MAX_VALUE);

      redis.monitor().subscribe(subscriber);

      while (subscriber.items().isEmpty()) {
        redis.ping().join();
      }
      Flow.Subscription subscription = subscriber.subscription();
      subscription.cancel();
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
