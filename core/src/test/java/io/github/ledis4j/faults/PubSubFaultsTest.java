package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.testkit.ScriptedServer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pub/sub over connections that say what they should not, or nothing. */
class PubSubFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String SUBSCRIBED = ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n";
  private static final String UNSUBSCRIBED = ">3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:0\r\n";

  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger gaps = new AtomicInteger();

  private static String message(String payload) {
    return ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$" + payload.length() + "\r\n" + payload + "\r\n";
  }

  private PubSub<String, String> subscribed(RedisClient client) {
    return subscribed(client.pubsub());
  }

  private PubSub<String, String> subscribed(PubSub<String, String> pubsub) {
    pubsub.onGap(gap -> gaps.incrementAndGet());
    Faults.value(pubsub.subscribe("a", message -> messages.add(message.payload())));
    return pubsub;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">2\r\n$7\r\nmessage\r\n$1\r\na\r\n",
        ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n_\r\n",
        ">3\r\n$7\r\nmessage\r\n*1\r\n$1\r\na\r\n$1\r\nx\r\n",
        ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n*0\r\n",
        ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n",
        ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n+x\r\n",
        ">0\r\n",
        "?\r\n",
        ":1\r\n",
        "*3\r\n$4\r\nmess\r\n$1\r\na\r\n$1\r\nx\r\n"
      })
  void should_connect_and_subscribe_again_when_a_frame_makes_no_sense(String frame) {
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = subscribed(client)) {
      server.send(message("before") + frame + message("in vain"));
      Faults.await(() -> gaps.get() == 1);
      server.send(message("after"));
      Faults.await(() -> messages.size() == 2);
      assertEquals(List.of("before", "after"), List.copyOf(messages));
      assertEquals(1, pubsub.statistics().names());
      assertEquals(2, server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">2\r\n$10\r\ninvalidate\r\n_\r\n",
        ">1\r\n*0\r\n",
        ">3\r\n$7\r\nmessage\r\n$1\r\nb\r\n$1\r\nx\r\n",
        ">4\r\n$8\r\npmessage\r\n$1\r\n*\r\n$1\r\na\r\n$1\r\nx\r\n",
        ">4\r\n$7\r\nmessage\r\n$1\r\nb\r\n*1\r\n:1\r\n:1\r\n",
        ">3\r\n$12\r\nsunsubscribe\r\n$1\r\na\r\n:0\r\n"
      })
  void should_pass_over_what_is_for_nobody_here(String frame) {
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = subscribed(client)) {
      server.send(frame + message("after"));
      Faults.await(() -> messages.size() == 1);
      assertEquals(1, pubsub.statistics().received());
      assertEquals(1, server.connectionCount());
      assertEquals(0, gaps.get());
    }
  }

  @Test
  void should_subscribe_again_when_the_server_ends_a_subscription_by_itself() {
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = subscribed(client)) {
      server.send(UNSUBSCRIBED);
      Faults.await(() -> gaps.get() == 1);
      assertEquals(
          List.of(List.of("SUBSCRIBE", "a"), List.of("SUBSCRIBE", "a")), server.requests());
      assertEquals(1, server.connectionCount());
      assertEquals(1, pubsub.statistics().names());
    }
  }

  /** How many messages may wait, and what becomes of others, is said of messages only. */
  @ParameterizedTest
  @EnumSource(Overflow.class)
  void should_tell_of_each_gap_when_their_handler_is_slow(Overflow whenFull) {
    CountDownLatch release = new CountDownLatch(1);
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(1).whenFull(whenFull);
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = client.pubsub(options)) {
      pubsub.onGap(
          gap -> {
            hold(release);
            gaps.incrementAndGet();
          });
      Faults.value(pubsub.subscribe("a", message -> messages.add(message.payload())));
      for (int i = 1; i <= 5; i++) {
        int many = i;
        server.send(UNSUBSCRIBED);
        Faults.await(() -> pubsub.statistics().gaps() == many);
      }
      release.countDown();
      Faults.await(() -> gaps.get() == 5);
      assertEquals(0, pubsub.statistics().dropped());
    } finally {
      release.countDown();
    }
  }

  @Test
  void should_keep_what_two_collect_when_the_first_is_refused_for_another_name() {
    String confirmed = ">3\r\n$9\r\nsubscribe\r\n$1\r\n%s\r\n:1\r\n";
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow().start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      CompletableFuture<Void> refused = pubsub.subscribe("a", "b");
      CompletableFuture<Void> granted = pubsub.subscribe("a");
      CompletableFuture<Void> other = pubsub.subscribe("c");
      server.awaitRequests(2);
      server.send("-NOPERM not b\r\n" + confirmed.formatted("c"));
      assertInstanceOf(ServerException.class, Faults.failure(refused));
      Faults.value(other);
      server.awaitRequests(3);
      assertEquals(List.of("SUBSCRIBE", "a"), server.requests().get(2));
      server.send(confirmed.formatted("a") + message("x"));
      Faults.value(granted);
      assertEquals(new Message<>("a", "x"), Faults.value(pubsub.next()));
      assertEquals(2, pubsub.statistics().names());
    }
  }

  @Test
  void should_not_take_a_server_for_dead_that_is_not_read_from() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(1).whenFull(Overflow.BACK_PRESSURE);
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenReply(SUBSCRIBED).thenSwallow().start();
        RedisClient client =
            Faults.client(server, Duration.ofMillis(1_500))
                .connections(
                    c ->
                        c.healthCheckAfter(Duration.ofMillis(20))
                            .connectTimeout(Duration.ofMillis(500)))
                .build();
        PubSub<String, String> pubsub = client.pubsub(options)) {
      pubsub.onGap(gap -> gaps.incrementAndGet());
      CompletableFuture<Subscription> subscribed =
          pubsub.subscribe(
              "a",
              message -> {
                hold(release);
                messages.add(message.payload());
              });
      Faults.value(subscribed);
      server.send(message("1") + message("2") + message("3") + message("4"));
      Faults.await(() -> pubsub.statistics().received() == 4);
      Thread.sleep(50);
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(pubsub.ping("late")));
      release.countDown();
      Faults.await(() -> messages.size() == 4);
      assertEquals(0, gaps.get());
      assertEquals(1, server.connectionCount());
    } finally {
      release.countDown();
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void should_find_a_silent_peer_when_nothing_is_published() {
    ScriptedServer silent =
        ScriptedServer.onFreePort()
            .scripting("PING")
            .thenReply(SUBSCRIBED)
            .thenSwallow()
            .onNextConnection()
            .thenReply(SUBSCRIBED)
            .thenReply("+PONG\r\n");
    PubSubOptions options = PubSubOptions.DEFAULT.pingAfter(Duration.ofMillis(50));
    try (ScriptedServer server = silent.start();
        RedisClient client =
            Faults.client(server, LONG)
                .connections(c -> c.deadPeerAfter(Duration.ofMillis(200)))
                .build();
        PubSub<String, String> pubsub = subscribed(client.pubsub(options))) {
      Faults.await(() -> gaps.get() >= 1);
      assertTrue(server.requests().contains(List.of("PING")));
      assertTrue(pubsub.statistics().gaps() >= 1);
    }
  }

  @Test
  void should_keep_a_peer_when_it_answers() {
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub =
            subscribed(client.pubsub(PubSubOptions.DEFAULT.pingAfter(Duration.ofMillis(20))))) {
      Faults.await(() -> server.handshakes().stream().filter(c -> c.contains("PING")).count() > 20);
      assertEquals(1, server.connectionCount());
      assertEquals(0, pubsub.statistics().gaps());
    }
  }

  @Test
  void should_time_out_and_end_it_on_the_server_when_no_confirmation_comes() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenSwallow().thenReply(UNSUBSCRIBED).start();
        RedisClient client = Faults.client(server, Duration.ofSeconds(1)).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      CompletableFuture<Subscription> never =
          pubsub.subscribe("a", message -> messages.add(message.payload()));
      assertInstanceOf(CommandTimeoutException.class, Faults.failure(never));
      server.awaitRequests(2);
      assertEquals(List.of("UNSUBSCRIBE", "a"), server.requests().get(1));
      assertEquals(0, pubsub.statistics().names());
    }
  }

  @Test
  void should_fail_with_the_reason_when_there_is_no_server() {
    try (ScriptedServer nobody = ScriptedServer.onFreePort();
        RedisClient client = Faults.client(nobody, Duration.ofMillis(150)).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      assertInstanceOf(
          ConnectionException.class, Faults.failure(pubsub.subscribe("a", message -> {})));
      assertInstanceOf(ConnectionException.class, Faults.failure(pubsub.subscribe("a")));
      assertEquals(0, pubsub.statistics().names());
    }
  }

  @Test
  void should_end_a_subscription_when_its_future_is_cancelled() {
    try (ScriptedServer server =
            ScriptedServer.replying(SUBSCRIBED).thenReply(UNSUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = client.pubsub()) {
      server.holdReplies();
      CompletableFuture<Subscription> unwanted = pubsub.subscribe("a", message -> {});
      server.awaitRequests(1);
      assertTrue(unwanted.cancel(false));
      server.releaseReplies();
      server.awaitRequests(2);
      assertEquals(List.of("UNSUBSCRIBE", "a"), server.requests().get(1));
      assertEquals(0, pubsub.statistics().names());
    }
  }

  @Test
  void should_end_a_subscription_when_it_waits_for_a_renewal_that_closing_ends() {
    ScriptedServer silent = ScriptedServer.replying(SUBSCRIBED).onNextConnection().thenSwallow();
    try (ScriptedServer server = silent.start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = subscribed(client)) {
      server.closeConnections();
      server.awaitRequests(2);
      CompletableFuture<Subscription> waiting = pubsub.subscribe("a", message -> {});
      pubsub.unsubscribe("a");
      pubsub.closeAsync();
      assertInstanceOf(ConnectionException.class, Faults.failure(waiting));
    }
  }

  @Test
  void should_leave_out_a_message_when_its_codec_cannot_read_it() {
    try (ScriptedServer server = ScriptedServer.replying(SUBSCRIBED).start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub =
            subscribed(
                client
                    .withCodecs(
                        Codec.UTF_8,
                        Codec.text(StandardCharsets.US_ASCII, CodingErrorAction.REPORT))
                    .pubsub())) {
      server.send(message("1") + message("2").replace("$1\r\n2", "$2\r\nü") + message("3"));
      Faults.await(() -> messages.size() == 2);
      assertEquals(List.of("1", "3"), List.copyOf(messages));
      assertEquals(1, pubsub.statistics().unreadable());
      assertEquals(3, pubsub.statistics().received());
      assertEquals(0, gaps.get());
    }
  }

  @Test
  void should_fail_that_subscription_alone_when_the_server_refuses_it() {
    try (ScriptedServer server =
            ScriptedServer.replying(SUBSCRIBED).thenReply("-NOPERM no\r\n").start();
        RedisClient client = Faults.client(server, LONG).build();
        PubSub<String, String> pubsub = subscribed(client)) {
      assertInstanceOf(
          ServerException.class, Faults.failure(pubsub.psubscribe("*", message -> {})));
      server.send(message("still"));
      Faults.await(() -> messages.size() == 1);
      assertEquals(2, server.requests().size(), "nothing to unsubscribe");
    }
  }
}
