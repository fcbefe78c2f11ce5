package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Those who wait for messages, and give up. */
class PollQueueTest {
  private final PollQueue<String, String> pollQueue =
      new PollQueue<>(
          new TestReadControl().common(PubSubOptions.DEFAULT, Runnable::run),
          CallSettings.of(1, RetryPolicy.FAIL_FAST, null, null));

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
}
