package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.Views.shard;
import static io.github.ledis4j.internal.cluster.Views.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.transport.Surroundings;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshTest {
  private static final ClusterTopology WHOLE = view(shard("0-9000", "a"), shard("9001-16383", "b"));
  private static final ClusterTopology MOVED = view(shard("0-8000", "a"), shard("8001-16383", "b"));
  private static final ClusterTopology EMPTY = view(shard("", "a"));
  private static final ClusterTopology HALF = view(shard("0-9000", "a"), shard("", "b"));
  private static final ClusterTopology FOREIGN = view(shard("0-16383", "x"));

  private final Time time = new Time();
  private final User user = new User();
  private final Refresh refresh = new Refresh(user, time.surroundings(), time::later);

  /** What each node says, in the order in which nodes are asked. */
  private final List<Object> answers = new ArrayList<>();

  private int asked;

  private static final class Time {
    private record Task(long due, int number, Runnable work) {}

    private final MockTicker ticker = Ticker.newMockTicker();
    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparing(Task::number));
    private int number;

    Surroundings surroundings() {
      return new Surroundings(
          ticker,
          InstantSource.system(),
          new Random(1),
          name -> new CompletableFuture<>(),
          executor -> executor);
    }

    void later(Runnable work, long nanos) {
      tasks.add(new Task(ticker.nanoTime() + nanos, number++, work));
    }

    void pass(long millis) {
      long end = ticker.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      for (Task next = tasks.peek(); next != null && next.due <= end; next = tasks.peek()) {
        ticker.advance(next.due - ticker.nanoTime(), TimeUnit.NANOSECONDS);
        tasks.remove().work.run();
      }
      ticker.advance(end - ticker.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private final class User implements TopologyUser {
    private final List<List<ClusterEvent>> changes = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private @Nullable ClusterTopology seen;
    private int looks;

    @Override
    public Iterator<? extends Question> begin() {
      looks++;
      return answers.stream().map(answer -> (Question) () -> give(answer)).iterator();
    }

    @Override
    public void adopt(ClusterTopology topology, List<ClusterEvent> changed) {
      assertEquals(topology, refresh.topology());
      seen = topology;
      changes.add(changed);
    }

    @Override
    public void failed(Throwable cause) {
      failures.add(cause);
    }
  }

  @SuppressWarnings("unchecked")
  private CompletableFuture<ClusterTopology> give(Object answer) {
    asked++;
    if (answer instanceof Throwable failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return answer instanceof CompletableFuture<?> later
        ? (CompletableFuture<ClusterTopology>) later
        : CompletableFuture.completedFuture((ClusterTopology) answer);
  }

  private void say(Object... those) {
    answers.clear();
    answers.addAll(List.of(those));
  }

  @Test
  void should_look_at_once_when_it_is_asked_for_the_first_time() {
    say(WHOLE);

    refresh.ask(false).join();

    assertEquals(WHOLE, user.seen);
    assertEquals(1, asked);
  }

  /** One failover has come about, and the next one is waited for. */
  @Test
  void should_look_often_again_when_something_has_changed_after_a_long_time() {
    say(WHOLE);
    for (int i = 0; i < 600; i++) {
      refresh.ask(true);
      time.pass(100);
    }
    say(MOVED);
    refresh.ask(true);
    time.pass(2_500);
    assertEquals(MOVED, user.seen);
    int looks = user.looks;

    for (int i = 0; i < 10; i++) {
      refresh.ask(true);
      time.pass(100);
    }

    assertTrue(user.looks >= looks + 8, () -> user.looks - looks + " looks");
  }

  @Test
  void should_look_at_one_node_at_most_ten_times_a_second_when_all_commands_are_redirected() {
    say(WHOLE);
    refresh.ask(false);
    for (int i = 0; i < 1_000; i++) {
      say(user.looks % 2 == 0 ? WHOLE : MOVED);
      refresh.ask(false);
      time.pass(1);
    }

    assertTrue(user.looks <= 12, () -> user.looks + " looks");
    assertTrue(user.looks >= 9, () -> user.looks + " looks");
    assertEquals(asked, user.looks);
  }

  @Test
  void should_wait_longer_and_longer_when_nothing_changes() {
    say(WHOLE);
    refresh.ask(false);
    int looks = 0;
    for (int second = 0; second < 30; second++) {
      for (int i = 0; i < 100; i++) {
        refresh.ask(false);
        time.pass(10);
      }
      looks = second == 9 ? user.looks : looks;
    }

    assertTrue(looks <= 8, looks + " looks in ten seconds");
    assertTrue(user.looks - looks <= 5, () -> user.looks + " looks in thirty seconds");
  }

  @Test
  void should_wait_little_longer_when_calls_wait_for_it() {
    say(WHOLE);
    refresh.ask(true);
    for (int i = 0; i < 30; i++) {
      refresh.ask(true);
      time.pass(100);
    }
    assertEquals(31, user.looks, 1);

    for (int i = 0; i < 6_000; i++) {
      refresh.ask(true);
      time.pass(100);
    }
    assertTrue(user.looks < 400, () -> user.looks + " looks");
  }

  @Test
  void should_come_sooner_when_calls_wait_for_a_look_that_was_planned() {
    say(WHOLE);
    refresh.ask(false);
    for (int i = 0; i < 8; i++) {
      time.pass(6_000);
      refresh.ask(false);
    }
    int before = user.looks;
    refresh.ask(false);
    time.pass(200);
    assertEquals(before, user.looks);

    refresh.ask(true);

    assertEquals(before + 1, user.looks);
  }

  @Test
  void should_look_once_a_minute_when_nobody_asks() {
    say(WHOLE);
    refresh.ask(false);

    time.pass(47_000);
    assertEquals(1, user.looks);
    time.pass(26_000);
    assertEquals(2, user.looks);
    time.pass(600_000);
    assertEquals(12, user.looks, 2);
  }

  @Test
  void should_share_a_look_when_many_ask_while_one_is_under_way() {
    CompletableFuture<ClusterTopology> slow = new CompletableFuture<>();
    say(slow);
    CompletableFuture<Void> first = refresh.ask(false);
    CompletableFuture<Void> second = refresh.ask(false);
    refresh.ask(false);
    assertFalse(first.isDone());

    say(MOVED);
    slow.complete(WHOLE);
    assertTrue(first.isDone());
    assertFalse(second.isDone());
    time.pass(100);

    assertTrue(second.isDone());
    assertEquals(2, user.looks);
    assertEquals(1, user.changes.get(1).size());
  }

  @Test
  void should_ask_the_next_node_when_one_does_not_answer() {
    say(new ConnectionException(Outcome.NOT_SENT, "gone", null), WHOLE);

    refresh.ask(false).join();

    assertEquals(WHOLE, refresh.topology());
  }

  @Test
  void should_fail_and_look_again_when_nobody_answers() {
    say(new IllegalStateException("gone"), new IllegalStateException("asleep"));

    CompletableFuture<Void> first = refresh.ask(false);

    String message = assertThrows(CompletionException.class, first::join).getCause().getMessage();
    assertTrue(message.endsWith("gone; asleep"), message);
    assertEquals(1, user.failures.size());
    assertNull(refresh.topology());
    say(WHOLE);
    time.pass(75_000);
    assertEquals(WHOLE, refresh.topology());
  }

  @Test
  void should_not_believe_a_node_when_it_knows_fewer_slots() {
    adopted(WHOLE);
    say(EMPTY, WHOLE);

    look();

    assertEquals(WHOLE, refresh.topology());
    assertEquals(List.of(), user.failures);
  }

  @Test
  void should_keep_what_it_has_when_three_nodes_know_less_and_do_not_agree() {
    adopted(WHOLE);
    say(EMPTY, HALF, view(shard("0-100", "a")), MOVED);

    look();

    assertEquals(WHOLE, refresh.topology());
    assertEquals(1, user.failures.size());
    assertEquals(4, asked);
  }

  @Test
  void should_believe_fewer_slots_when_two_nodes_agree() {
    adopted(WHOLE);
    say(HALF, EMPTY, HALF);

    look();

    assertEquals(HALF, refresh.topology());
  }

  @Test
  void should_look_on_and_tell_a_failover_when_slots_have_no_owner_meanwhile() {
    adopted(view(shard("0-9000", "a", "r"), shard("9001-16383", "b")));
    ClusterTopology between = view(shard("", "a", "r"), shard("9001-16383", "b"));
    say(between, between);
    refresh.ask(false);
    time.pass(1_000);
    say(view(shard("0-9000", "r", "a"), shard("9001-16383", "b")));

    time.pass(10_000);

    List<ClusterEvent> told = user.changes.stream().flatMap(List::stream).toList();
    assertEquals(2, told.size());
    ClusterEvent.Failover failover = assertInstanceOf(ClusterEvent.Failover.class, told.get(1));
    assertEquals("a", failover.before().id());
    assertEquals("r", failover.after().id());
    assertEquals("[0-9000]", failover.slots().toString());
  }

  @Test
  void should_look_on_until_all_slots_that_were_lost_have_an_owner_again() {
    adopted(view(shard("0-99", "a"), shard("100-199", "b"), shard("200-16383", "c")));
    ClusterTopology lost = view(shard("", "a"), shard("", "b"), shard("200-16383", "c"));
    say(lost, lost);
    look();
    say(view(shard("", "a"), shard("0-49 150-199", "b"), shard("200-16383", "c")));
    time.pass(10_000);
    int looks = user.looks;

    time.pass(20_000);
    assertTrue(user.looks > looks, "half of them have none");
    say(view(shard("", "a"), shard("0-199", "b"), shard("200-16383", "c")));
    time.pass(10_000);
    looks = user.looks;
    time.pass(20_000);

    assertEquals(looks, user.looks);
  }

  @Test
  void should_refuse_another_cluster_when_it_answers_in_place_of_a_node() {
    adopted(WHOLE);
    say(FOREIGN, FOREIGN);

    look();

    assertEquals(WHOLE, refresh.topology());
    assertInstanceOf(ConnectionException.class, user.failures.get(0));
    assertTrue(user.failures.get(0).getMessage().contains("another cluster"));
  }

  @Test
  void should_take_the_largest_view_when_there_is_none_yet_and_none_is_whole() {
    say(EMPTY, HALF);

    look();

    assertEquals(HALF, refresh.topology());
  }

  @Test
  void should_fail_when_no_node_has_slots_yet() {
    say(EMPTY);

    look();

    assertNull(refresh.topology());
  }

  @Test
  void should_look_no_more_when_it_is_closed() {
    adopted(WHOLE);
    CompletableFuture<Void> planned = refresh.ask(false);

    refresh.close("closed");
    time.pass(200_000);

    assertTrue(planned.isCompletedExceptionally());
    assertTrue(refresh.ask(true).isCompletedExceptionally());
    assertEquals(1, user.looks);
  }

  private void adopted(ClusterTopology topology) {
    say(topology);
    refresh.ask(false).join();
  }

  private void look() {
    refresh.ask(false);
    time.pass(100);
  }
}
