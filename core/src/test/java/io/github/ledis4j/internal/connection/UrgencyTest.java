package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UrgencyTest {
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Outbox outbox = new Outbox(new Credit(100, 10_000), loop, () -> {});

  @AfterEach
  void close() {
    loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }

  private void waiting(Duration timeout) {
    outbox.submit(Calls.read("a", Calls.within(timeout)));
    outbox.collect(System.nanoTime());
  }

  @Test
  void should_set_no_limit_when_nothing_waits() {
    assertEquals(Long.MAX_VALUE, Urgency.longestPause(outbox, System.nanoTime()));
    Call<?> cancelled = Calls.read("a");
    outbox.submit(cancelled);
    outbox.collect(System.nanoTime());
    cancelled.cancel(false);
    assertEquals(Long.MAX_VALUE, Urgency.longestPause(outbox, System.nanoTime()));
  }

  @Test
  void should_be_half_a_second_when_there_is_time() {
    waiting(Duration.ofHours(1));
    assertEquals(500, Urgency.longestPause(outbox, System.nanoTime()));
  }

  @Test
  void should_leave_the_most_urgent_call_half_of_its_time() {
    waiting(Duration.ofHours(1));
    waiting(Duration.ofMillis(200));
    waiting(Duration.ofHours(1));
    assertTrue(Urgency.longestPause(outbox, System.nanoTime()) <= 100);
    assertEquals(100, Urgency.longestPause(Duration.ofMillis(200).toNanos()));
  }

  /** A loop that stood still, or another node that kept a call: nobody plans anything below 0. */
  @Test
  void should_be_no_pause_when_the_time_of_a_call_was_over_before_anybody_looked() {
    assertEquals(0, Urgency.longestPause(Duration.ofMillis(-50).toNanos()));
  }

  @Test
  void should_leave_a_tenth_of_its_time_when_a_call_is_almost_over() {
    waiting(Duration.ofNanos(1));
    assertEquals(0, Urgency.longestPause(outbox, System.nanoTime()));
    outbox.poll();
    Call<?> almostOver = Calls.read("a", Calls.within(Duration.ofSeconds(3)));
    outbox.submit(almostOver);
    outbox.collect(System.nanoTime() - Duration.ofSeconds(3).toNanos());
    assertEquals(300, Urgency.longestPause(outbox, System.nanoTime()));
  }
}
