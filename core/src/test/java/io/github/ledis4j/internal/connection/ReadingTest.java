package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Reading reading = new Reading(channel);

  @AfterEach
  void close() {
    channel.close();
  }

  private boolean reads() {
    return channel.config().isAutoRead();
  }

  private void letTimePass() {
    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void should_let_replies_gather_for_a_moment_when_few_of_many_came() {
    reading.gather();
    reading.readComplete(3, 100);
    assertFalse(reads());
    reading.readComplete(3, 97);
    letTimePass();
    assertTrue(reads());
    reading.readComplete(3, 94);
    assertFalse(reads());
  }

  @Test
  void should_read_on_when_few_are_due_or_many_came() {
    reading.gather();
    reading.readComplete(1, 31);
    reading.readComplete(0, 0);
    reading.readComplete(50, 100);
    assertTrue(reads());
  }

  @Test
  void should_read_on_when_the_server_does_not_send_every_reply_by_itself() {
    reading.readComplete(1, 1_000);
    assertTrue(reads());
  }

  @Test
  void should_stay_held_when_the_moment_is_over() {
    reading.gather();
    reading.readComplete(1, 100);
    reading.hold(true);
    letTimePass();
    assertFalse(reads());
    reading.hold(false);
    assertTrue(reads());
  }

  @Test
  void should_not_read_before_the_moment_is_over_when_it_is_let_go() {
    reading.gather();
    reading.hold(true);
    reading.readComplete(1, 100);
    reading.hold(false);
    assertFalse(reads());
    letTimePass();
    assertTrue(reads());
  }
}
