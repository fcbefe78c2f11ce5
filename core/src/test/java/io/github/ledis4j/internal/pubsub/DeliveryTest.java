package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** One delivery whose executor runs when the test says so. */
class DeliveryTest {
  private final TestReadControl reader = new TestReadControl();
  private final Deque<Runnable> executor = new ArrayDeque<>();
  private final List<Integer> handled = new ArrayList<>();

  private HandlerDelivery<Integer> delivery(int buffer, Overflow overflow) {
    return HandlerDelivery.of(common(buffer, overflow), handled::add);
  }

  private DeliverySettings common(int buffer, Overflow overflow) {
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(buffer).whenFull(overflow);
    return reader.common(options, executor::add);
  }

  private void runHandlers() {
    for (Runnable task = executor.poll(); task != null; task = executor.poll()) {
      task.run();
    }
  }

  /** One read pass. */
  private boolean offer(Delivery<Integer> delivery, int from, int to) {
    boolean fine = true;
    for (int i = from; i <= to; i++) {
      fine &= delivery.offer(i);
    }
    return fine & reader.readComplete();
  }

  @Test
  void should_take_one_task_for_many_messages_when_the_executor_is_slow() {
    HandlerDelivery<Integer> delivery = delivery(10, Overflow.DROP_OLDEST);
    offer(delivery, 1, 10);
    assertEquals(1, executor.size());
    assertEquals(10, delivery.waiting());
    runHandlers();
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), handled);
    offer(delivery, 11, 11);
    assertEquals(1, executor.size());
  }

  @Test
  void should_take_its_task_when_all_of_a_read_pass_is_here() {
    HandlerDelivery<Integer> delivery = delivery(1_000, Overflow.DROP_OLDEST);
    for (int i = 0; i < 499; i++) {
      delivery.offer(i);
    }
    assertEquals(0, executor.size());
    reader.readComplete();
    assertEquals(1, executor.size());
  }

  @Test
  void should_take_its_task_during_a_read_pass_when_the_buffer_is_half_full() {
    HandlerDelivery<Integer> delivery = delivery(1_000, Overflow.DROP_OLDEST);
    for (int i = 0; i < 10_000; i++) {
      delivery.offer(i);
      if (i % 500 == 499) {
        assertEquals(1, executor.size());
        runHandlers();
      }
    }
    assertEquals(10_000, handled.size());
    assertEquals(0, delivery.dropped());
  }

  @Test
  void should_drop_nothing_when_tasks_run_in_place() {
    for (int buffer : new int[] {1, 2, 3, 100}) {
      handled.clear();
      HandlerDelivery<Integer> delivery =
          HandlerDelivery.of(
              reader.common(PubSubOptions.DEFAULT.buffer(buffer), Runnable::run), handled::add);
      offer(delivery, 1, 1_000);
      assertEquals(1_000, handled.size());
      assertEquals(1_000, handled.get(999));
      assertEquals(0, delivery.dropped());
    }
  }

  @Test
  void should_count_what_left_the_buffer_as_waiting_until_it_is_handed_over() {
    List<Integer> waiting = new ArrayList<>();
    List<Delivery<Integer>> own = new ArrayList<>();
    own.add(
        HandlerDelivery.of(
            common(1_024, Overflow.DROP_OLDEST), message -> waiting.add(own.get(0).waiting())));
    offer(own.get(0), 1, 100);
    runHandlers();
    assertEquals(100, waiting.size());
    assertEquals(99, waiting.get(0));
    assertEquals(36, waiting.get(63));
    assertEquals(0, waiting.get(99));
  }

  @Test
  void should_end_at_once_or_behind_its_messages_when_a_handler_ends_it_in_the_middle() {
    for (boolean atOnce : new boolean[] {true, false}) {
      handled.clear();
      List<Delivery<Integer>> own = new ArrayList<>();
      own.add(
          HandlerDelivery.of(
              common(1_024, Overflow.DROP_OLDEST),
              message -> {
                handled.add(message);
                if (message == 3) {
                  own.get(0).end(null, atOnce);
                }
              }));
      offer(own.get(0), 1, 10);
      runHandlers();
      assertEquals(atOnce ? 3 : 10, handled.size());
      assertTrue(own.get(0).ended().isDone());
      assertEquals(0, own.get(0).waiting());
    }
  }

  @Test
  void should_keep_the_newest_and_count_the_rest_when_the_oldest_are_dropped() {
    HandlerDelivery<Integer> delivery = delivery(3, Overflow.DROP_OLDEST);
    assertTrue(offer(delivery, 1, 10));
    runHandlers();
    assertEquals(List.of(8, 9, 10), handled);
    assertEquals(7, delivery.dropped());
    assertEquals(7, reader.dropped.sum());
  }

  @Test
  void should_keep_the_oldest_and_count_the_rest_when_the_newest_are_dropped() {
    HandlerDelivery<Integer> delivery = delivery(3, Overflow.DROP_NEWEST);
    assertTrue(offer(delivery, 1, 10));
    runHandlers();
    assertEquals(List.of(1, 2, 3), handled);
    assertEquals(7, delivery.dropped());
  }

  @Test
  void should_end_behind_its_messages_when_it_is_to_fail() {
    HandlerDelivery<Integer> delivery = delivery(3, Overflow.FAIL);
    assertTrue(offer(delivery, 1, 3));
    assertFalse(delivery.offer(4));
    assertTrue(delivery.offer(5), "it has ended already");
    runHandlers();
    assertEquals(List.of(1, 2, 3), handled);
    CompletionException failure =
        assertThrows(CompletionException.class, () -> delivery.ended().join());
    assertInstanceOf(OverloadedException.class, failure.getCause());
    assertEquals(0, delivery.dropped());
  }

  @Test
  void should_stop_the_reader_until_half_is_free_when_it_presses_back() {
    HandlerDelivery<Integer> delivery = delivery(4, Overflow.BACK_PRESSURE);
    offer(delivery, 1, 4);
    assertEquals(0, reader.stops);
    offer(delivery, 5, 12);
    assertEquals(1, reader.stops, "what was read already is kept");
    runHandlers();
    assertEquals(List.of(1, 2, 3, 4), handled);
    while (!reader.tasks.isEmpty()) {
      reader.runTasks();
      runHandlers();
    }
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), handled);
    assertEquals(0, reader.stops);
    assertEquals(0, delivery.dropped());
  }

  @Test
  void should_let_the_reader_go_on_when_it_is_cancelled_while_it_presses_back() {
    HandlerDelivery<Integer> delivery = delivery(1, Overflow.BACK_PRESSURE);
    offer(delivery, 1, 3);
    delivery.stop();
    reader.runTasks();
    runHandlers();
    assertEquals(0, reader.stops);
    assertEquals(List.of(), handled);
  }

  @Test
  void should_end_behind_what_was_read_when_it_ends_while_it_presses_back() {
    HandlerDelivery<Integer> delivery = delivery(1, Overflow.BACK_PRESSURE);
    offer(delivery, 1, 3);
    delivery.end(null, false);
    do {
      runHandlers();
      reader.runTasks();
    } while (!executor.isEmpty() || !reader.tasks.isEmpty());
    assertEquals(List.of(1, 2, 3), handled);
    assertTrue(delivery.ended().isDone());
    assertEquals(0, reader.stops);
  }

  @Test
  void should_wait_for_each_stage_when_the_handler_takes_its_time() {
    List<CompletableFuture<?>> stages = new ArrayList<>();
    HandlerDelivery<Integer> delivery =
        HandlerDelivery.awaiting(
            common(2, Overflow.DROP_OLDEST),
            message -> {
              handled.add(message);
              CompletableFuture<Void> stage = new CompletableFuture<>();
              stages.add(stage);
              return stage;
            });
    offer(delivery, 1, 1);
    runHandlers();
    offer(delivery, 2, 5);
    assertEquals(0, executor.size(), "nothing to do before the stage is complete");
    assertEquals(2, delivery.dropped());
    stages.get(0).complete(null);
    runHandlers();
    assertEquals(List.of(1, 4), handled);
    stages.get(1).completeExceptionally(new IllegalStateException("of the handler"));
    runHandlers();
    assertEquals(List.of(1, 4, 5), handled);
  }

  @Test
  void should_not_recurse_when_stages_are_complete_at_once() {
    int many = 100_000;
    int[] count = {0};
    HandlerDelivery<Integer> delivery =
        HandlerDelivery.awaiting(
            common(many, Overflow.DROP_OLDEST),
            message -> {
              count[0]++;
              return CompletableFuture.completedFuture(null).minimalCompletionStage();
            });
    offer(delivery, 1, many);
    runHandlers();
    assertEquals(many, count[0]);
  }

  @Test
  void should_go_on_when_a_handler_throws_or_gives_no_stage() {
    HandlerDelivery<Integer> throwing =
        HandlerDelivery.of(
            common(5, Overflow.DROP_OLDEST),
            message -> {
              handled.add(message);
              throw new IllegalStateException("of the handler");
            });
    HandlerDelivery<Integer> withoutStage =
        HandlerDelivery.awaiting(
            common(5, Overflow.DROP_OLDEST),
            message -> {
              handled.add(message);
              return null;
            });
    offer(throwing, 1, 2);
    offer(withoutStage, 3, 4);
    runHandlers();
    assertEquals(List.of(1, 2, 3, 4), handled);
  }

  @Test
  void should_hand_over_no_more_when_it_is_stopped_by_its_handler() {
    List<Delivery<Integer>> own = new ArrayList<>();
    HandlerDelivery<Integer> delivery =
        HandlerDelivery.of(
            common(5, Overflow.DROP_OLDEST),
            message -> {
              handled.add(message);
              own.get(0).stop();
            });
    own.add(delivery);
    offer(delivery, 1, 3);
    runHandlers();
    offer(delivery, 4, 4);
    runHandlers();
    assertEquals(List.of(1), handled);
    assertTrue(delivery.ended().isDone());
    assertEquals(0, delivery.waiting());
  }

  @Test
  void should_end_when_the_executor_refuses() {
    assertEndsWhenThrown(new RejectedExecutionException("full"));
  }

  @Test
  void should_end_when_the_executor_throws_anything_else() {
    assertEndsWhenThrown(new IllegalStateException("no thread"));
  }

  private void assertEndsWhenThrown(RuntimeException thrown) {
    HandlerDelivery<Integer> delivery =
        HandlerDelivery.of(
            reader.common(
                PubSubOptions.DEFAULT,
                task -> {
                  throw thrown;
                }),
            handled::add);
    assertFalse(offer(delivery, 1, 1));
    assertTrue(delivery.ended().isDone());
    assertTrue(delivery.isEnding());
  }
}
