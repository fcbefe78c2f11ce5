package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReplyBudgetTest {
  private final List<String> log = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ReplyBudget budget =
      new ReplyBudget(100, () -> log.add("pause"), () -> log.add("resume"));

  private void hand(Executor executor, int bytes) {
    budget.hand(executor, bytes, () -> log.add("completed " + bytes));
  }

  private void hand(int bytes) {
    hand(tasks::add, bytes);
  }

  private void runNext() {
    tasks.remove().run();
  }

  @Test
  void should_go_on_reading_when_exactly_the_limit_waits() {
    hand(60);
    hand(40);
    assertEquals(List.of(), log);
  }

  @Test
  void should_pause_once_when_more_than_the_limit_waits() {
    hand(60);
    hand(41);
    hand(500);
    assertEquals(List.of("pause"), log);
  }

  @Test
  void should_resume_once_half_of_the_limit_is_free() {
    hand(40);
    hand(11);
    hand(50);
    runNext();
    assertEquals(List.of("pause", "completed 40"), log);
    runNext();
    assertEquals(List.of("pause", "completed 40", "completed 11", "resume"), log);
    runNext();
    assertEquals("completed 50", log.get(log.size() - 1), "resumed once only");
  }

  @Test
  void should_pause_again_when_the_limit_is_passed_again() {
    for (int round = 0; round < 3; round++) {
      log.clear();
      hand(101);
      runNext();
      assertEquals(List.of("pause", "completed 101", "resume"), log);
    }
  }

  @Test
  void should_resume_when_the_executor_runs_everything_at_once() {
    hand(Runnable::run, 101);
    assertEquals(List.of("pause", "completed 101", "resume"), log);
  }

  @Test
  void should_complete_here_and_free_the_bytes_when_the_executor_refuses() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException("shut down");
        };
    hand(refusing, 101);
    assertEquals(List.of("pause", "completed 101", "resume"), log);
  }

  /** What the executor's thread does between the decision to pause and the pause itself. */
  @Test
  void should_not_stay_paused_when_replies_are_taken_while_reading_is_being_paused() {
    AtomicBoolean reading = new AtomicBoolean(true);
    ReplyBudget raced =
        new ReplyBudget(
            100,
            () -> {
              runNext();
              reading.set(false);
            },
            () -> reading.set(true));
    raced.hand(tasks::add, 70, () -> {});
    raced.hand(tasks::add, 40, () -> {});
    runNext();
    assertTrue(reading.get(), "nothing waits any more");
  }

  @Test
  void should_complete_here_and_free_the_bytes_when_the_executor_fails_instead_of_refusing() {
    Executor failing =
        task -> {
          throw new IllegalStateException("no thread left");
        };
    hand(failing, 101);
    assertEquals(List.of("pause", "completed 101", "resume"), log);
  }

  @Test
  void should_free_the_bytes_when_a_completion_throws() {
    budget.hand(
        task -> {
          try {
            task.run();
          } catch (IllegalStateException e) {
            log.add(String.valueOf(e.getMessage()));
          }
        },
        101,
        () -> {
          throw new IllegalStateException("broken");
        });
    assertEquals(List.of("pause", "resume", "broken"), log);
    hand(100);
    assertTrue(log.size() == 3, log::toString);
  }
}
