package io.github.ledis4j.internal.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.options.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventHubTest {
  private static final Endpoint ENDPOINT = Endpoint.tcp("localhost", 1);
  private static final String COMPLETE = "complete";

  private final EventHub hub = new EventHub();
  private final BlockingQueue<Object> signals = new LinkedBlockingQueue<>();

  /** Writes down the signals, and fails the test when two of them overlap. */
  private class Subscriber implements Flow.Subscriber<ConnectionEvent> {
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      signals.add(subscription);
    }

    @Override
    public void onNext(ConnectionEvent event) {
      int others = inside.getAndIncrement();
      signals.add(others == 0 ? event.database() : new AssertionError("two at a time"));
      inside.decrementAndGet();
    }

    @Override
    public void onError(Throwable misuse) {
      signals.add(misuse);
    }

    @Override
    public void onComplete() {
      signals.add(COMPLETE);
    }
  }

  private Object next() throws InterruptedException {
    Object signal = signals.poll(20, TimeUnit.SECONDS);
    assertTrue(signal != null, "no signal came");
    return signal;
  }

  private Flow.Subscription subscribe() throws InterruptedException {
    hub.subscribe(this, new Subscriber());
    return assertInstanceOf(Flow.Subscription.class, next());
  }

  private void publish(int from, int to) {
    IntStream.range(from, to)
        .forEach(i -> hub.publish(new Happenings.Connected(ENDPOINT, i, true)));
  }

  private void expect(int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      assertEquals(i, next());
    }
  }

  @Test
  void should_give_no_more_than_requested_and_complete_after_the_rest()
      throws InterruptedException {
    Flow.Subscription subscription = subscribe();
    publish(0, 4);
    hub.complete();
    assertTrue(signals.isEmpty());
    subscription.request(1);
    expect(0, 1);
    subscription.request(2);
    expect(1, 3);
    assertTrue(signals.isEmpty());
    subscription.request(1);
    expect(3, 4);
    assertEquals(COMPLETE, next());
  }

  @Test
  void should_drop_and_count_the_oldest_when_more_than_the_buffer_holds_is_waiting()
      throws InterruptedException {
    Flow.Subscription subscription = subscribe();
    publish(0, 300);
    assertEquals(44, hub.dropped());
    subscription.request(Long.MAX_VALUE);
    subscription.request(Long.MAX_VALUE);
    expect(44, 300);
  }

  @Test
  void should_give_all_in_order_when_published_while_the_subscriber_runs()
      throws InterruptedException {
    Flow.Subscription subscription = subscribe();
    subscription.request(Long.MAX_VALUE);
    for (int i = 0; i < 10_000; i += 100) {
      publish(i, i + 100);
      expect(i, i + 100);
    }
  }

  @Test
  void should_tell_a_subscriber_nothing_more_when_it_threw_or_requested_nonsense()
      throws InterruptedException {
    hub.subscribe(
        this,
        new Subscriber() {
          @Override
          public void onNext(ConnectionEvent event) {
            super.onNext(event);
            throw new IllegalStateException("mine");
          }
        });
    assertInstanceOf(Flow.Subscription.class, next()).request(9);
    Flow.Subscription nonsense = subscribe();
    nonsense.request(0);
    assertInstanceOf(IllegalArgumentException.class, next());
    nonsense.request(5);
    publish(0, 1);
    expect(0, 1);
    publish(1, 3);
    subscribe().request(9);
    publish(3, 5);
    expect(3, 5);
    hub.complete();
    assertEquals(COMPLETE, next());
    assertTrue(signals.isEmpty());
  }

  @Test
  void should_complete_those_of_one_owner_only() throws InterruptedException {
    subscribe().request(9);
    hub.subscribe("other", new Subscriber());
    next();
    hub.complete("other");
    assertEquals(COMPLETE, next());
    publish(7, 8);
    expect(7, 8);
  }

  @Test
  void should_tell_all_of_them_when_many_subscribe_and_cancel() throws InterruptedException {
    List<Flow.Subscription> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(subscribe());
    }
    all.forEach(each -> each.request(1));
    all.subList(0, 49).forEach(Flow.Subscription::cancel);
    publish(3, 4);
    expect(3, 4);
    hub.complete();
    assertEquals(COMPLETE, next());
  }
}
