package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplyBudgetTest {
  private static final int EACH = ReplyBudget.COMPLETION_BYTES;
  private static final int LIMIT = 10_000;

  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Reading reading = new Reading(() -> null);
  private final ReplyBudget budget = new ReplyBudget(LIMIT, loop, reading);
  private final List<String> log = new ArrayList<>();
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @AfterEach
  void close() {
    loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }

  private <T> T onLoop(Callable<T> task) {
    try {
      return loop.submit(task).get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void hand(Executor executor, int bytes) {
    onLoop(
        () -> {
          budget.hand(executor, bytes - EACH, () -> log.add("completed " + bytes));
          return true;
        });
  }

  private void hand(int bytes) {
    hand(tasks::add, bytes);
  }

  private void runNext() {
    tasks.remove().run();
  }

  private boolean isOff() {
    return onLoop(reading::isOff);
  }

  @Test
  void should_go_on_reading_when_exactly_the_limit_waits() {
    hand(6_000);
    hand(4_000);
    assertFalse(isOff());
  }

  @Test
  void should_stop_reading_when_more_than_the_limit_waits() {
    hand(6_000);
    hand(4_001);
    assertTrue(isOff());
    hand(50_000);
    assertTrue(isOff());
  }

  @Test
  void should_count_what_each_future_takes_when_the_replies_are_small() {
    for (int i = 0; i < LIMIT / EACH; i++) {
      hand(tasks::add, EACH);
    }
    assertFalse(isOff());
    hand(tasks::add, EACH + 5);
    assertTrue(isOff());
  }

  @Test
  void should_read_again_once_half_of_the_limit_is_free() {
    hand(4_000);
    hand(1_100);
    hand(5_000);
    runNext();
    assertTrue(isOff());
    runNext();
    assertFalse(isOff());
    runNext();
    assertFalse(isOff());
    assertEquals(List.of("completed 4000", "completed 1100", "completed 5000"), log);
  }

  @Test
  void should_stop_again_when_the_limit_is_passed_again() {
    for (int round = 0; round < 3; round++) {
      hand(LIMIT + 1);
      assertTrue(isOff());
      runNext();
      assertFalse(isOff());
    }
  }

  @Test
  void should_go_on_reading_when_the_executor_runs_everything_at_once() {
    hand(Runnable::run, LIMIT + 1);
    assertFalse(isOff());
    assertEquals(List.of("completed 10001"), log);
  }

  @Test
  void should_complete_here_and_free_the_bytes_when_the_executor_refuses() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException("shut down");
        };
    hand(refusing, LIMIT + 1);
    assertFalse(isOff());
    assertEquals(List.of("completed 10001"), log);
  }

  @Test
  void should_complete_once_and_free_the_bytes_once_when_the_executor_takes_it_and_fails() {
    Executor failing =
        task -> {
          tasks.add(task);
          throw new IllegalStateException("no thread left");
        };
    hand(failing, LIMIT + 1);
    runNext();
    assertEquals(List.of("completed 10001"), log);
    hand(LIMIT);
    assertFalse(isOff());
    hand(LIMIT);
    assertTrue(isOff(), "nothing was freed twice");
  }

  @Test
  void should_free_the_bytes_when_a_completion_throws() {
    onLoop(
        () -> {
          budget.hand(
              tasks::add,
              LIMIT,
              () -> {
                throw new IllegalStateException("broken");
              });
          return true;
        });
    assertTrue(isOff());
    try {
      runNext();
    } catch (IllegalStateException e) {
      log.add(String.valueOf(e.getMessage()));
    }
    assertEquals(List.of("broken"), log);
    assertFalse(isOff());
  }

  /** Whatever the executor does while the loop decides, in the end nothing waits any more. */
  @Test
  void should_read_in_the_end_when_an_executor_takes_replies_while_reading_is_being_stopped() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 20_000; round++) {
        hand(executor, LIMIT + 1);
        if (round % 100 == 0) {
          executor.submit(() -> {}).get(20, TimeUnit.SECONDS);
          assertFalse(isOff(), "in round " + round);
        }
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      executor.shutdownNow();
    }
  }
}
