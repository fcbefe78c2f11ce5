package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pub/sub when servers go, connections break, and permissions change. */
class PubSubWeatherTest {
  private static final int LIMIT_SECONDS = 60;
  private static final String NEVER_DISCARDED = "client-output-buffer-limit pubsub 512mb 512mb 60";

  @RegisterExtension
  static final RedisServer REDIS =
      RedisServer.onFreePort()
          .version(RedisVersion.REDIS_7_0)
          .config(NEVER_DISCARDED)
          .user("limited", "pw", "~* +@all resetchannels &open:*");

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

  private static long killPubSub(RedisClient client) {
    return value(client.execute("CLIENT", "KILL", "TYPE", "pubsub")).integer();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESP2", "RESP3"})
  void should_subscribe_again_and_tell_the_gap_when_its_connection_is_killed(Protocol protocol)
      throws Exception {
    try (RedisClient client =
            RedisClient.builder().url(REDIS.uri()).connections(c -> c.protocol(protocol)).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      BlockingQueue<Gap<String>> gaps = new LinkedBlockingQueue<>();
      pubsub.onGap(
          gap -> {
            throw new IllegalStateException("of a handler");
          });
      pubsub.onGap(gaps::add);
      value(pubsub.subscribe(List.of("k1", "k2"), m -> messages.add(m.payload())));
      value(pubsub.psubscribe("p*", m -> messages.add(m.payload())));
      value(pubsub.ssubscribe("s", m -> messages.add(m.payload())));
      for (int i = 0; i < 3; i++) {
        assertEquals(1, killPubSub(client));
        Gap<String> gap = gaps.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertTrue(gap != null && !gap.until().isBefore(gap.since()), String.valueOf(gap));
        assertEquals(List.of("k1", "k2", "p*", "s"), gap.names());
        assertEquals(1, value(client.publish("k2", "a" + i)));
        assertEquals("a" + i, messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertEquals(1, value(client.publish("p1", "b" + i)));
        assertEquals("b" + i, messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertEquals(1, value(client.spublish("s", "c" + i)));
        assertEquals("c" + i, messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      assertEquals(3, pubsub.statistics().gaps());
    }
  }

  @Test
  void should_go_on_after_each_restart_when_the_server_is_killed_under_load() throws Exception {
    try (RedisServer server = RedisServer.onFreePort().start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(Endpoint.tcp(server.host(), server.port()))
                .connections(c -> c.reconnectMax(Duration.ofMillis(50)))
                .build();
        PubSub<String, String> pubsub = client.pubsub()) {
      AtomicLong last = new AtomicLong(-1);
      AtomicBoolean ordered = new AtomicBoolean(true);
      AtomicInteger gaps = new AtomicInteger();
      pubsub.onGap(gap -> gaps.incrementAndGet());
      value(
          pubsub.subscribe(
              "load",
              message -> {
                long number = Long.parseLong(message.payload());
                ordered.compareAndSet(true, last.getAndSet(number) < number);
              }));
      AtomicBoolean stopped = new AtomicBoolean();
      Thread publisher =
          new Thread(
              () -> {
                for (long i = 0; !stopped.get(); i++) {
                  client.publish("load", Long.toString(i)).exceptionally(lost -> 0L).join();
                }
              });
      publisher.start();
      for (int i = 1; i <= 3; i++) {
        long before = last.get();
        Poll.until(() -> last.get() > before + 100);
        server.kill();
        server.start();
        int expected = i;
        Poll.until(() -> gaps.get() >= expected);
      }
      long before = last.get();
      Poll.until(() -> last.get() > before + 100);
      stopped.set(true);
      publisher.join();
      assertTrue(ordered.get());
    }
  }

  @Test
  void should_end_where_it_was_wanted_when_it_changes_while_there_is_no_connection()
      throws Exception {
    try (RedisServer server = RedisServer.onFreePort().start();
        RedisClient client =
            RedisClient.builder()
                .endpoint(Endpoint.tcp(server.host(), server.port()))
                .commandTimeout(Duration.ofSeconds(30))
                .connections(c -> c.reconnectMax(Duration.ofMillis(50)))
                .build();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      value(pubsub.subscribe(List.of("kept", "left"), m -> messages.add(m.payload())));
      CountDownLatch lost = new CountDownLatch(1);
      client
          .events()
          .subscribe(
              event -> {
                if (event instanceof ConnectionEvent.Disconnected gone && !gone.shared()) {
                  lost.countDown();
                }
              });
      server.kill();
      await(lost);
      CompletableFuture<Void> left = pubsub.unsubscribe("left");
      CompletableFuture<Subscription> fresh =
          pubsub.subscribe("fresh", m -> messages.add(m.payload()));
      CompletableFuture<Subscription> again =
          pubsub.subscribe("kept", m -> messages.add("2nd " + m.payload()));
      CompletableFuture<Subscription> brief = pubsub.subscribe("brief", m -> messages.add("no"));
      CompletableFuture<Void> gone = pubsub.unsubscribe("brief");
      server.start();
      for (CompletableFuture<?> each : List.of(left, fresh, again, brief, gone)) {
        value(each);
      }
      assertEquals(Set.of("kept", "fresh"), value(client.pubsubChannels()));
      assertEquals(1, value(client.publish("kept", "k")));
      assertEquals(1, value(client.publish("fresh", "f")));
      Poll.until(() -> messages.size() == 3);
      assertTrue(messages.containsAll(List.of("k", "2nd k", "f")), messages::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESP2", "RESP3"})
  void should_renew_all_when_there_are_very_many(Protocol protocol) throws Exception {
    try (RedisClient client =
            RedisClient.builder()
                .url(REDIS.uri())
                .connections(c -> c.protocol(protocol).probeEvery(1))
                .build();
        PubSub<String, String> pubsub = client.pubsub()) {
      List<String> channels = IntStream.range(0, 20_000).mapToObj(i -> "many:" + i).toList();
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      CountDownLatch renewed = new CountDownLatch(1);
      pubsub.onGap(gap -> renewed.countDown());
      value(pubsub.subscribe(channels, m -> messages.add(m.channel())));
      assertEquals(1, killPubSub(client));
      await(renewed);
      for (int i : new int[] {0, 999, 1_000, 19_999}) {
        assertEquals(1, value(client.publish(channels.get(i), "m")));
        assertEquals(channels.get(i), messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      value(pubsub.unsubscribe(channels.toArray(String[]::new)));
      assertEquals(Set.of(), value(client.pubsubChannels("many:*")));
      assertEquals(1, pubsub.statistics().gaps());
    }
  }

  @Test
  void should_end_with_the_client_when_that_is_closed() {
    RedisClient client = client();
    PubSub<String, String> pubsub = client.pubsub();
    Subscription subscription = value(pubsub.subscribe("end", message -> {}));
    Recorder<Message<String, String>> recorder = new Recorder<>(0);
    pubsub.messages("end").subscribe(recorder);
    value(pubsub.ping("behind the subscription, which nothing else confirms"));
    client.close();
    value(subscription.ended());
    assertEquals(List.of(), value(recorder.end()));
    assertThrows(IllegalStateException.class, () -> pubsub.ping("x"));
    assertThrows(IllegalStateException.class, client::pubsub);
    assertNull(pubsub.poll());
  }

  @Test
  void should_fail_alone_when_a_channel_is_not_permitted() {
    try (RedisClient client =
            RedisClient.builder().url(REDIS.uri()).credentials("limited", "pw").build();
        RedisClient admin = client();
        PubSub<String, String> pubsub = client.pubsub()) {
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      value(pubsub.subscribe("open:a", m -> messages.add(m.payload())));
      CompletableFuture<Subscription> both =
          pubsub.subscribe(List.of("open:b", "secret"), m -> messages.add(m.payload()));
      CompletableFuture<Subscription> meanwhile =
          pubsub.subscribe("open:b", m -> messages.add(m.payload()));
      ServerException refusal = assertInstanceOf(ServerException.class, failure(both));
      assertEquals("NOPERM", refusal.code());
      Subscription lost = value(meanwhile);
      assertEquals(1, value(admin.publish("open:b", "b")));

      value(admin.execute("ACL", "SETUSER", "limited", "resetchannels", "&open:a"));
      assertInstanceOf(ServerException.class, failure(lost.ended()));
      Poll.until(() -> value(admin.publish("open:a", "a")) == 1);
      value(admin.execute("ACL", "SETUSER", "limited", "&open:*"));
      assertEquals(0, value(admin.publish("open:b", "b")));
      assertTrue(messages.contains("b"));
    }
  }
}
