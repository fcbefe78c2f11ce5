package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.FakeReplies.ask;
import static io.github.ledis4j.internal.cluster.FakeReplies.moved;
import static io.github.ledis4j.internal.cluster.FakeReplies.shards;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of calls of which the owner of their slot has sent some on to where it goes. */
class ClusterAskTest {
  private static final String OK = "+OK\r\n";
  private static final String LOADING = "-LOADING Redis is loading the dataset in memory\r\n";
  private static final String TRYAGAIN = "-TRYAGAIN wait\r\n";

  private final FakeNode a = new FakeNode();
  private final FakeNode b = new FakeNode();
  private final FakeNode c = new FakeNode();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final ClusterClient client =
      new ClusterClient(List.of(a.endpoint()), Duration.ofSeconds(15), RetryPolicy.READS);

  @BeforeEach
  void ownedByFirst() {
    a.shards = shards(a, c);
    b.shards = a.shards;
    c.shards = a.shards;
  }

  @AfterEach
  void close() {
    asked.countDown();
    client.close();
    a.close();
    b.close();
    c.close();
  }

  @Test
  void should_not_overtake_a_call_that_was_sent_on_when_its_slot_goes_to_a_third_node() {
    a.answers = words -> words.contains("1") ? ask(b) : words.contains("2") ? moved(c) : OK;
    b.answers = words -> whenAsked(OK);
    CompletableFuture<Boolean> first = client.set("k", "1");
    await(() -> b.requests().contains("SET k 1"));
    CompletableFuture<Boolean> second = client.set("k", "2");
    await(() -> a.fences() > 0);
    // What the answer to the fence brings about is done when a later answer is there.
    client.set("b", "x").join();
    client.set("a", "x").join();

    assertEquals(List.of("SET a x"), c.requests());
    asked.countDown();
    first.join();
    second.join();
    assertEquals(List.of("SET a x", "SET k 2"), c.requests());
  }

  @Test
  void
      should_send_a_call_first_when_it_is_older_than_others_and_was_refused_where_it_was_sent_on() {
    a.answers = words -> words.contains("1") ? ask(b) : moved(c);
    b.answers = words -> whenAsked(moved(c));
    CompletableFuture<Boolean> first = client.set("k", "1");
    await(() -> b.requests().contains("SET k 1"));
    CompletableFuture<Boolean> second = client.set("k", "2");
    await(() -> a.fences() > 0);
    asked.countDown();
    first.join();
    second.join();

    assertEquals(List.of("SET k 1", "SET k 2"), c.requests());
  }

  @Test
  void should_keep_the_order_when_both_nodes_take_nothing_for_now() {
    a.answers = words -> a.requests().size() > 2 ? OK : words.contains("1") ? ask(b) : TRYAGAIN;
    b.answers = words -> whenAsked(TRYAGAIN);
    CompletableFuture<Boolean> first = client.set("k", "1");
    await(() -> b.requests().contains("SET k 1"));
    CompletableFuture<Boolean> second = client.set("k", "2");
    await(() -> a.fences() > 0);
    asked.countDown();
    first.join();
    second.join();

    assertEquals(List.of("SET k 1", "SET k 2", "SET k 1", "SET k 2"), a.requests());
  }

  @Test
  void should_not_send_a_call_on_when_one_before_it_waits() {
    a.answers =
        words ->
            words.get(0).equals("SET")
                ? ask(b)
                : whenAsked(a.requests().size() < 3 ? TRYAGAIN : OK);
    CompletableFuture<?> first = client.mset(Map.of("k", "1"));
    CompletableFuture<?> second = client.set("k", "2");
    asked.countDown();
    first.join();
    second.join();

    assertEquals(List.of("MSET k 1", "SET k 2", "MSET k 1", "SET k 2"), a.requests());
    assertEquals(List.of("ASKING", "SET k 2"), b.requests());
  }

  @Test
  void should_ask_again_when_the_node_that_gets_a_slot_cannot_be_reached() {
    b.down = true;
    a.answers = words -> a.requests().size() < 3 ? ask(b) : OK;

    client.set("k", "1").join();

    assertEquals(List.of("SET k 1", "SET k 1", "SET k 1"), a.requests());
  }

  /** Nodes say whose a slot is before they say that they load their data; ASKING is of no slot. */
  @Test
  void should_wait_where_a_call_was_sent_on_to_when_that_node_takes_no_asking_for_now() {
    AtomicInteger times = new AtomicInteger();
    b.asking = () -> times.incrementAndGet() <= 3 ? LOADING : OK;
    a.answers = words -> ask(b);
    b.answers = words -> times.get() <= 3 ? moved(a) : OK;

    client.set("k", "1").join();

    assertEquals(List.of("SET k 1"), a.requests());
    assertEquals(Collections.nCopies(4, "ASKING, SET k 1").toString(), b.requests().toString());
  }

  /** Redis 6.2 names no node without slots, be one on its way there. */
  @Test
  void should_keep_a_node_when_calls_are_sent_on_to_it_that_no_view_names() {
    a.shards = shards(a, 0, 16_383);
    a.answers = words -> ask(b);
    b.answers = words -> whenAsked(OK);
    CompletableFuture<Boolean> first = client.set("k", "1");
    await(() -> b.requests().contains("SET k 1"));
    client.router().connect().join();
    client.router().connect().join();
    CompletableFuture<Boolean> second = client.set("k", "2");
    asked.countDown();
    first.join();
    second.join();

    assertEquals(List.of("ASKING", "SET k 1", "ASKING", "SET k 2"), b.requests());
    assertEquals(1, b.connections());
  }

  @Test
  void should_end_a_call_when_it_was_refused_while_the_client_closes() {
    a.answers = words -> whenAsked(TRYAGAIN);
    CompletableFuture<Boolean> call = client.set("k", "1");
    await(() -> !a.requests().isEmpty());
    CompletableFuture<Void> closing = client.router().closeAsync(Duration.ofSeconds(5));
    asked.countDown();
    closing.join();

    ExecutionException ended =
        assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
    assertEquals(Outcome.NOT_SENT, Outcome.of(ended.getCause()));
  }

  private String whenAsked(String answer) {
    try {
      asked.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return answer;
  }

  private static void await(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
