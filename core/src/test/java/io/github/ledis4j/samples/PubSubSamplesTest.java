package io.github.ledis4j.samples;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pub/sub: handlers, stages, publishers, and messages asked for. */
class PubSubSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instant> resynced = new LinkedBlockingQueue<>();

  private void handle(String payload) {
    handled.add(payload);
  }

  private CompletableFuture<Void> store(Message<String, String> message) {
    return CompletableFuture.runAsync(() -> handled.add("stored " + message.payload()));
  }

  private void resync(Instant since) {
    resynced.add(since);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    return requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
  }

  @Test
  void should_handle_messages_when_subscribed_as_in_the_sample() throws Exception {
    Recorder<Message<String, String>> subscriber = new Recorder<>(1);
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      PubSub<String, String> pubsub = redis.pubsub();
      CompletableFuture<Subscription> news =
          pubsub.subscribe("news", message -> handle(message.payload()));
      pubsub.subscribeAwaiting("orders", message -> store(message));
      pubsub.psubscribe("user.*", message -> handle(message.payload()));
      pubsub.messages("news").subscribe(subscriber);
      pubsub.onGap(gap -> resync(gap.since()));

      pubsub.ping("all of the above is confirmed").join();
      assertEquals(1, redis.publish("news", "1").join());
      assertEquals("1", take(handled));
      redis.publish("orders", "2").join();
      assertEquals("stored 2", take(handled));
      redis.publish("user.ann", "3").join();
      assertEquals("3", take(handled));

      redis.execute("CLIENT", "KILL", "TYPE", "pubsub").join();
      assertTrue(take(resynced).isBefore(Instant.now()));
      news.join().cancel().join();
      pubsub.close();
      assertEquals("1", subscriber.end().orTimeout(20, TimeUnit.SECONDS).join().get(0).payload());
    }
  }

  @Test
  void should_give_messages_when_they_are_asked_for() {
    try (RedisClient redis = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub =
            redis.pubsub(PubSubOptions.DEFAULT.buffer(100).whenFull(Overflow.BACK_PRESSURE))) {
      pubsub.subscribe("jobs").join();
      redis.publish("jobs", "first").join();

      CompletableFuture<PubSubMessage<String, String>> next = pubsub.next();
      String job =
          next.join() instanceof Message<String, String> message ? message.payload() : "no message";

      assertEquals("first", job);
    }
  }
}
