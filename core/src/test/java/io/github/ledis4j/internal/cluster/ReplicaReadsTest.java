package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.node;
import static io.github.ledis4j.internal.cluster.FakeReplies.replica;
import static io.github.ledis4j.internal.cluster.FakeReplies.replicated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.RedisClusterView;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jvm")
class ReplicaReadsTest {
  private final FakeNode master = new FakeNode();
  private final FakeNode r = new FakeNode();
  private final FakeNode s = new FakeNode();
  private @Nullable RedisClusterClient client;

  @BeforeEach
  void answerWithTheirNames() {
    master.answers = values("master");
    r.answers = values("r");
    s.answers = values("s");
    view(replicated(master, r, s));
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    master.close();
    r.close();
    s.close();
  }

  private static Function<List<String>, @Nullable String> values(String name) {
    return words ->
        switch (words.get(0)) {
          case "GET" -> "$" + name.length() + "\r\n" + name + "\r\n";
          case "SET" -> "+OK\r\n";
          case "HSCAN" -> "*2\r\n$1\r\n0\r\n*0\r\n";
          case "MULTI" -> "+OK\r\n";
          case "EXEC" -> "*1\r\n:1\r\n";
          default -> "+QUEUED\r\n";
        };
  }

  private void view(String shards) {
    master.shards = shards;
    r.shards = shards;
    s.shards = shards;
  }

  private RedisClusterClient client() {
    return client(Duration.ofSeconds(15));
  }

  private RedisClusterClient client(Duration timeout) {
    RedisClusterClient made =
        RedisClusterClient.builder()
            .nodes(master.endpoint())
            .commandTimeout(timeout)
            .connections(options -> options.reconnectMax(Duration.ofMillis(200)))
            .build();
    client = made;
    return made;
  }

