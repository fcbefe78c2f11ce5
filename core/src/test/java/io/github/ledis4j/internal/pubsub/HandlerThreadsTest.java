package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PatternMessage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The threads that handlers run on: as many as have work. */
class HandlerThreadsTest {
  private final Executor handlers = HandlerThreads.ofClient();

  @Test
  void should_take_few_threads_when_tasks_follow_each_other() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 200; i++) {
      CountDownLatch done = new CountDownLatch(1);
      handlers.execute(
          () -> {
            threads.add(Thread.currentThread().getName());
            done.countDown();
          });
      assertTrue(done.await(20, TimeUnit.SECONDS));
    }
    assertTrue(threads.size() < 8, threads::toString);
  }

  @Test
  void should_run_all_when_there_are_more_tasks_than_threads() throws Exception {
    CountDownLatch busy = new CountDownLatch(16);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(100);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      handlers.execute(
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            busy.countDown();
            awaitQuietly(go);
            running.decrementAndGet();
            done.countDown();
          });
    }
    assertTrue(busy.await(20, TimeUnit.SECONDS));
    go.countDown();
    assertTrue(done.await(20, TimeUnit.SECONDS));
    assertEquals(16, most.get());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void should_name_the_channel_and_no_payload_when_a_handler_failed() {
    assertEquals("a message of channel news", Said.of(new Message<>("news", "secret")));
    byte[] name = "news".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "a message of channel news for pattern n*",
        Said.of(new PatternMessage<Object, String>("n*", name, "secret")));
  }
}
