package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private static final String REFUSED = "did not take one";

  private static String log(Runnable task) {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setErr(usual);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  private static Executor refusing(RuntimeException why) {
    return task -> {
      throw why;
    };
  }

  @Test
  void should_run_here_and_tell_once_with_its_stack_when_an_executor_refuses_again_and_again() {
    Executor executor = refusing(new RejectedExecutionException("shut down"));
    List<Integer> run = new ArrayList<>();
    String log =
        log(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                int number = i;
                Callbacks.run(executor, () -> run.add(number));
              }
            });
    assertEquals(1_000, run.size());
    assertEquals(2, log.split(REFUSED, -1).length, log);
    assertEquals(2, log.split("not taken 1000 of them", -1).length, log);
    assertTrue(log.lines().count() < 100, log);
  }

  @Test
  void should_tell_of_each_executor_that_refuses() {
    String log =
        log(
            () -> {
              Callbacks.run(refusing(new RejectedExecutionException("a")), () -> {});
              Callbacks.run(refusing(new IllegalStateException("b")), () -> {});
            });
    assertEquals(3, log.split(REFUSED, -1).length, log);
  }

  @Test
  void should_run_once_when_the_executor_takes_the_task_and_fails_all_the_same() {
    List<String> run = new ArrayList<>();
    Executor executor =
        task -> {
          task.run();
          throw new IllegalStateException("no thread left");
        };
    Callbacks.run(executor, () -> run.add("once"));
    assertEquals(List.of("once"), run);
  }

  @Test
  void should_run_here_when_there_is_no_executor() {
    List<Thread> run = new ArrayList<>();
    Callbacks.run(null, () -> run.add(Thread.currentThread()));
    assertEquals(List.of(Thread.currentThread()), run);
  }
}