  /** A view that is connected to all nodes that it may read from. */
  private RedisClusterView<String, String> reading(ReadFrom policy) {
    RedisClusterView<String, String> view = client().readFrom(policy);
    view.connect().join();
    return view;
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  private static void await(BooleanSupplier condition) {
    Until.within(Duration.ofSeconds(30), condition);
  }

  /** What so many reads get. */
  private static String values(RedisClusterView<String, String> view, int reads) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < reads; i++) {
      values.add(view.get("k").join());
    }
    return String.join(" ", values.stream().sorted().toList());
  }

  @Test
  void should_ask_the_replicas_in_turn_when_they_are_preferred() {
    assertEquals("r r r s s s", values(reading(ReadFrom.PREFER_REPLICA), 6));
    assertEquals(List.of(), master.requests());
    assertEquals(1, r.readers());
    assertEquals(1, r.connections());
  }

  @Test
  void should_ask_all_nodes_in_turn_when_any_will_do() {
    assertEquals("master master r r s s", values(reading(ReadFrom.ANY), 6));
    assertEquals(0, master.readers());
  }

  @Test
  void should_send_all_else_to_the_master_when_replicas_answer_reads() {
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    view.set("k", "v").join();
    view.batch(batch -> batch.get("k")).join();
    view.transaction(tx -> tx.strlen("k")).join();
    view.hscan("k").forEach(field -> {}).join();
    view.execute("GET", "k").join();

    assertEquals(
        List.of("SET k v", "GET k", "MULTI", "STRLEN k", "EXEC", "HSCAN k 0 COUNT 100", "GET k"),
        master.requests());
    assertEquals(List.of(), r.requests());
    assertEquals(List.of(), s.requests());
  }

  @Test
  void should_connect_to_no_replica_when_no_view_reads_from_one() {
    RedisClusterClient redis = client();
    redis.readFrom(ReadFrom.REPLICA);
    redis.connect().join();
    assertEquals("master", redis.get("k").join());
    assertEquals("master", redis.readFrom(ReadFrom.MASTER).get("k").join());

    assertEquals(0, r.connections() + s.connections());
  }

  @Test
  void should_keep_the_policy_when_another_view_is_made() {
    RedisClusterView<String, byte[]> view =
        reading(ReadFrom.REPLICA)
            .withCodecs(Codec.UTF_8, Codec.BYTES)
            .withTimeout(Duration.ofSeconds(10))
            .withRetries(RetryPolicy.ALL);
    view.get("k").join();
    assertEquals(1, r.requests().size() + s.requests().size());
    view.readFrom(ReadFrom.MASTER).get("k").join();

    assertEquals(List.of("GET k"), master.requests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
        "BUSY Redis is busy running a script.",
        "CLUSTERDOWN The cluster is down",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "MOVED 7629 127.0.0.1:1",
        "ASK 7629 127.0.0.1:1"
      })
  void should_ask_the_next_node_when_one_refuses(String refusal) {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_REPLICA);
    r.answers = words -> "-" + refusal + "\r\n";
    assertEquals("s s s s", values(view, 4));

    s.answers = r.answers;
    assertEquals("master", values(view, 1));
  }

  @Test
  void should_give_what_a_replica_says_when_that_is_no_reason_to_ask_another() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_REPLICA);
    r.answers = words -> "-WRONGTYPE no\r\n";
    s.answers = r.answers;

    assertInstanceOf(ServerException.WrongType.class, failure(view.get("k")));
  }

  @Test
  void should_ask_a_replica_again_when_it_has_loaded() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_REPLICA);
    view(replicated(master, r));
    r.answers = words -> "-LOADING wait\r\n";
    s.answers = r.answers;
    assertEquals("master", view.get("k").join());
    r.answers = values("r");

    await(() -> view.get("k").join().equals("r"));
  }

  @Test
  void should_ask_the_master_when_no_replica_can_be_reached() {
    r.close();
    s.down = true;

    assertEquals("master master", values(reading(ReadFrom.PREFER_REPLICA), 2));
  }

  @Test
  void should_fail_no_read_when_replicas_are_lost_and_come_back() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_REPLICA);
    List<CompletableFuture<String>> reads = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      reads.add(view.get("k"));
      if (i == 500) {
        s.down = true;
        s.cut();
      }
    }
    reads.forEach(CompletableFuture::join);
    s.down = false;

    await(() -> view.get("k").join().equals("s"));
  }

  @Test
  void should_repeat_a_read_elsewhere_when_its_answer_is_lost() {
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers =
        words -> {
          r.cut();
          return null;
        };

    assertEquals("s s", values(view, 2));
    assertTrue(r.requests().contains("GET k"));
  }

  @Test
  void should_not_repeat_a_read_when_it_is_not_to_be() {
    RedisClusterView<String, String> view =
        reading(ReadFrom.REPLICA).withRetries(RetryPolicy.UNSENT);
    r.answers =
        words -> {
          r.cut();
          return null;
        };
    s.answers =
        words -> {
          s.cut();
          return null;
        };

    assertEquals(Outcome.UNKNOWN, Outcome.of(failure(view.get("k"))));
  }

  @Test
  void should_go_on_when_the_caller_does_not_want_to_wait_and_another_node_can_be_asked() {
    r.down = true;
    s.down = true;
    RedisClusterView<String, String> view =
        client().readFrom(ReadFrom.PREFER_REPLICA).withRetries(RetryPolicy.FAIL_FAST);

    assertEquals("master", view.get("k").join());
  }

  @Test
  void should_wait_for_the_first_connection_when_only_replicas_are_read() {
    List<String> both = List.of("r", "s");

    assertTrue(both.contains(client().readFrom(ReadFrom.REPLICA).get("k").join()));
  }

  @Test
  void should_say_so_when_there_is_no_replica() {
    view(replicated(master));

    ReplicaNotFoundException failure =
        assertInstanceOf(
            ReplicaNotFoundException.class, failure(client().readFrom(ReadFrom.REPLICA).get("k")));

    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertEquals("GET", failure.command());
    assertEquals(
        "no node can answer GET of slot 7629, to be read from REPLICA: there is none;"
            + " nothing was done",
        failure.getMessage());
  }

  @Test
  void should_say_why_when_no_replica_answers() {
    view(replicated(master, "", List.of(replica(r, ""), node(s, "replica", "loading", ""))));
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers = words -> "-LOADING wait\r\n";

    ReplicaNotFoundException failure =
        assertInstanceOf(ReplicaNotFoundException.class, failure(view.get("k")));

    String said = failure.getMessage();
    assertTrue(said.contains("to be read from REPLICA: "), said);
    assertTrue(said.contains(r.endpoint() + " (LOADING wait)"), said);
    assertTrue(said.contains(s.endpoint() + " (it is loading)"), said);
    assertInstanceOf(ServerException.BusyLoading.class, failure.getCause());
    assertEquals(0, s.connections());
  }

  @Test
  void should_say_that_it_may_have_run_when_its_answer_was_lost_and_nobody_is_left() {
    view(replicated(master, r));
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers =
        words -> {
          r.down = true;
          r.cut();
          return null;
        };

    ConnectionException failure =
        assertInstanceOf(ConnectionException.class, failure(view.get("k")));

    assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
  }

  @Test
  void should_read_from_the_new_replicas_when_a_slot_has_moved() {
    view(replicated(master, r));
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers =
        words -> {
          view(replicated(master, s));
          return moved(master);
        };

    assertEquals("s", view.get("k").join());
  }

  @Test
  void should_wait_for_its_slot_when_keys_are_on_their_way() {
    view(replicated(master, r));
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers =
        words -> {
          r.answers = values("r");
          return ask(s);
        };

    assertEquals("r", view.get("k").join());
  }

  @Test
  void should_end_in_time_when_nobody_says_who_is_there() {
    view("-ERR not yet\r\n");
    RedisClusterView<String, String> view =
        client(Duration.ofMillis(300)).readFrom(ReadFrom.REPLICA);

    CommandTimeoutException failure =
        assertInstanceOf(CommandTimeoutException.class, failure(view.get("k")));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertInstanceOf(
        ReplicaNotFoundException.class, failure(view.withRetries(RetryPolicy.FAIL_FAST).get("k")));
  }

  @Test
  void should_end_what_waits_when_the_client_is_closed() {
    master.shards = null;
    CompletableFuture<String> read = client().readFrom(ReadFrom.REPLICA).get("k");
    await(() -> master.questions() > 0);
    client.closeAsync();

    assertEquals(Outcome.NOT_SENT, Outcome.of(failure(read)));
    master.cut(); // nobody waits for what it was asked
  }

  @Test
  void should_ask_replicas_when_the_preferred_master_cannot_be_reached() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_MASTER);
    assertEquals("master master", values(view, 2));
    List<CompletableFuture<String>> reads = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      reads.add(view.get("k"));
      if (i == 300) {
        master.down = true;
        master.cut();
      }
    }

    reads.forEach(CompletableFuture::join);
    assertTrue(List.of("r", "s").contains(view.get("k").join()));
  }

  @Test
  void should_ask_a_replica_when_the_preferred_master_is_loading() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_MASTER);
    master.answers = words -> "-LOADING wait\r\n";

    assertTrue(List.of("r", "s").contains(view.get("k").join()));
  }

  @Test
  void should_stay_with_the_node_that_a_read_was_sent_on_to_when_that_is_loading() {
    FakeNode target = new FakeNode();
    AtomicInteger asked = new AtomicInteger();
    target.answers = words -> asked.getAndIncrement() == 0 ? "-LOADING wait\r\n" : "$1\r\nt\r\n";
    target.shards = master.shards;
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_MASTER);
    master.answers = words -> ask(target);

    assertEquals("t", view.get("k").join());
    assertEquals(List.of(), r.requests());
    assertEquals(List.of(), s.requests());
    target.close();
  }

  @Test
  void should_ask_the_nodes_of_a_zone_first_when_they_can_be_asked() {
    view(replicated(master, "a", List.of(replica(r, "a"), replica(s, "b"))));
    assertEquals("s s", values(reading(ReadFrom.zone("b")), 2));
    RedisClusterClient redis = client;
    assertEquals("master", values(redis.readFrom(ReadFrom.zone("c", ReadFrom.ANY)), 1));
    RedisClusterView<String, String> near = redis.readFrom(ReadFrom.zone("a"));
    near.connect().join();
    assertEquals("r r", values(near, 2));

    r.down = true;
    r.cut();
    assertEquals("master master", values(near, 2));
    ReadFrom nowhere = ReadFrom.zone("c");
    String said = failure(redis.readFrom(nowhere).get("k")).getMessage();
    assertTrue(said.contains("zone c: there is none"), said);
  }

  @Test
  void should_ask_no_replica_when_the_view_says_that_it_failed() {
    view(replicated(master, "", List.of(node(r, "replica", "fail", ""), replica(s, ""))));

    assertEquals("s s", values(reading(ReadFrom.PREFER_REPLICA), 2));
    assertEquals(0, r.connections());
  }

  @Test
  void should_leave_a_replica_when_it_is_gone_from_the_cluster() {
    RedisClusterView<String, String> view = reading(ReadFrom.PREFER_REPLICA);
    values(view, 2);
    view(replicated(master, s));
    r.answers = words -> moved(master);
    await(() -> values(view, 2).equals("s s") && r.openConnections() == 0);

    assertEquals(1, r.connections());
  }

  @Test
  void should_tell_an_observer_of_one_command_when_several_nodes_were_asked() {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    client =
        RedisClusterClient.builder().nodes(master.endpoint()).observer(new Telling(told)).build();
    RedisClusterView<String, String> view = client.readFrom(ReadFrom.PREFER_REPLICA);
    view.connect().join();
    r.answers = words -> moved(master);
    s.answers = r.answers;
    view.get("k").join();

    await(() -> told.contains("done"));
    assertEquals(List.of("submitted", "done"), List.copyOf(told));
  }

  private record Telling(Queue<String> told) implements CommandObserver {
    @Override
    public @Nullable Object submitted(CommandSpec command) {
      told.add("submitted");
      return null;
    }

    @Override
    public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
      told.add("done");
    }
  }

  @Test
  void should_ask_a_replica_when_a_command_of_the_user_or_a_script_is_a_read() {
    RedisClusterView<String, String> view = reading(ReadFrom.REPLICA);
    r.answers = words -> "+" + String.join(" ", words) + "\r\n";
    s.answers = r.answers;

    Command<Reply> command = Command.of(CommandSpec.read("JSON.GET"), "k");

    assertEquals("JSON.GET k", view.execute(command).join().text());
    assertEquals(
        "EVAL_RO return 1 1 k",
        view.evalRo("return 1", List.of("k"), List.of(), reply -> reply.text()).join());
  }
}
