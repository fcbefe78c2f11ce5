package io.github.ledis4j.internal.pop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PopResultTest {
  private static final List<Predicate<CompletableFuture<String>>> ENDS =
      List.of(
          future -> future.cancel(true),
          future -> future.complete("by its caller"),
          future -> future.completeExceptionally(new IllegalStateException("by its caller")));

  @Test
  void should_not_let_its_caller_leave_when_the_pop_has_taken_the_end() {
    for (Predicate<CompletableFuture<String>> end : ENDS) {
      PopResult<String> result = new PopResult<>();
      assertTrue(result.take());
      assertFalse(end.test(result));
      assertFalse(result.isDone());
      result.give("element");
      assertEquals("element", result.join());
    }
  }

  @Test
  void should_tell_the_pop_when_its_caller_has_left() {
    for (Predicate<CompletableFuture<String>> end : ENDS) {
      PopResult<String> result = new PopResult<>();
      assertTrue(end.test(result));
      assertTrue(result.isDone());
      assertFalse(result.take());
    }
  }

  @Test
  void should_tell_the_pop_when_a_timer_of_the_jdk_has_ended_it() {
    PopResult<String> result = new PopResult<>();
    result.completeOnTimeout("late", 1, TimeUnit.MILLISECONDS);
    assertEquals("late", result.join());
    assertFalse(result.take());
  }
}
