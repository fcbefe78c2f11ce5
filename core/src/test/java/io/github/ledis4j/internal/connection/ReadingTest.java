package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.connection.Reading.Reason.NO_PLACE;
import static io.github.ledis4j.internal.connection.Reading.Reason.REPLIES_NOT_TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.options.Endpoint;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final EmbeddedWire embedded = new EmbeddedWire();
  private final Reading reading = new Reading(() -> embedded.wire);

  @AfterEach
  void close() {
    embedded.close();
  }

  private boolean reads() {
    boolean reads = embedded.channel.config().isAutoRead();
    assertEquals(!reads, reading.isOff());
    return reads;
  }

  private void readComplete(int replies, int due) {
    reading.readComplete(embedded.wire, replies, due);
  }

  private void letTimePass() {
    embedded.channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    embedded.channel.runScheduledPendingTasks();
  }

  @Test
  void should_let_replies_gather_for_a_moment_when_few_of_many_came() {
    embedded.wire.gather();
    readComplete(3, 100);
    assertFalse(reads());
    readComplete(3, 97);
    letTimePass();
    assertTrue(reads());
    readComplete(3, 94);
    assertFalse(reads());
  }

  @Test
  void should_read_on_when_few_are_due_or_many_came() {
    embedded.wire.gather();
    readComplete(1, 31);
    readComplete(0, 0);
    readComplete(50, 100);
    assertTrue(reads());
  }

  @Test
  void should_read_on_when_the_server_does_not_send_every_reply_by_itself() {
    readComplete(1, 1_000);
    assertTrue(reads());
  }

  @Test
  void should_read_on_when_the_loop_cannot_wait_for_so_short_a_time() {
    NioSocketChannel nio = new NioSocketChannel();
    Wire wire = new Wire(nio, Endpoint.tcp("nio", 1), embedded.correlator, new Probe(0));
    wire.gather();
    reading.readComplete(wire, 3, 100);
    assertTrue(reads());
    nio.unsafe().closeForcibly();
  }

  @Test
  void should_stay_off_when_only_the_moment_is_over() {
    embedded.wire.gather();
    readComplete(1, 100);
    reading.set(REPLIES_NOT_TAKEN, true);
    letTimePass();
    assertFalse(reads());
    reading.set(REPLIES_NOT_TAKEN, false);
    assertTrue(reads());
  }

  @Test
  void should_not_read_before_the_moment_is_over_when_it_is_let_go() {
    embedded.wire.gather();
    reading.set(REPLIES_NOT_TAKEN, true);
    readComplete(1, 100);
    reading.set(REPLIES_NOT_TAKEN, false);
    assertFalse(reads());
    letTimePass();
    assertTrue(reads());
  }

  @Test
  void should_read_when_the_last_reason_is_gone_however_often_it_was_given() {
    reading.set(NO_PLACE, true);
    reading.set(NO_PLACE, true);
    reading.set(REPLIES_NOT_TAKEN, true);
    reading.set(NO_PLACE, false);
    assertFalse(reads());
    reading.set(REPLIES_NOT_TAKEN, false);
    assertTrue(reads());
  }

  /** What was silent before it was not read still was, or nobody would ever notice. */
  @Test
  void should_not_count_the_silence_when_nothing_was_read() {
    long life = embedded.wire.lastLife();
    long before = now();
    reading.set(NO_PLACE, true);
    long since = now();
    while (now() - since < 1_000) {
      Thread.onSpinWait();
    }
    reading.set(NO_PLACE, false);
    assertTrue(embedded.wire.lastLife() - life >= 1_000);
    assertTrue(now() - embedded.wire.lastLife() >= before - life);
  }

  private long now() {
    return embedded.connection.core().now();
  }

  @Test
  void should_hold_for_the_next_channel_when_there_was_none_to_apply_it_to() {
    reading.set(NO_PLACE, true);
    embedded.channel.config().setAutoRead(true);
    reading.apply();
    assertFalse(reads());
  }
}
