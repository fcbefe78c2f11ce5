package io.github.ledis4j.internal.pubsub;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.internal.scan.PublisherRules;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Reactive Streams TCK against a publisher whose messages a thread offers, with an end. */
@Tag("slow")
@Tag("any-jvm")
class MessagePublisherRulesTest {
  private static final int RULES = 29;
  private static final ExecutorService HANDLERS = Executors.newCachedThreadPool();

  @AfterAll
  static void stop() {
    HANDLERS.shutdownNow();
  }

  /** Offers numbers on a thread of its own, which stops while their buffer is full. */
  private static final class Numbers implements MessagePublisher.Source<Long>, ReadControl {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "numbers");
              made.setDaemon(true);
              return made;
            });
    private final AtomicInteger stops = new AtomicInteger();
    private final long last;
    private long next = 1;
    private volatile boolean cancelled;

    Numbers(long last) {
      this.last = last;
    }

    @Override
    public void start(Delivery<Long> delivery) {
      execute(() -> offer(delivery));
    }

    /** A few at a time, so that a subscriber that wants no more is heard. */
    private void offer(Delivery<Long> delivery) {
      for (int i = 0; i < 8 && !cancelled && stops.get() == 0; i++) {
        if (next > last) {
          delivery.end(null, false);
          thread.shutdown();
          return;
        }
        delivery.offer(next++);
      }
      if (cancelled) {
        thread.shutdown();
      } else {
        Thread.yield();
        execute(() -> offer(delivery));
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void offered(BufferedDelivery<?> delivery) {
      execute(delivery::readComplete);
    }

    @Override
    public void stop() {
      stops.incrementAndGet();
    }

    @Override
    public void resume() {
      stops.decrementAndGet();
    }

    @Override
    public boolean isClosed() {
      return false;
    }

    @Override
    public void ending(BufferedDelivery<?> delivery) {
      // Nothing is closed here.
    }

    @Override
    public void execute(Runnable task) {
      if (!thread.isShutdown()) {
        thread.execute(task);
      }
    }
  }

  private static Flow.Publisher<Long> publisher(long elements, int buffer) {
    PubSubOptions options = PubSubOptions.DEFAULT.buffer(buffer).whenFull(Overflow.BACK_PRESSURE);
    return subscriber -> {
      Numbers numbers = new Numbers(elements);
      DeliverySettings common = new DeliverySettings(options, HANDLERS, numbers, new LongAdder());
      new MessagePublisher<Long>(common, () -> numbers).subscribe(subscriber);
    };
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_the_buffer_is_small() {
    return PublisherRules.of(elements -> publisher(elements, 1), Long.MAX_VALUE - 1);
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_the_buffer_is_large() {
    return PublisherRules.of(elements -> publisher(elements, 1_024), Long.MAX_VALUE - 1);
  }

  @Test
  void should_find_the_rules_when_they_are_looked_for() {
    assertTrue(PublisherRules.of(elements -> publisher(elements, 1), 1).count() >= RULES);
  }
}
