package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scans, messages and monitors read without a subscriber. */
class ItemsTest {
  private static final int FIELDS = 2_000;

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void should_give_all_when_a_scan_of_redis_is_collected() {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < FIELDS; i++) {
      fields.put("field " + i, "value " + i);
    }
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      value(redis.hmset("items:h", fields));
      Map<String, String> read =
          value(
              redis
                  .hscan("items:h")
                  .collect(Collectors.toMap(FieldValue::field, FieldValue::value, (a, b) -> b)));
      assertEquals(fields, read);
      Queue<String> keys = new ConcurrentLinkedQueue<>();
      value(redis.scan(ScanOptions.match("items:h*").count(1)).forEach(keys::add));
      assertEquals(Set.of("items:h"), Set.copyOf(keys));
      assertEquals(true, value(redis.scan().toList()).contains("items:h"));
      value(redis.sadd("items:s", "a"));
      assertEquals(List.of("a"), value(redis.sscan("items:s").toList()));
      assertEquals(List.of(), value(redis.zscan("items:none").toList()));
    }
  }

  @Test
  void should_give_all_when_a_scan_of_ledisdb_is_collected() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      value(ledis.mset(Map.of("items:1", "a", "items:2", "b")));
      value(ledis.hmset("items:h", Map.of("f", "v")));
      value(ledis.sadd("items:s", "a", "b"));
      assertEquals(List.of("items:1", "items:2"), value(ledis.scan(LedisType.KV).toList()));
      assertEquals(List.of(new FieldValue<>("f", "v")), value(ledis.hscan("items:h").toList()));
      assertEquals(2, value(ledis.sscan("items:s").collect(Collectors.counting())));
      assertEquals(List.of(), value(ledis.zscan("items:none").toList()));
    }
  }

  @Test
  void should_stop_when_the_consumer_throws() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      value(redis.sadd("items:stop", "a", "b", "c"));
      Queue<String> taken = new ConcurrentLinkedQueue<>();
      CompletableFuture<Void> done =
          redis
              .sscan("items:stop")
              .forEach(
                  member -> {
                    taken.add(member);
                    throw new IllegalStateException("enough");
                  });
      Throwable failure = assertThrows(CompletionException.class, () -> value(done)).getCause();
      assertEquals("enough", failure.getMessage());
      assertEquals(1, taken.size());
    }
  }

  @Test
  void should_fail_when_the_server_refuses_a_page() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      value(redis.set("items:text", "v"));
      CompletableFuture<?> all = redis.sscan("items:text").toList();
      Throwable failure = assertThrows(CompletionException.class, () -> value(all)).getCause();
      assertInstanceOf(ServerException.class, failure);
    }
  }

  @Test
  void should_run_on_the_executor_when_futures_complete_there() {
    ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "own"));
    try (RedisClient redis = RedisClient.builder().url(REDIS.uri()).completeOn(own).build()) {
      value(redis.sadd("items:own", "a", "b"));
      Queue<String> threads = new ConcurrentLinkedQueue<>();
      value(
          redis
              .sscan("items:own")
              .forEach(member -> threads.add(Thread.currentThread().getName())));
      assertEquals(2, threads.size());
      // A page may be there before anyone asks for it, and then is handed over here.
      String here = Thread.currentThread().getName();
      assertTrue(Set.of("own", here).containsAll(threads), threads::toString);
    } finally {
      own.shutdown();
    }
  }

  @Test
  void should_end_when_the_name_is_unsubscribed() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = redis.pubsub()) {
      Queue<String> heard = new ConcurrentLinkedQueue<>();
      CompletableFuture<Void> done =
          pubsub.messages("items").forEach(message -> heard.add(message.payload()));
      CompletableFuture<List<Message<String, String>>> all =
          pubsub.messages(List.of("items")).toList();
      Poll.until(() -> value(redis.pubsubNumsub("items")).get("items") == 1);
      value(redis.publish("items", "one"));
      Poll.until(() -> heard.contains("one"));
      value(pubsub.unsubscribe(List.of("items")));
      value(done);
      assertEquals(List.of(new Message<>("items", "one")), value(all));
    }
  }

  @Test
  void should_refuse_when_no_name_is_given() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = redis.pubsub()) {
      List<String> none = List.of();
      assertThrows(IllegalArgumentException.class, () -> pubsub.messages(none));
      assertThrows(IllegalArgumentException.class, () -> pubsub.subscribe(none));
      assertThrows(IllegalArgumentException.class, () -> pubsub.unsubscribe(none));
      value(pubsub.unsubscribe());
    }
  }

  @Test
  void should_unsubscribe_when_the_future_is_cancelled() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = redis.pubsub()) {
      CompletableFuture<Void> done = pubsub.messages("left").forEach(message -> {});
      Poll.until(() -> value(redis.pubsubNumsub("left")).get("left") == 1);
      done.cancel(false);
      Poll.until(() -> value(redis.pubsubNumsub("left")).get("left") == 0);
    }
  }

  @Test
  void should_fail_when_the_executor_refuses() {
    ExecutorService own = Executors.newSingleThreadExecutor();
    own.shutdown();
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = redis.pubsub(PubSubOptions.DEFAULT.handleOn(own));
        RedisClient refused = RedisClient.builder().url(REDIS.uri()).completeOn(own).build()) {
      CompletableFuture<Void> messages = pubsub.messages("refused").forEach(message -> {});
      Poll.until(() -> messages.isDone() || value(redis.publish("refused", "m")) < 0);
      isRefused(messages);
      isRefused(refused.monitor().forEach(event -> {}));
    }
  }

  private static void isRefused(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, () -> value(future)).getCause();
    assertInstanceOf(RejectedExecutionException.class, failure);
  }

  @Test
  void should_end_when_the_client_of_a_monitor_is_closed() {
    Queue<MonitorEvent> seen = new ConcurrentLinkedQueue<>();
    CompletableFuture<Void> done;
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      done = redis.monitor().forEach(seen::add);
      Poll.until(
          () -> {
            value(redis.ping());
            return !seen.isEmpty();
          });
    }
    value(done);
  }
}
