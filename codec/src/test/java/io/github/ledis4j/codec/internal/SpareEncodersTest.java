package io.github.ledis4j.codec.internal;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SpareEncodersTest {
  private static final int THREADS = 1_000;
  private static final boolean HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

  private static Thread start(Runnable task) throws ReflectiveOperationException {
    if (HAS_VIRTUAL_THREADS) {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
    Thread thread = new Thread(task);
    thread.start();
    return thread;
  }

  @Test
  void should_be_the_same_again_when_a_thread_packs_its_next_command() {
    CommandEncoder first = SpareEncoders.take();
    SpareEncoders.giveBack(first);
    assertSame(first, SpareEncoders.take());
    SpareEncoders.giveBack(first);
  }

  @Test
  void should_be_another_one_when_a_command_is_packed_while_another_is() {
    CommandEncoder outer = SpareEncoders.take();
    assertNotSame(outer, SpareEncoders.take());
    SpareEncoders.giveBack(outer);
  }

  /** Before Java 21 there is none to share them, so each thread has its own. */
  @Test
  void should_be_a_few_for_all_virtual_threads() throws Exception {
    Set<CommandEncoder> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < THREADS; i++) {
      CompletableFuture<CommandEncoder> taken = new CompletableFuture<>();
      Thread thread =
          start(
              () -> {
                CommandEncoder encoder = SpareEncoders.take();
                SpareEncoders.giveBack(encoder);
                taken.complete(encoder);
              });
      thread.join();
      used.add(taken.join());
    }
    assertTrue(HAS_VIRTUAL_THREADS ? used.size() <= 32 : used.size() == THREADS, "" + used.size());
  }
}
