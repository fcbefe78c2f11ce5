package io.github.ledis4j.internal.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void should_begin_the_next_when_the_one_before_is_over() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    CompletableFuture<Void> one = turns.next(() -> first);
    CompletableFuture<Void> other = turns.next(() -> CompletableFuture.completedFuture(null));
    assertFalse(other.isDone());
    first.complete(null);
    assertTrue(one.isDone());
    assertTrue(other.isDone());
  }

  @Test
  void should_fail_and_go_on_when_one_cannot_even_begin() {
    IllegalStateException reason = new IllegalStateException("no key");
    CompletableFuture<Void> broken =
        turns.next(
            () -> {
              throw reason;
            });
    assertTrue(broken.isDone());
    assertEquals(reason, assertThrows(CompletionException.class, broken::join).getCause());
    assertTrue(turns.next(() -> CompletableFuture.completedFuture(null)).isDone());
  }
}
