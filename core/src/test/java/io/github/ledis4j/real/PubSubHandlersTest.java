package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pub/sub with handlers that are slow, or do what they should not. */
class PubSubHandlersTest {
  private static final int LIMIT_SECONDS = 60;
  private static final String NEVER_DISCARDED = "client-output-buffer-limit pubsub 512mb 512mb 60";

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).config(NEVER_DISCARDED);

  private static RedisClient client() {
    return RedisClient.create(REDIS.uri());
  }

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> value(future)).getCause();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void should_count_each_dropped_message_when_a_handler_is_slow() throws Exception {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(PubSubOptions.DEFAULT.buffer(10))) {
      CountDownLatch first = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      List<String> slow = new CopyOnWriteArrayList<>();
      List<String> fast = new CopyOnWriteArrayList<>();
      Subscription subscription =
          value(
              pubsub.subscribe(
                  "drops",
                  message -> {
                    first.countDown();
                    awaitQuietly(go);
                    slow.add(message.payload());
                  }));
      value(client.publish("drops", "0"));
      await(first);
      value(pubsub.subscribe("drops", message -> fast.add(message.payload())));
      for (int i = 1; i <= 100; i++) {
        value(client.publish("drops", Integer.toString(i)));
        int expected = i;
        Poll.until(() -> fast.size() == expected);
      }
      value(pubsub.ping(""));
      assertEquals(90, subscription.dropped());
      assertEquals(10, subscription.waiting());
      go.countDown();
      Poll.until(() -> slow.size() == 11);
      assertEquals("0", slow.get(0));
      assertEquals("91", slow.get(1));
      assertEquals("100", slow.get(10));
      assertEquals(90, pubsub.statistics().dropped());
      assertEquals(101, pubsub.statistics().received());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      await(latch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void should_lose_nothing_when_a_slow_handler_presses_back() throws Exception {
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(8).whenFull(Overflow.BACK_PRESSURE);
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(options)) {
      int messages = 2_000;
      AtomicInteger handled = new AtomicInteger();
      AtomicBoolean ordered = new AtomicBoolean(true);
      Subscription subscription =
          value(
              pubsub.subscribeAwaiting(
                  "pressed",
                  message ->
                      CompletableFuture.runAsync(
                          () ->
                              ordered.compareAndSet(
                                  true,
                                  handled.getAndIncrement()
                                      == Integer.parseInt(message.payload())))));
      List<CompletableFuture<Long>> published = new ArrayList<>();
      for (int i = 0; i < messages; i++) {
        published.add(client.publish("pressed", Integer.toString(i)));
      }
      for (CompletableFuture<Long> each : published) {
        assertEquals(1, value(each));
      }
      Poll.until(() -> handled.get() == messages);
      assertTrue(ordered.get());
      assertEquals(0, subscription.dropped());
    }
  }

  @Test
  void should_end_a_subscription_alone_when_it_is_full_and_is_to_fail() throws Exception {
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(2).whenFull(Overflow.FAIL);
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub(options)) {
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger other = new AtomicInteger();
      Subscription slow = value(pubsub.subscribe("full", message -> awaitQuietly(go)));
      Subscription fine = value(pubsub.subscribe("full", message -> other.incrementAndGet()));
      for (int i = 1; i <= 6; i++) {
        value(client.publish("full", "m"));
        int expected = i;
        Poll.until(() -> other.get() == expected);
      }
      go.countDown();
      assertTrue(failure(slow.ended()).getMessage().contains("2 messages waiting"));
      assertFalse(fine.ended().isDone());
      value(fine.cancel());
      assertEquals(0, value(client.publish("full", "m")));
    }
  }

  @Test
  void should_hand_over_a_message_when_it_is_huge() throws Exception {
    try (RedisClient client = client();
        PubSub<String, byte[]> pubsub = client.withCodecs(Codec.UTF_8, Codec.BYTES).pubsub()) {
      CompletableFuture<byte[]> huge = new CompletableFuture<>();
      value(pubsub.subscribe("huge", message -> huge.complete(message.payload())));
      byte[] payload = new byte[64 << 20];
      payload[payload.length - 1] = 7;
      value(
          client
              .withCodecs(Codec.UTF_8, Codec.BYTES)
              .withTimeout(Duration.ofMinutes(1))
              .publish("huge", payload));
      assertTrue(Arrays.equals(payload, value(huge)));
    }
  }

  @Test
  void should_close_when_a_handler_closes_it() {
    try (RedisClient client = client()) {
      PubSub<String, String> pubsub = client.pubsub();
      CompletableFuture<Void> run = pubsub.closed();
      AtomicInteger handled = new AtomicInteger();
      Subscription subscription =
          value(
              pubsub.subscribe(
                  "closing",
                  message -> {
                    handled.incrementAndGet();
                    pubsub.close();
                  }));
      CompletableFuture<?> next = pubsub.next();
      for (int i = 0; i < 5; i++) {
        value(client.publish("closing", "m"));
      }
      value(run);
      value(pubsub.closeAsync());
      value(subscription.ended());
      assertInstanceOf(ConnectionException.class, failure(next));
      assertEquals(1, handled.get());
      assertThrows(IllegalStateException.class, () -> pubsub.subscribe("more"));
      assertThrows(IllegalStateException.class, () -> pubsub.unsubscribe());
      pubsub.close();
      // The server hears of the end a moment after the client.
      Poll.until(() -> value(client.publish("closing", "m")) == 0);
    }
  }

  @Test
  void should_get_no_more_when_a_handler_cancels_its_subscription() {
    try (RedisClient client = client();
        PubSub<String, String> pubsub = client.pubsub()) {
      AtomicInteger handled = new AtomicInteger();
      CompletableFuture<Subscription> own = new CompletableFuture<>();
      Subscription subscription =
          value(
              pubsub.subscribe(
                  "cancelled",
                  message -> {
                    handled.incrementAndGet();
                    own.join().cancel().join();
                  }));
      AtomicInteger unsubscribed = new AtomicInteger();
      value(
          pubsub.subscribeAwaiting(
              "other",
              message -> {
                unsubscribed.incrementAndGet();
                return pubsub.unsubscribe("other");
              }));
      own.complete(subscription);
      List<CompletableFuture<Long>> published = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        published.add(client.publish("cancelled", "m"));
      }
      published.forEach(PubSubHandlersTest::value);
      value(client.publish("other", "m"));
      value(subscription.ended());
      Poll.until(() -> pubsub.statistics().names() == 0);
      Poll.until(() -> value(client.pubsubChannels()).isEmpty());
      assertEquals(1, handled.get());
      assertEquals(1, unsubscribed.get());
    }
  }
}
