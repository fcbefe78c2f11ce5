package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.PatternMessage;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of the keys of one server. */
class KeyspaceEventsTest {
  private static final int LIMIT_SECONDS = 30;

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort().version(RedisVersion.REDIS_7_0).config("notify-keyspace-events KA");

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

  private static <K> KeyspaceEvent<K, String> event(K key, String event, int database) {
    return new KeyspaceEvent<>(key, event, database);
  }

  private static void awaitListeners(RedisClient client, long count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    long there;
    do {
      String list = value(client.execute("CLIENT", "LIST", "TYPE", "pubsub")).text();
      there = list.lines().filter(line -> !line.isBlank()).count();
      assertTrue(System.nanoTime() - end < 0, there + " connections and not " + count);
    } while (there != count);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESP2", "RESP3"})
  void should_tell_what_happens_to_keys_when_their_pattern_is_subscribed(Protocol protocol)
      throws Exception {
    try (RedisClient client =
            RedisClient.builder().url(REDIS.uri()).connections(c -> c.protocol(protocol)).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<KeyspaceEvent<String, String>> events = new LinkedBlockingQueue<>();
      Subscription told = value(pubsub.subscribeKeyspace("user:*", events::add));
      value(client.withDatabase(1).set("user:1", "in another database"));
      value(client.set("other", "x"));
      value(client.set("user:1", "ann"));
      value(client.rename("user:1", "user:2"));
      value(client.del("user:2"));

      assertEquals(event("user:1", "set", 0), take(events));
      assertEquals(event("user:1", "rename_from", 0), take(events));
      assertEquals(event("user:2", "rename_to", 0), take(events));
      assertEquals(event("user:2", "del", 0), take(events));
      awaitListeners(client, 1);
      value(told.cancel());
      awaitListeners(client, 0);
    }
  }

  @Test
  void should_keep_apart_what_is_subscribed_when_its_channels_are_subscribed_too()
      throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<KeyspaceEvent<String, String>> events = new LinkedBlockingQueue<>();
      BlockingQueue<PatternMessage<String, String>> messages = new LinkedBlockingQueue<>();
      String channels = "__keyspace@0__:apart:*";
      value(pubsub.psubscribe(channels, messages::add));
      value(pubsub.subscribeKeyspace("apart:*", events::add));
      value(client.set("apart:1", "x"));
      assertEquals(event("apart:1", "set", 0), take(events));
      assertEquals(new PatternMessage<>(channels, "__keyspace@0__:apart:1", "set"), take(messages));

      value(pubsub.punsubscribe());
      value(client.set("apart:2", "x"));
      assertEquals(event("apart:2", "set", 0), take(events));
      assertTrue(messages.isEmpty());
    }
  }

  @Test
  void should_read_keys_by_their_codec_when_the_view_has_one() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      RedisView<Long, Integer> numbers =
          client
              .withDatabase(2)
              .withCodecs(
                  Codec.UTF_8.map(String::valueOf, Long::valueOf),
                  Codec.UTF_8.map(String::valueOf, Integer::valueOf));
      try (PubSub<Long, Integer> pubsub = numbers.pubsub()) {
        BlockingQueue<KeyspaceEvent<Long, Integer>> events = new LinkedBlockingQueue<>();
        awaitListeners(client, 0); // those of the tests before
        CompletableFuture<?> end = pubsub.keyspaceEvents(42L).forEach(events::add);
        awaitListeners(client, 1);
        value(numbers.set(42L, 1));
        assertEquals(new KeyspaceEvent<Long, Integer>(42L, "set", 2), take(events));
        value(pubsub.unsubscribeKeyspace(42L));
        value(end);
      }
    }
  }

  @Test
  void should_tell_the_gap_when_its_connection_was_killed() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri());
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<KeyspaceEvent<String, String>> events = new LinkedBlockingQueue<>();
      BlockingQueue<Gap<String>> gaps = new LinkedBlockingQueue<>();
      pubsub.onGap(gaps::add);
      value(pubsub.subscribeKeyspace("gap:*", events::add));
      value(client.execute("CLIENT", "KILL", "TYPE", "pubsub"));
      assertEquals(List.of("gap:*"), take(gaps).names());
      value(client.set("gap:1", "x"));
      assertEquals(event("gap:1", "set", 0), take(events));
    }
  }
}
