package io.github.ledis4j.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What is dropped, and whose turn it is; on an executor that runs when the test says so. */
class BufferedSubscriptionTest {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Object> signals = new ArrayList<>();
  private int dropped;
  private int cancelled;
  private boolean refusing;

  private final class Texts extends BufferedSubscription<String> {
    Texts(int most, long mostBytes) {
      super(new Recording(), BufferedSubscriptionTest.this::accept, most, mostBytes);
    }

    @Override
    protected long bytes(String text) {
      return text.length();
    }

    @Override
    protected void dropped() {
      dropped++;
    }

    @Override
    protected void cancelled() {
      cancelled++;
    }
  }

  private final class Recording implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      signals.add("subscribed");
    }

    @Override
    public void onNext(String text) {
      signals.add(text);
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(failure);
    }

    @Override
    public void onComplete() {
      signals.add("complete");
    }
  }

  private void accept(Runnable task) {
    if (refusing) {
      throw new RejectedExecutionException("shut down");
    }
    tasks.add(task);
  }

  private int run() {
    int turns = 0;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      turns++;
    }
    return turns;
  }

  private static void offer(Texts texts, String... elements) {
    for (String element : elements) {
      texts.offer(element);
    }
  }

  @Test
  void should_drop_the_oldest_when_too_many_wait() {
    Texts texts = new Texts(2, Long.MAX_VALUE);
    offer(texts, "a", "b", "c", "d");
    texts.request(9);
    run();

    assertEquals(List.of("subscribed", "c", "d"), signals);
    assertEquals(2, dropped);
  }

  @Test
  void should_drop_the_oldest_when_they_have_too_many_bytes() {
    Texts texts = new Texts(100, 4);
    offer(texts, "aa", "bb", "c");
    texts.request(1);
    run();
    offer(texts, "ddd", "e");
    texts.request(9);
    run();

    assertEquals(List.of("subscribed", "bb", "ddd", "e"), signals);
    assertEquals(2, dropped);
  }

  @Test
  void should_keep_one_however_large_when_nothing_else_waits() {
    Texts texts = new Texts(100, 4);
    offer(texts, "a", "too large");
    texts.request(9);
    run();

    assertEquals(List.of("subscribed", "too large"), signals);
    assertEquals(1, dropped);
  }

  @Test
  void should_fail_after_what_waits_when_the_source_is_lost() {
    Texts texts = new Texts(100, 100);
    RuntimeException lost = new RuntimeException("lost");
    offer(texts, "a");
    texts.fail(lost);
    texts.complete();
    offer(texts, "late");
    run();
    assertEquals(List.of("subscribed"), signals);

    texts.request(1);
    run();

    assertEquals(List.of("subscribed", "a", lost), signals);
  }

  @Test
  void should_let_others_have_a_turn_when_there_is_much_to_tell() {
    Texts texts = new Texts(1_000, 10_000);
    for (int i = 0; i < 1_000; i++) {
      texts.offer("x");
    }
    texts.request(Long.MAX_VALUE);

    assertTrue(run() > 2);
    assertEquals(1_001, signals.size());
  }

  @Test
  void should_cancel_and_tell_why_when_the_executor_refuses() {
    refusing = true;
    Texts texts = new Texts(1, 1);
    texts.wake();
    offer(texts, "a");

    assertEquals(1, cancelled);
    assertEquals(
        "[subscribed, java.util.concurrent.RejectedExecutionException: shut down]",
        signals.toString());
  }
}
