package io.github.ledis4j.internal.event;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.internal.scan.PublisherRules;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Reactive Streams TCK against a source that does not wait for its subscribers. */
@Tag("slow")
@Tag("any-jvm")
class BufferedSubscriptionRulesTest {
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final int ENOUGH = 1_000;
  private static final int RULES = 29;

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
  }

  private static final class Numbers extends BufferedSubscription<Long> {
    Numbers(Flow.Subscriber<? super Long> subscriber, Executor executor) {
      super(subscriber, executor, ENOUGH, Long.MAX_VALUE);
    }

    @Override
    protected void dropped() {
      throw new AssertionError("all that is offered has room");
    }

    @Override
    protected void cancelled() {
      // Nothing is behind these numbers that would have to end.
    }
  }

  /** The rule that wants more than a few elements looks at the first ten only. */
  private static Flow.Publisher<Long> publisher(long elements, Executor executor) {
    return subscriber -> {
      if (subscriber == null) {
        throw new NullPointerException("subscriber");
      }
      Numbers numbers = new Numbers(subscriber, executor);
      numbers.wake();
      for (long i = 0; i < Math.min(elements, ENOUGH); i++) {
        numbers.offer(i);
      }
      numbers.complete();
    };
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_it_has_threads_of_its_own() {
    return PublisherRules.of(elements -> publisher(elements, THREADS), Integer.MAX_VALUE);
  }

  @Test
  void should_find_the_rules_when_they_are_looked_for() {
    assertTrue(PublisherRules.of(elements -> publisher(elements, THREADS), 1).count() >= RULES);
  }
}
