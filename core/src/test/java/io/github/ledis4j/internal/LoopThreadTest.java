package io.github.ledis4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.internal.InternalThreadLocalMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoopThreadTest {
  @Test
  void should_leave_nothing_on_a_thread_that_is_no_loop() {
    CompletableFuture<String> seen = new CompletableFuture<>();
    new Thread(
            () -> {
              boolean loop = LoopThread.isCurrent();
              seen.complete(loop + " " + InternalThreadLocalMap.getIfSet());
            })
        .start();
    assertEquals("false null", seen.join());
  }

  @Test
  void should_know_a_thread_that_was_marked() {
    CompletableFuture<Boolean> seen = new CompletableFuture<>();
    new Thread(
            () -> {
              LoopThread.mark();
              seen.complete(LoopThread.isCurrent());
            })
        .start();
    assertEquals(true, seen.join());
  }
}
