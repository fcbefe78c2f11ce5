package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Those who wait for messages, and give up. */
class PollQueueTest {
  private final PollQueue<String, String> pollQueue = queue(null);

  private static PollQueue<String, String> queue(@Nullable Executor executor) {
    return new PollQueue<>(
        new TestReadControl().common(PubSubOptions.DEFAULT, Runnable::run),
        CallSettings.of(1, RetryPolicy.FAIL_FAST, executor, null));
  }

  @Test
  void should_forget_who_gave_up_waiting_when_no_message_comes() {
    CompletableFuture<PubSubMessage<String, String>> first = pollQueue.next();
    for (int i = 0; i < 1_000; i++) {
      pollQueue.next().cancel(false);
    }
    CompletableFuture<PubSubMessage<String, String>> last = pollQueue.next();
    assertEquals(2, pollQueue.waiting());
    assertTrue(pollQueue.offer(new Message<>("a", "1")));
    assertTrue(pollQueue.offer(new Message<>("a", "2")));
    assertEquals(new Message<>("a", "1"), first.join());
    assertEquals(new Message<>("a", "2"), last.join());
    assertEquals(0, pollQueue.waiting());
  }

  @Test
  void should_keep_the_order_when_those_who_were_handed_messages_have_gone() {
    Deque<Runnable> held = new ArrayDeque<>();
    PollQueue<String, String> queue = queue(held::add);
    CompletableFuture<PubSubMessage<String, String>> first = queue.next();
    CompletableFuture<PubSubMessage<String, String>> second = queue.next();
    assertTrue(queue.offer(new Message<>("a", "1")));
    assertTrue(queue.offer(new Message<>("a", "2")));
    first.cancel(false);
    second.cancel(false);
    assertTrue(queue.offer(new Message<>("a", "3")));

    assertEquals(new Message<>("a", "1"), queue.poll());
    held.forEach(Runnable::run);
    assertEquals(new Message<>("a", "2"), queue.next().join());
    assertEquals(new Message<>("a", "3"), queue.poll());
    assertNull(queue.poll());
  }

  @Test
  void should_hand_a_message_on_when_another_waits_behind_the_one_who_has_gone() {
    Deque<Runnable> held = new ArrayDeque<>();
    PollQueue<String, String> queue = queue(held::add);
    CompletableFuture<PubSubMessage<String, String>> gone = queue.next();
    CompletableFuture<PubSubMessage<String, String>> patient = queue.next();
    assertTrue(queue.offer(new Message<>("a", "1")));
    gone.cancel(false);
    while (!held.isEmpty()) {
      held.remove().run();
    }

    assertEquals(new Message<>("a", "1"), patient.join());
    assertNull(queue.poll());
  }
}
