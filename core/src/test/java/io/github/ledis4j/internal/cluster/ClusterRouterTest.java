package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.SLOT_OF_K;
import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.movedToName;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jvm")
class ClusterRouterTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private @Nullable ClusterClient client;

  @BeforeEach
  void ownedByFirst() {
    owner(a);
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    a.close();
    b.close();
  }

  @Test
  void should_know_the_cluster_when_the_first_command_comes() {
    client().set("k", "v").join();

    assertEquals(List.of("SET k v"), a.requests());
    assertEquals(List.of(), b.requests());
  }

  @Test
  void should_follow_a_slot_when_it_has_moved() {
    a.answers =
        words -> {
          owner(b);
          return moved(b);
        };
    ClusterClient redis = client();
    redis.set("k", "1").join();
    redis.set("k", "2").join();

    assertEquals(List.of("SET k 1"), a.requests());
    assertEquals(List.of("SET k 1", "SET k 2"), b.requests());
  }

  @Test
  void should_go_to_a_node_that_is_known_by_its_address_when_a_redirect_names_its_host() {
    a.shards = shards(a, b);
    b.shards = a.shards;
    a.answers = words -> movedToName(b);
    ClusterClient redis = client();
    redis.set("k", "1").join();
    redis.set("a", "2").join();

    assertEquals(List.of("SET k 1", "SET a 2"), b.requests());
    assertEquals(1, b.connections());
  }

  @Test
  void should_keep_the_order_when_many_calls_are_under_way_to_the_old_owner() {
    a.answers =
        words -> {
          owner(b);
          return moved(b);
        };
    ClusterClient redis = client();
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 2_000).mapToObj(i -> redis.set("k", "" + i)).toList();
    all.forEach(CompletableFuture::join);

    assertEquals(IntStream.range(0, 2_000).mapToObj(i -> "SET k " + i).toList(), b.requests());
  }

  @Test
  void should_send_asking_in_one_piece_with_its_command_when_a_key_has_gone_ahead() {
    a.answers = words -> ask(b);
    ClusterClient redis = client();
    redis.set("k", "1").join();
    redis.set("k", "2").join();

    assertEquals(List.of("ASKING", "SET k 1", "ASKING", "SET k 2"), b.requests());
    assertEquals(List.of("SET k 1", "SET k 2"), a.requests());
    assertTrue(b.askedInOnePiece);
  }

  @Test
  void should_send_a_large_value_once_when_its_key_has_gone_ahead() {
    a.answers = words -> ask(b);
    String large = "v".repeat(300_000);

    client().set("k", large).join();

    assertEquals(List.of("ASKING", "SET k " + large), b.requests());
  }

  @Test
  void should_give_the_answer_of_the_other_node_when_a_key_has_gone_ahead() {
    a.answers = words -> ask(b);
    b.answers = words -> "-WRONGTYPE no\r\n";

    assertInstanceOf(ServerException.WrongType.class, failure(client().get("k")));
  }

  @Test
  void should_go_on_when_keys_are_together_again() {
    AtomicInteger asked = new AtomicInteger();
    a.answers =
        words ->
            words.get(0).equals("MGET")
                ? asked.incrementAndGet() < 4 ? "-TRYAGAIN wait\r\n" : "*2\r\n$1\r\nx\r\n$-1\r\n"
                : "+OK\r\n";
    ClusterClient redis = client();
    CompletableFuture<List<String>> values = redis.mget("k", "{k}");
    values.join();
    redis.set("k", "1").join();

    assertEquals("x", values.join().get(0));
    assertEquals(4, asked.get());
  }

  @Test
  void should_say_that_nothing_ran_when_both_nodes_refused_it_and_its_time_is_over() {
    a.fence = null; // so that it waits in the end
    a.answers = words -> ask(b);
    b.answers = words -> "-TRYAGAIN wait\r\n";

    Throwable failure = failure(client(Duration.ofMillis(500)).mget("k", "{k}"));

    assertEquals(Outcome.NOT_SENT, Outcome.of(failure), failure::toString);
  }

  @Test
  void should_ask_with_one_command_when_many_wait_for_a_slot() {
    AtomicInteger asked = new AtomicInteger();
    a.answers = words -> asked.incrementAndGet() < 103 ? "-CLUSTERDOWN wait\r\n" : "+OK\r\n";
    ClusterClient redis = client();
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 100).mapToObj(i -> redis.set("k", "" + i)).toList();
    all.forEach(CompletableFuture::join);

    List<String> requests = a.requests();
    assertEquals(
        IntStream.range(0, 100).mapToObj(i -> "SET k " + i).toList(),
        requests.subList(requests.size() - 100, requests.size()));
    assertTrue(requests.size() <= 204, () -> requests.size() + " requests");
  }

  /** Those behind it would be sent ahead of those that stay. */
  @Test
  void should_judge_all_calls_of_a_slot_alike_when_its_owner_changes_while_they_are_looked_at() {
    ClusterClient redis = client();
    redis.set("k", "before").join();
    Call<Reply> call =
        new Call<>(
            Command.of(CommandSpec.write("SET"), "k", "v"),
            CallSettings.of(LONG.toNanos(), RetryPolicy.READS, null, null));
    NodeLane old = requireNonNull(redis.router().owner(SLOT_OF_K));
    Predicate<Call<?>> pass = old.elsewhere();
    assertFalse(pass.test(call));
    owner(b);
    redis.router().look().join();

    assertFalse(pass.test(call));
    assertTrue(old.elsewhere().test(call));
  }

  /** As one does that was started anew: it looks at the others first. */
  @Test
  void should_keep_the_order_when_a_node_that_comes_back_refuses_the_first_of_many() {
    keepsTheOrderWhenItComesBack(false);
  }

  /** That a caller has left while its command was refused does not mean that others are taken. */
  @Test
  void should_keep_the_order_when_a_node_that_comes_back_refuses_what_was_cancelled() {
    keepsTheOrderWhenItComesBack(true);
  }

  private void keepsTheOrderWhenItComesBack(boolean cancels) {
    ClusterClient redis = client();
    redis.set("k", "before").join();
    a.down = true;
    a.cut();
    Until.within(LONG, () -> requireNonNull(redis.router().owner(SLOT_OF_K)).isUnreachable());
    CompletableFuture<Boolean> first = redis.set("k", "0");
    List<CompletableFuture<Boolean>> others =
        IntStream.range(1, 200).mapToObj(i -> redis.set("k", "" + i)).toList();
    AtomicInteger asked = new AtomicInteger();
    Queue<String> done = new ConcurrentLinkedQueue<>();
    a.answers =
        words -> {
          if (asked.incrementAndGet() == 1 && cancels) {
            first.cancel(false);
          }
          if (asked.get() <= 6) {
            return "-CLUSTERDOWN The cluster is down\r\n";
          }
          done.add(words.get(2));
          return "+OK\r\n";
        };
    a.down = false;
    others.forEach(CompletableFuture::join);

    int least = cancels ? 1 : 0;
    assertEquals(IntStream.range(least, 200).mapToObj(String::valueOf).toList(), List.copyOf(done));
  }

  @Test
  void should_fail_at_once_when_the_caller_does_not_want_to_wait() {
    a.answers = words -> "-TRYAGAIN wait\r\n";
    client = new ClusterClient(List.of(a.endpoint()), LONG, RetryPolicy.FAIL_FAST);

    assertInstanceOf(ServerException.TryAgain.class, failure(client.mget("k", "{k}")));
    assertEquals(1, a.requests().size());
  }

  @Test
  void should_fail_at_once_when_the_node_to_ask_is_down_and_the_caller_does_not_want_to_wait() {
    a.answers = words -> ask(b);
    b.down = true;
    client = new ClusterClient(List.of(a.endpoint()), LONG, RetryPolicy.FAIL_FAST);

    Throwable failure = failure(client.set("k", "v"));
    assertInstanceOf(ConnectionException.class, failure, failure::toString);
    assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
  }

  @Test
  void should_end_with_the_last_redirect_when_two_nodes_send_it_to_each_other() {
    a.answers = words -> moved(b);
    b.answers = words -> moved(a);

    ServerException.Moved failure =
        assertInstanceOf(ServerException.Moved.class, failure(client().set("k", "v")));

    assertEquals(17, a.requests().size() + b.requests().size());
    assertEquals(17, failure.path().size());
    assertEquals(List.of(a.endpoint(), b.endpoint(), a.endpoint()), failure.path().subList(0, 3));
    String expected = "17 redirects, by " + a.endpoint() + ", " + b.endpoint();
    assertTrue(failure.getMessage().contains(expected), failure::getMessage);
    assertFalse(failure.getMessage().contains("one server"), failure::getMessage);
    assertEquals(Outcome.REJECTED, failure.outcome());
    assertTrue(failure.nothingDone());
  }

  @Test
  void should_end_in_time_and_send_little_when_nodes_go_round_in_circles() {
    a.answers = words -> moved(b);
    b.answers = words -> moved(a);

    Throwable failure = failure(client(Duration.ofMillis(300)).set("k", "v"));

    assertInstanceOf(CommandTimeoutException.class, failure);
    assertTrue(a.requests().size() + b.requests().size() <= 12);
  }

  @Test
  void should_end_in_time_when_a_node_does_not_know_the_address_of_another() {
    a.answers = words -> "-MOVED " + SLOT_OF_K + " ?:0\r\n";
    b.answers = words -> "-MOVED " + SLOT_OF_K + " ?:6379\r\n";

    assertInstanceOf(ServerException.class, failure(client().set("k", "v")));
    owner(b);
    client.router().connect().join();
    assertInstanceOf(LedisException.class, failure(client(Duration.ofMillis(200)).set("k", "v")));
  }

  @Test
  void should_not_wait_for_the_topology_when_a_slot_has_an_owner() {
    ClusterClient redis = new ClusterClient(List.of(b.endpoint()), LONG, RetryPolicy.READS);
    client = redis;
    redis.set("k", "0").join();
    long asked = b.questions();
    a.shards = "-ERR not yet\r\n";
    b.shards = null;
    redis.router().connect();
    Until.within(LONG, () -> b.questions() > asked);

    assertTrue(redis.set("k", "v").join());
  }

  @Test
  void should_say_that_nothing_was_sent_when_a_slot_has_no_owner() {
    a.shards = shards(a, 0, 100);
    b.shards = a.shards;

    LedisException failure = (LedisException) failure(client(Duration.ofMillis(200)).get("k"));

    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertEquals(List.of(), a.requests());
  }

  @Test
  void should_fail_at_once_when_a_slot_has_no_owner_and_the_caller_does_not_want_to_wait() {
    a.shards = shards(a, 0, 100);
    b.shards = a.shards;
    client = new ClusterClient(List.of(a.endpoint()), LONG, RetryPolicy.FAIL_FAST);

    LedisException beforeTheView = (LedisException) failure(client.get("k"));
    LedisException later = (LedisException) failure(client.get("k"));

    assertEquals(Outcome.NOT_SENT, beforeTheView.outcome());
    assertEquals(Outcome.NOT_SENT, later.outcome());
    for (LedisException each : List.of(beforeTheView, later)) {
      assertTrue(each.getMessage().contains("slot " + SLOT_OF_K), each::getMessage);
    }
    assertInstanceOf(ConnectionException.class, later);
  }

  @Test
  void should_fail_at_once_when_nobody_says_who_is_there_and_the_caller_does_not_want_to_wait() {
    a.shards = "-ERR not yet\r\n";
    client = new ClusterClient(List.of(a.endpoint()), LONG, RetryPolicy.FAIL_FAST);

    assertInstanceOf(ConnectionException.class, failure(client.get("k")));
  }

  @Test
  void should_go_to_the_new_owner_in_order_when_the_old_one_is_gone() {
    ClusterClient redis = client();
    redis.set("k", "0").join();
    a.close();
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 200).mapToObj(i -> redis.set("k", "" + i)).toList();
    owner(b);
    long unknown =
        all.stream().filter(each -> each.handle((done, failure) -> failure).join() != null).count();

    List<String> expected =
        IntStream.range((int) unknown, 200).mapToObj(i -> "SET k " + i).toList();
    assertEquals(expected, b.requests());
  }

  @Test
  void should_go_to_the_new_owner_in_order_when_the_old_one_has_come_back_and_loads() {
    String loading = "-LOADING Redis is loading the dataset in memory\r\n";
    a.answers =
        words -> {
          owner(b);
          return loading;
        };
    a.fence = loading;
    ClusterClient redis = client();
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 200).mapToObj(i -> redis.set("k", "" + i)).toList();
    all.forEach(CompletableFuture::join);

    assertEquals(IntStream.range(0, 200).mapToObj(i -> "SET k " + i).toList(), b.requests());
  }

  @Test
  void should_refuse_calls_when_it_is_closed() {
    ClusterClient redis = client();
    redis.set("k", "0").join();
    redis.close();

    LedisException failure = (LedisException) failure(redis.set("k", "1"));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    ClusterClient unused = client();
    unused.close();
    assertEquals(Outcome.NOT_SENT, Outcome.of(failure(unused.set("k", "1"))));
  }

  @Test
  void should_stay_with_a_node_when_another_does_not_know_it_yet() {
    a.answers = words -> moved(b);
    ClusterClient redis = client();
    redis.set("k", "1").join();
    redis.router().connect().join();
    redis.router().connect().join();

    redis.set("k", "2").join();

    assertTrue(b.requests().contains("SET k 2"));
  }

  @Test
  void should_look_again_when_the_node_it_asked_is_behind_a_redirect() {
    ClusterClient redis = client();
    redis.router().connect().join();
    a.answers = words -> moved(b);
    redis.set("k", "1").join();

    long before = a.questions() + b.questions();
    until(() -> a.questions() + b.questions() > before + 2);
    owner(b);

    until(() -> redis.events().stream().anyMatch(ClusterEvent.AddressChanged.class::isInstance));
  }

  @Test
  void should_ask_seldom_when_all_commands_are_redirected() {
    AtomicInteger turn = new AtomicInteger();
    a.answers = words -> turn.incrementAndGet() % 2 == 0 ? "+OK\r\n" : moved(b);
    b.answers = words -> turn.incrementAndGet() % 2 == 0 ? "+OK\r\n" : moved(a);
    ClusterClient redis = client();
    long begin = System.nanoTime();
    for (int i = 0; i < 300; i++) {
      redis.set("k", "v").join();
    }
    long tenths = (System.nanoTime() - begin) / 100_000_000;

    assertTrue(a.questions() + b.questions() <= tenths + 3, () -> a.questions() + " questions");
  }

  @Test
  void should_go_where_the_map_leads_when_nodes_have_other_addresses_from_here() {
    String announced = "10.255.0.1";
    a.shards = shards(a, a).replace("127.0.0.1", announced);
    b.shards = a.shards;
    a.answers = words -> moved(b).replace("127.0.0.1", announced);
    client =
        new ClusterClient(
            new ClusterSeeds(List.of(a.endpoint()))
                .withAddressMap(place -> Endpoint.tcp("127.0.0.1", ((Endpoint.Tcp) place).port())),
            LONG,
            RetryPolicy.READS);

    client.set("k", "1").join();

    assertEquals(List.of("SET k 1"), a.requests());
    assertEquals(List.of("SET k 1"), b.requests());
  }

  @Test
  void should_wait_for_the_owner_when_the_map_of_addresses_fails_for_a_redirect() {
    a.answers = words -> moved(b);
    client =
        new ClusterClient(
            new ClusterSeeds(List.of(a.endpoint()))
                .withAddressMap(place -> place.equals(b.endpoint()) ? failed() : place),
            Duration.ofMillis(300),
            RetryPolicy.READS);

    assertEquals(Outcome.NOT_SENT, Outcome.of(failure(client.set("k", "1"))));
    assertEquals(List.of(), b.requests());
  }

  private ClusterClient client() {
    return client(LONG);
  }

  private ClusterClient client(Duration timeout) {
    if (client != null) {
      client.close();
    }
    client = new ClusterClient(List.of(a.endpoint(), b.endpoint()), timeout, RetryPolicy.READS);
    return client;
  }

  private static Endpoint failed() {
    throw new IllegalStateException("not here");
  }

  private static void until(BooleanSupplier condition) {
    Until.within(LONG, condition);
  }

  private void owner(FakeNode node) {
    String all = shards(node, 0, 16_383);
    a.shards = all;
    b.shards = all;
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }
}
