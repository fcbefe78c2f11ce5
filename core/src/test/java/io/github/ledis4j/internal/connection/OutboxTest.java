package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Credit credit = new Credit(10, 10_000);
  private final AtomicInteger drains = new AtomicInteger();
  private final Outbox outbox = new Outbox(credit, loop, drains::incrementAndGet);
  private final Call<Reply> a = Calls.read("a");
  private final Call<Reply> b = Calls.write("b");

  @AfterEach
  void close() {
    shutDown();
  }

  private void shutDown() {
    loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS).syncUninterruptibly();
  }

  private void submitBoth() {
    outbox.submit(a);
    outbox.submit(b);
  }

  @Test
  void should_wake_the_loop_once_for_all_that_was_submitted_since_it_last_looked() {
    submitBoth();
    outbox.collect(System.nanoTime());
    outbox.submit(Calls.read("c"));
    shutDown();
    assertEquals(2, drains.get());
  }

  @Test
  void should_find_all_at_once_when_calls_come_together() {
    outbox.take(a);
    outbox.take(b);
    outbox.submitTaken(List.of(a, b));
    shutDown();
    assertEquals(1, drains.get());
    outbox.collect(System.nanoTime());
    assertSame(a, outbox.poll());
    assertSame(b, outbox.poll());
    assertEquals(2, credit.commands());
  }

  @Test
  void should_fail_calls_and_units_as_not_sent_when_the_loop_is_shut_down() {
    shutDown();
    Call<Reply> single = Calls.read("c");
    outbox.submit(single);
    Unit unit = new Unit(List.of(a, b));
    credit.takeMany(2, unit.bytes());
    outbox.submit(unit);
    for (Call<?> call : List.of(single, a, b)) {
      assertEquals(Outcome.NOT_SENT, Calls.failure(call).outcome());
    }
    assertEquals(0, credit.commands());
    assertEquals(0, credit.bytes());
  }

  @Test
  void should_start_deadlines_and_tell_the_earliest_when_it_collects() {
    Call<Reply> hasty = Calls.read("c", Calls.settings(RetryPolicy.READS).withTimeout(500));
    submitBoth();
    outbox.submit(hasty);
    assertEquals(500, outbox.collect(1_000));
    assertEquals(1_500, hasty.deadline);
    assertEquals(1_000 + Calls.SETTINGS.timeoutNanos(), a.deadline);
    assertEquals(Long.MAX_VALUE, outbox.collect(2_000), "nothing came since");
  }

  @Test
  void should_start_a_deadline_behind_the_wait_asked_of_the_server_unless_the_caller_set_it() {
    Command<Reply> blocking =
        Command.of(CommandSpec.write("BLPOP"), "k", 1).serverWait(Duration.ofNanos(300));
    CallSettings usual = CallSettings.of(1_000, RetryPolicy.READS, null, null);
    Call<Reply> waiting = new Call<>(blocking, usual);
    Call<Reply> hasty = new Call<>(blocking, usual.withTimeout(1_000));
    outbox.submit(waiting);
    assertEquals(1_300, outbox.collect(5_000));
    outbox.submit(hasty);
    assertEquals(1_000, outbox.collect(5_000));
    assertEquals(6_300, waiting.deadline);
    assertEquals(6_000, hasty.deadline);
  }

  @Test
  void should_know_the_bytes_that_wait_however_calls_come_and_go() {
    submitBoth();
    assertEquals(0, outbox.waitingBytes(), "not collected yet");
    outbox.collect(System.nanoTime());
    assertEquals(a.bytes() + b.bytes(), outbox.waitingBytes());
    assertSame(a, outbox.poll());
    assertEquals(b.bytes(), outbox.waitingBytes());
    outbox.putBack(a);
    b.cancel(false);
    outbox.removeDone(call -> {});
    assertEquals(a.bytes(), outbox.waitingBytes());
    assertEquals(1, credit.commands());
    outbox.failAll(call -> call.fail(Failures.notSent("gone", null)));
    assertEquals(0, outbox.waitingBytes());
    assertEquals(0, credit.commands());
    assertTrue(a.isCompletedExceptionally());
  }

  @Test
  void should_fail_only_the_impatient_when_there_is_no_connection() {
    Call<Reply> impatient = Calls.read("c", Calls.settings(RetryPolicy.FAIL_FAST));
    submitBoth();
    outbox.submit(impatient);
    outbox.collect(System.nanoTime());
    outbox.failImpatient(call -> call.fail(Failures.notSent("gone", null)));
    assertTrue(impatient.isCompletedExceptionally());
    assertFalse(a.isDone() || b.isDone());
    assertEquals(2, credit.commands());
    assertSame(a, outbox.poll());
    assertSame(b, outbox.poll());
  }
}
