package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingTest {
  private final AtomicInteger times = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);
  private final Blocking<String, Integer> slow =
      new Blocking<>(
          key -> {
            int time = times.incrementAndGet();
            go.await();
            return time;
          });

  private static <T> T value(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void should_do_it_once_for_all_who_ask_meanwhile_and_anew_for_who_asks_later() {
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 100).mapToObj(i -> slow.start("name")).toList();
    go.countDown();
    asked.forEach(each -> assertEquals(1, value(each)));
    assertEquals(2, value(slow.start("name")));
  }

  @Test
  void should_not_wait_for_what_hangs_when_another_is_asked_for() {
    for (int i = 0; i < 10; i++) {
      slow.start("hangs " + i);
      slow.start("hangs " + i);
    }
    Blocking<String, String> other = new Blocking<>(key -> key);
    assertEquals("quick", value(other.start("quick")));
    go.countDown();
  }

  @Test
  void should_fail_with_whatever_is_thrown_and_try_anew_for_who_asks_later() {
    Blocking<String, String> broken =
        new Blocking<>(
            key -> {
              throw new NoClassDefFoundError(key + times.incrementAndGet());
            });
    for (int time = 1; time < 3; time++) {
      CompletableFuture<String> asked = broken.start("x");
      Throwable e = assertThrows(CompletionException.class, () -> value(asked)).getCause();
      assertEquals("x" + time, e.getMessage());
    }
  }
}
