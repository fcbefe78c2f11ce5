package io.github.ledis4j.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the methods of Items do with a publisher that signals when a test tells it to. */
class ItemsTest {
  private final Hand hand = new Hand();
  private final Items<String> items = hand::subscribe;

  /** A publisher of one subscriber. */
  private static final class Hand implements Flow.Subscription {
    private Flow.Subscriber<? super String> subscriber;
    private long asked;
    private boolean cancelled;

    void subscribe(Flow.Subscriber<? super String> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    Hand give(String item) {
      subscriber.onNext(item);
      return this;
    }

    @Override
    public void request(long n) {
      asked += n;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Test
  void should_call_the_consumer_with_each_when_they_come() {
    List<String> taken = new ArrayList<>();
    CompletableFuture<Void> done = items.forEach(taken::add);

    hand.give("a").give("b");

    assertEquals(Long.MAX_VALUE, hand.asked);
    assertEquals(List.of("a", "b"), taken);
    assertFalse(done.isDone());
    hand.subscriber.onComplete();
    assertTrue(done.isDone() && !done.isCompletedExceptionally());
    assertFalse(hand.cancelled);
  }

  @Test
  void should_give_an_unmodifiable_list_when_all_have_come() {
    CompletableFuture<List<String>> all = items.toList();
    hand.give("a").give("b").subscriber.onComplete();
    assertEquals(List.of("a", "b"), all.join());
    assertThrows(UnsupportedOperationException.class, () -> all.join().add("c"));
  }

  @Test
  void should_collect_when_given_a_collector() {
    CompletableFuture<String> all = items.collect(Collectors.joining("+"));
    hand.give("a").give("b").subscriber.onComplete();
    assertEquals("a+b", all.join());
  }

  @Test
  void should_fail_when_the_publisher_does() {
    CompletableFuture<List<String>> all = items.toList();
    IllegalStateException cause = new IllegalStateException("lost");
    hand.give("a").subscriber.onError(cause);
    assertSame(cause, assertThrows(CompletionException.class, all::join).getCause());
    assertFalse(hand.cancelled);
  }

  @Test
  void should_cancel_and_fail_when_the_consumer_throws() {
    List<String> taken = new ArrayList<>();
    IllegalStateException cause = new IllegalStateException("enough");
    CompletableFuture<Void> done =
        items.forEach(
            item -> {
              taken.add(item);
              throw cause;
            });

    hand.give("a").give("b");

    assertTrue(hand.cancelled);
    assertEquals(List.of("a"), taken);
    assertSame(cause, assertThrows(CompletionException.class, done::join).getCause());
  }

  @Test
  void should_fail_when_the_collector_throws_at_the_end() {
    Collector<String, List<String>, String> bad =
        Collector.of(
            ArrayList::new,
            List::add,
            (a, b) -> a,
            all -> {
              throw new IllegalStateException("bad end");
            });
    CompletableFuture<String> all = items.collect(bad);
    hand.give("a").subscriber.onComplete();
    assertEquals(
        "bad end", assertThrows(CompletionException.class, all::join).getCause().getMessage());
  }

  @Test
  void should_cancel_the_subscription_when_the_future_is_cancelled() {
    List<String> taken = new ArrayList<>();
    CompletableFuture<Void> done = items.forEach(taken::add);

    hand.give("a");
    done.cancel(false);
    hand.give("b");

    assertTrue(hand.cancelled);
    assertEquals(List.of("a"), taken);
  }

  @Test
  void should_ask_for_nothing_when_the_future_is_cancelled_before_there_is_a_subscription() {
    CompletableFuture<Void> done =
        new Items<String>() {
          @Override
          public void subscribe(Flow.Subscriber<? super String> given) {
            hand.subscriber = given;
          }
        }.forEach(item -> {});
    done.cancel(false);

    hand.subscriber.onSubscribe(hand);

    assertTrue(hand.cancelled);
    assertEquals(0, hand.asked);
  }

  @Test
  void should_refuse_when_given_null() {
    assertThrows(NullPointerException.class, () -> items.forEach(null));
    assertThrows(NullPointerException.class, () -> items.collect(null));
  }
}
