package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.SLOT_OF_K;
import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.bulk;
import static io.github.ledis4j.internal.cluster.FakeReplies.confirmation;
import static io.github.ledis4j.internal.cluster.FakeReplies.confirmed;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.ShardMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sharded channels on nodes that say what they like; {@code k} is in the first half of slots. */
class ShardedPubSubTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Gap<String>> gaps = new ConcurrentLinkedQueue<>();
  private @Nullable RedisClusterClient client;

  @BeforeEach
  void halves() {
    a.shards = shards(a, b);
    b.shards = a.shards;
    a.answers = FakeReplies::confirmed;
    b.answers = FakeReplies::confirmed;
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    a.close();
    b.close();
  }

  private PubSub<String, String> pubsub() {
    return pubsub(LONG, PubSubOptions.DEFAULT);
  }

  private PubSub<String, String> pubsub(Duration timeout, PubSubOptions options) {
    client =
        RedisClusterClient.builder()
            .nodes(a.endpoint(), b.endpoint())
            .commandTimeout(timeout)
            .connections(c -> c.reconnectMax(Duration.ofMillis(100)))
            .build();
    PubSub<String, String> made = client.pubsub(options);
    made.onGap(gaps::add);
    return made;
  }

  private void took(ShardMessage<String, String> message) {
    messages.add(message.channel() + "=" + message.payload());
  }

  private static String message(String channel, String payload) {
    return ">3\r\n" + bulk("smessage") + bulk(channel) + bulk(payload);
  }

  private void ownedByB() {
    a.shards = shards(b, 0, 16_383);
    b.shards = a.shards;
  }

  private static <T> T value(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS))
        .getCause();
  }

  private static void await(BooleanSupplier condition) {
    Until.within(Duration.ofSeconds(30), condition);
  }

  private void awaitMessages(String... expected) {
    await(() -> messages.size() >= expected.length);
    assertEquals(List.of(expected), List.copyOf(messages));
  }

  private List<String> gapNames() {
    List<String> names = new ArrayList<>();
    gaps.forEach(gap -> names.addAll(gap.names()));
    return names;
  }

  @Test
  void should_ask_each_owner_once_per_slot_when_channels_are_of_several() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "a", "{k}2"), this::took));

    assertEquals(List.of("SSUBSCRIBE k {k}2"), a.requests());
    assertEquals(List.of("SSUBSCRIBE a"), b.requests());
    a.push(message("{k}2", "1"));
    awaitMessages("{k}2=1");
    b.push(message("a", "2"));
    awaitMessages("{k}2=1", "a=2");
    assertEquals(3, pubsub.statistics().names());
    assertEquals(List.of(), gapNames());
  }

  @Test
  void should_close_the_connection_when_its_last_channel_is_gone() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe("k", "{k}2", "a"));
    value(pubsub.sunsubscribe("k"));
    assertEquals(1, a.listening());
    value(pubsub.sunsubscribe());

    assertEquals(List.of("SSUBSCRIBE k {k}2", "SUNSUBSCRIBE k", "SUNSUBSCRIBE {k}2"), a.requests());
    await(() -> a.listening() + b.listening() == 0);
    value(pubsub.ssubscribe("k"));
    assertEquals(1, a.listening());
  }

  @Test
  void should_follow_when_the_first_node_has_not_the_slot() {
    a.answers = words -> moved(b);
    PubSub<String, String> pubsub = pubsub();
    b.answers = words -> null;
    CompletableFuture<?> subscribed = pubsub.ssubscribe("k", this::took);
    await(() -> b.requests().equals(List.of("SSUBSCRIBE k")));
    assertFalse(subscribed.isDone());

    b.push(confirmation("ssubscribe", "k") + message("k", "1"));
    value(subscribed);
    awaitMessages("k=1");
    await(() -> a.listening() == 0);
    assertEquals(List.of(), gapNames());
  }

  @Test
  void should_move_and_tell_a_gap_when_the_server_ends_a_subscription_by_itself() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "{k}2", "b"), this::took));
    a.answers = words -> moved(b);
    long questions = a.questions() + b.questions();
    a.push(
        message("k", "1")
            + confirmation("sunsubscribe", "k")
            + confirmation("sunsubscribe", "{k}2"));

    await(() -> gapNames().equals(List.of("k", "{k}2")));
    assertEquals(1, gaps.size());
    assertEquals(List.of("SSUBSCRIBE k {k}2"), b.requests());
    b.push(message("k", "2"));
    a.push(message("k", "of nobody") + message("b", "3"));
    await(() -> messages.size() >= 3);
    assertTrue(messages.containsAll(List.of("k=1", "k=2", "b=3")), messages.toString());
    assertEquals(0, pubsub.statistics().dropped());
    await(() -> a.questions() + b.questions() > questions);
  }

  @Test
  void should_stay_where_it_is_when_the_node_takes_it_again() {
    value(pubsub().ssubscribe("k", this::took));
    a.push(confirmation("sunsubscribe", "k"));

    await(() -> gapNames().equals(List.of("k")));
    assertEquals(List.of("SSUBSCRIBE k", "SSUBSCRIBE k"), a.requests());
    a.push(message("k", "1"));
    awaitMessages("k=1");
  }

  /** What a server says whose slot leaves while it is told to unsubscribe: valkey#1066. */
  @ParameterizedTest
  @ValueSource(strings = {"k {k}2", "{k}2 k"})
  void should_keep_replies_in_order_when_an_end_comes_instead_of_its_confirmation(String order) {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "{k}2", "b"), this::took));
    a.answers =
        words ->
            words.get(0).equals("SUNSUBSCRIBE")
                ? confirmed(List.of(("sunsubscribe " + order).split(" "))) + moved(b)
                : confirmed(words);
    CompletableFuture<Void> gone = pubsub.sunsubscribe("k", "{k}2");
    CompletableFuture<?> next = pubsub.ssubscribe("{b}3", this::took);

    value(gone);
    value(next);
    a.push(message("{b}3", "1"));
    awaitMessages("{b}3=1");
    assertEquals(
        List.of("SSUBSCRIBE k {k}2", "SSUBSCRIBE b", "SUNSUBSCRIBE k {k}2", "SSUBSCRIBE {b}3"),
        a.requests());
    assertEquals(List.of(), gapNames());
  }

  @Test
  void should_take_it_for_done_when_a_slot_has_left_before_it_is_unsubscribed() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe("k", "b"));
    a.answers = words -> moved(b);
    value(pubsub.sunsubscribe("k"));
    a.answers = words -> "-NOPERM no\r\n";

    assertInstanceOf(ServerException.NoPermission.class, failure(pubsub.sunsubscribe("b")));
  }

  @Test
  void should_move_when_the_topology_says_so() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "{k}2"), this::took));
    ownedByB();
    a.answers = words -> words.get(0).equals("GET") ? moved(b) : confirmed(words);
    b.answers = words -> words.get(0).equals("GET") ? "$-1\r\n" : confirmed(words);
    value(client.get("k"));

    await(() -> gapNames().equals(List.of("k", "{k}2")));
    await(() -> a.requests().contains("SUNSUBSCRIBE k {k}2"));
    assertTrue(b.requests().contains("SSUBSCRIBE k {k}2"), b.requests().toString());
    b.push(message("k", "1"));
    awaitMessages("k=1");
    await(() -> a.listening() == 0);
  }

  /** A node that does not know yet that it is replaced answers, and gets nothing to hand out. */
  @Test
  void should_tell_a_gap_from_before_the_last_look_when_the_old_owner_was_heard_until_now() {
    PubSub<String, String> pubsub = pubsub();
    Instant subscribed = Instant.now();
    value(pubsub.ssubscribe("k", this::took));
    a.push(message("k", "0"));
    awaitMessages("k=0");
    ownedByB();
    a.answers = words -> words.get(0).equals("GET") ? moved(b) : confirmed(words);
    b.answers = words -> words.get(0).equals("GET") ? "$-1\r\n" : confirmed(words);
    value(client.get("k"));

    await(() -> gapNames().equals(List.of("k")));
    assertTrue(gaps.element().since().isBefore(subscribed), () -> gaps + ", from " + subscribed);
  }

  @Test
  void should_move_when_the_node_is_gone_and_another_one_owns_its_slots() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "b"), this::took));
    ownedByB();
    a.close();

    await(() -> gapNames().containsAll(List.of("k", "b")));
    b.push(message("k", "1"));
    awaitMessages("k=1");
    assertEquals(1, gaps.size());
  }

  @Test
  void should_subscribe_again_when_a_connection_is_lost() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "b", "a"), this::took));
    a.closeListening();

    await(() -> gapNames().equals(List.of("k", "b")));
    await(() -> a.listening() == 1);
    a.push(message("b", "1"));
    awaitMessages("b=1");
    assertEquals(List.of("SSUBSCRIBE a"), b.requests());
  }

  @Test
  void should_wait_for_an_owner_when_nobody_has_the_slot() {
    a.shards = shards(b, SLOT_OF_K + 1, 16_383);
    b.shards = a.shards;
    PubSub<String, String> pubsub = pubsub();
    CompletableFuture<?> both = pubsub.ssubscribe(List.of("k", "a"), this::took);
    await(() -> b.requests().equals(List.of("SSUBSCRIBE a")));
    assertFalse(both.isDone());
    a.shards = shards(a, b);
    b.shards = a.shards;

    value(both);
    assertEquals(List.of("SSUBSCRIBE k"), a.requests());
  }

  @Test
  void should_fail_in_time_when_nobody_gets_the_slot() {
    a.shards = shards(b, SLOT_OF_K + 1, 16_383);
    b.shards = a.shards;
    PubSub<String, String> pubsub = pubsub(Duration.ofMillis(300), PubSubOptions.DEFAULT);

    assertInstanceOf(ConnectionException.class, failure(pubsub.ssubscribe("k")));
    assertEquals(0, pubsub.statistics().names());
  }

  @Test
  void should_ask_now_and_then_only_when_nodes_send_it_in_a_circle() {
    a.answers = words -> moved(b);
    b.answers = words -> moved(a);
    PubSub<String, String> pubsub = pubsub(Duration.ofSeconds(1), PubSubOptions.DEFAULT);

    failure(pubsub.ssubscribe("k"));
    int asked = a.requests().size() + b.requests().size();
    assertTrue(asked > 1 && asked < 40, asked + " times");
  }

  @Test
  void should_believe_nodes_again_when_the_topology_stays_behind() {
    AtomicInteger refusals = new AtomicInteger();
    a.answers = words -> moved(b);
    b.answers = words -> refusals.incrementAndGet() > 2 ? confirmed(words) : moved(a);
    value(pubsub().ssubscribe("k", this::took));

    b.push(message("k", "1"));
    awaitMessages("k=1");
    assertEquals(3, b.requests().size());
  }

  /** As Redis 8.2 does while a slot is on its way. */
  @Test
  void should_take_it_for_done_when_a_channel_cannot_be_unsubscribed_yet() {
    PubSub<String, String> pubsub = pubsub();
    value(pubsub.ssubscribe(List.of("k", "b"), this::took));
    a.answers = words -> ask(b);
    value(pubsub.sunsubscribe("k"));

    a.push(message("k", "of nobody") + message("b", "1"));
    awaitMessages("b=1");
  }

  @Test
  void should_fail_for_that_channel_alone_when_the_server_refuses_it() {
    a.answers = words -> words.contains("{k}2") ? "-NOPERM no\r\n" : confirmed(words);
    PubSub<String, String> pubsub = pubsub();
    CompletableFuture<?> refused = pubsub.ssubscribe(List.of("k", "{k}2"), this::took);
    CompletableFuture<?> granted = pubsub.ssubscribe("k", this::took);

    assertInstanceOf(ServerException.NoPermission.class, failure(refused));
    value(granted);
    a.push(message("k", "1"));
    awaitMessages("k=1");
    assertEquals(1, pubsub.statistics().names());
  }

  @Test
  void should_end_all_connections_when_it_is_closed() {
    PubSub<String, String> pubsub = pubsub();
    CompletableFuture<Void> next = pubsub.next().thenAccept(message -> {});
    value(pubsub.ssubscribe("k", "a"));
    pubsub.close();

    assertInstanceOf(ConnectionException.class, failure(next));
    await(() -> a.listening() + b.listening() == 0);
    assertEquals(List.of(), gapNames());
  }

  private PubSub<String, String> impatient() {
    client =
        RedisClusterClient.builder()
            .nodes(a.endpoint())
            .commandTimeout(Duration.ofMinutes(10))
            .retries(RetryPolicy.FAIL_FAST)
            .build();
    return client.pubsub();
  }

  @Test
  void should_fail_at_once_when_nobody_owns_the_slot_and_it_is_not_to_wait() {
    a.shards = shards(a, 0, 100);
    ConnectionException unowned =
        assertInstanceOf(
            ConnectionException.class, failure(impatient().ssubscribe("k", message -> {})));

    assertEquals(Outcome.NOT_SENT, unowned.outcome());
    assertEquals("slot " + SLOT_OF_K + " has no owner that is known", unowned.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLUSTERDOWN The cluster is down", "TRYAGAIN later"})
  void should_fail_as_the_node_says_when_it_refuses_and_is_not_asked_again(String refusal) {
    a.answers = words -> "-" + refusal + "\r\n";
    ServerException failure =
        assertInstanceOf(
            ServerException.class, failure(impatient().ssubscribe("k", message -> {})));

    assertEquals(refusal, failure.text());
    assertEquals(List.of("SSUBSCRIBE k"), a.requests());
  }
}
