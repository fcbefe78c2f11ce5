package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PatternMessage;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.ShardMessage;
import io.github.ledis4j.pubsub.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pub/sub in every way that a Redis or Valkey can be reached, each alone on its channels. */
class PubSubTest {
  private static final int LIMIT_SECONDS = 30;

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream().filter(way -> !way.isLedis());
  }

  private static <T extends @Nullable Object> T value(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T taken = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (taken == null) {
      throw new AssertionError("nothing came");
    }
    return taken;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_give_each_message_to_its_handler_when_channels_and_patterns_match(Matrix.Way way)
      throws Exception {
    try (RedisClient client = way.redis();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<PubSubMessage<String, String>> messages = new LinkedBlockingQueue<>();
      BlockingQueue<PatternMessage<String, String>> matched = new LinkedBlockingQueue<>();
      value(pubsub.subscribe(List.of("news.de", "news.at"), messages::add));
      value(pubsub.psubscribe("news.*", matched::add));

      assertEquals(2, value(client.publish("news.de", "grüße")), "a channel and a pattern");
      assertEquals(1, value(client.publish("news.fr", "salut")));
      assertEquals(0, value(client.publish("weather", "fine")));

      assertEquals(new Message<>("news.de", "grüße"), take(messages));
      assertEquals(new PatternMessage<>("news.*", "news.de", "grüße"), take(matched));
      assertEquals(new PatternMessage<>("news.*", "news.fr", "salut"), take(matched));
      assertEquals(Set.of("news.de", "news.at"), value(client.pubsubChannels("news.*")));
      assertEquals(1, value(client.pubsubNumpat()));
      value(pubsub.unsubscribe());
      value(pubsub.punsubscribe("news.*", "never subscribed"));
      assertEquals(0, value(client.publish("news.de", "nobody hears")));
      assertTrue(messages.isEmpty() && matched.isEmpty());
      assertEquals(3, pubsub.statistics().received());
      assertEquals(0, pubsub.statistics().names());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_hand_out_what_nobody_handles_when_asked_for_it(Matrix.Way way) {
    try (RedisClient client = way.redis();
        PubSub<String, String> pubsub = client.pubsub(PubSubOptions.DEFAULT.confirmations(true))) {
      assertNull(pubsub.poll());
      value(pubsub.subscribe("a", "b"));
      assertEquals(confirmed(Confirmation.Kind.SUBSCRIBE, "a", 1), value(pubsub.next()));
      assertEquals(confirmed(Confirmation.Kind.SUBSCRIBE, "b", 2), pubsub.poll());

      CompletableFuture<PubSubMessage<String, String>> next = pubsub.next();
      value(client.publish("b", "1"));
      assertEquals(new Message<>("b", "1"), value(next));
      value(client.publish("a", "2"));
      assertEquals("ping", value(pubsub.ping("ping")), "a pong comes behind all messages");
      assertEquals(new Message<>("a", "2"), pubsub.poll());
      assertNull(pubsub.poll());

      value(pubsub.unsubscribe("a"));
      assertEquals(confirmed(Confirmation.Kind.UNSUBSCRIBE, "a", 1), pubsub.poll());
      CompletionException refused =
          assertThrows(CompletionException.class, () -> value(pubsub.closed()));
      assertInstanceOf(IllegalStateException.class, refused.getCause());
      assertEquals("nobody handles the messages of [channel b]", refused.getCause().getMessage());
    }
  }

  private static Confirmation<String, String> confirmed(
      Confirmation.Kind kind, String name, long count) {
    return new Confirmation<>(kind, name, count);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_publish_messages_as_they_are_asked_for_when_used_as_a_flow(Matrix.Way way) {
    try (RedisClient client = way.redis();
        PubSub<String, String> pubsub = client.pubsub()) {
      Recorder<Message<String, String>> recorder = new Recorder<>(1);
      pubsub.messages("flow").subscribe(recorder);
      Poll.until(() -> value(client.pubsubNumsub("flow", "none")).get("flow") == 1);
      for (int i = 0; i < 3; i++) {
        value(client.publish("flow", Integer.toString(i)));
      }
      value(pubsub.ping(""));
      Poll.until(() -> recorder.items().size() == 1);
      recorder.subscription().request(1);
      Poll.until(() -> recorder.items().size() == 2);
      assertEquals(new Message<>("flow", "1"), recorder.items().get(1));
      recorder.subscription().cancel();
      Poll.until(() -> value(client.pubsubNumsub("flow")).get("flow") == 0);

      Recorder<Message<String, String>> other = new Recorder<>(1);
      pubsub.messages("flow").subscribe(other);
      value(pubsub.ping(""));
      value(pubsub.unsubscribe("flow"));
      assertEquals(List.of(), value(other.end()));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_refuse_sharded_channels_alone_when_the_server_is_too_old(Matrix.Way way)
      throws Exception {
    try (RedisClient client = way.redis();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<Message<String, String>> messages = new LinkedBlockingQueue<>();
      BlockingQueue<ShardMessage<String, String>> sharded = new LinkedBlockingQueue<>();
      value(pubsub.subscribe("plain", messages::add));
      CompletableFuture<Subscription> shard = pubsub.ssubscribe("shard", sharded::add);
      if (way.server().equals("REDIS_6_2")) {
        CompletionException failure = assertThrows(CompletionException.class, () -> value(shard));
        assertInstanceOf(ServerException.class, failure.getCause());
      } else {
        value(shard);
        assertEquals(1, value(client.spublish("shard", "s")));
        assertEquals(new ShardMessage<>("shard", "s"), take(sharded));
        assertEquals(Set.of("shard"), value(client.pubsubShardchannels()));
        value(pubsub.sunsubscribe());
        assertEquals(0, value(client.spublish("shard", "s")));
      }
      assertEquals(1, value(client.publish("plain", "p")));
      assertEquals(new Message<>("plain", "p"), take(messages));
    }
  }
}
