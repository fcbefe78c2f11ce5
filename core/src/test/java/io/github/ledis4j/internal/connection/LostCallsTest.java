package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.options.RetryPolicy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostCallsTest {
  private final LossFixture loss = new LossFixture();

  @AfterEach
  void close() {
    loss.close();
  }

  private static void assertUnknown(Call<?> call) {
    LedisException failure = Calls.failure(call);
    assertInstanceOf(ConnectionException.class, failure);
    assertEquals(Outcome.UNKNOWN, failure.outcome());
    assertTrue(
        String.valueOf(failure.getMessage()).contains("was lost; " + call.command().spec()),
        failure.getMessage());
  }

  @Test
  void should_put_sent_reads_in_order_ahead_of_what_was_never_sent() {
    Call<?> a = Calls.read("a");
    Call<?> b = Calls.read("b");
    Call<?> unsentWrite = Calls.write("c");
    Call<?> unsentRead = Calls.read("d");
    loss.inFlight(a, b);
    loss.waiting(unsentWrite, unsentRead);
    loss.lose();
    assertEquals(List.of(a, b, unsentWrite, unsentRead), loss.takeWaiting());
    assertEquals(2, loss.repeated());
  }

  @Test
  void should_fail_sent_writes_and_keep_the_order_of_the_reads_between_them() {
    Call<?> a = Calls.read("a");
    Call<?> write = Calls.write("b");
    Call<?> c = Calls.read("c");
    loss.inFlight(a, write, c);
    loss.lose();
    assertUnknown(write);
    assertEquals(2, loss.credit.commands());
    assertEquals(a.bytes() + c.bytes(), loss.credit.bytes());
    assertEquals(List.of(a, c), loss.takeWaiting());
  }

  @Test
  void should_load_a_script_again_when_its_caller_leaves_before_it_is_sent_once_more() {
    CallSettings all = Calls.settings(RetryPolicy.ALL);
    Command<?> load = Command.of("SCRIPT LOAD", "return 1");
    Call<Reply> run = new LoadingCall<>(Command.of("EVAL", "return 1", 0), load, all);
    try (EmbeddedWire embedded = new EmbeddedWire()) {
      run.written(embedded.wire);
      loss.inFlight(run);
      loss.lose();
      run.cancel(false);
      assertFalse(run.isEnded(), "others rely on it");
      assertEquals(List.of(run), loss.takeWaiting());
      run.written(embedded.wire);
      assertEquals(load.toBytes().length, run.writtenBytes());
    }
  }

  @Test
  void should_not_repeat_a_read_twice_wherever_it_stood() {
    Call<?> head = Calls.read("a");
    Call<?> behind = Calls.read("b");
    loss.inFlight(head, behind);
    loss.lose();
    assertEquals(List.of(head, behind), loss.sendWaiting());
    loss.lose();
    assertUnknown(head);
    assertUnknown(behind);
    assertEquals(List.of(), loss.takeWaiting());
    assertEquals(0, loss.credit.commands());
  }

  @Test
  void should_put_what_was_refused_for_now_ahead_of_what_was_in_flight() {
    Call<?> refused = Calls.write("a");
    Call<?> inFlight = Calls.read("b");
    Call<?> waiting = Calls.write("c");
    loss.refused(refused);
    loss.inFlight(inFlight);
    loss.waiting(waiting);
    loss.lose();
    assertEquals(List.of(refused, inFlight, waiting), loss.takeWaiting());
    assertEquals(1, loss.repeated(), "nothing of what was refused has run");
  }

  @ParameterizedTest
  @EnumSource(
      value = RetryPolicy.class,
      names = {"FAIL_FAST", "UNSENT"})
  void should_not_repeat_a_read_when_its_client_does_not_want_it(RetryPolicy policy) {
    Call<?> unwanted = Calls.read("a", Calls.settings(policy));
    Call<?> wanted = Calls.read("b");
    loss.inFlight(unwanted, wanted);
    loss.lose();
    assertUnknown(unwanted);
    assertEquals(List.of(wanted), loss.takeWaiting());
  }

  @Test
  void should_repeat_nothing_when_the_connection_does_not_come_back() {
    Call<?> a = Calls.read("a");
    Call<?> b = Calls.read("b");
    loss.inFlight(a, b);
    loss.end(false, null);
    assertUnknown(a);
    assertUnknown(b);
    assertEquals(0, loss.repeated());
    assertEquals(0, loss.credit.commands());
  }

  @Test
  void should_neither_repeat_nor_fail_what_is_done_and_give_its_credit_back() {
    Call<?> cancelled = Calls.read("a");
    Call<?> timedOut = Calls.read("b");
    Call<?> open = Calls.read("c");
    loss.inFlight(cancelled, timedOut, open);
    cancelled.cancel(false);
    LedisException timeout = Failures.notSent("too late", null);
    timedOut.fail(timeout);
    loss.lose();
    assertTrue(cancelled.isCancelled());
    assertEquals(timeout, Calls.failure(timedOut));
    assertEquals(1, loss.credit.commands());
    assertEquals(open.bytes(), loss.credit.bytes());
    assertEquals(List.of(open), loss.takeWaiting());
  }

  @Test
  void should_end_with_no_credit_taken_when_everything_fails() {
    Call<?> a = Calls.write("a");
    Call<?> b = Calls.write("a longer key");
    loss.inFlight(a, b);
    loss.lose();
    assertUnknown(a);
    assertUnknown(b);
    assertEquals(0, loss.credit.commands());
    assertEquals(0, loss.credit.bytes());
  }

  @Test
  void should_say_that_the_protocol_was_broken_when_that_is_why_the_channel_closed() {
    Call<?> write = Calls.write("a");
    loss.inFlight(write);
    ProtocolException why = new ProtocolException(Outcome.UNKNOWN, "out of step", null);
    loss.end(true, why);
    LedisException failure = Calls.failure(write);
    assertInstanceOf(ProtocolException.class, failure);
    assertEquals(why, failure.getCause());
  }

  @Test
  void should_give_each_call_a_failure_of_its_own() {
    Call<?> a = Calls.write("a");
    Call<?> b = Calls.write("b");
    loss.inFlight(a, b);
    loss.lose();
    assertFalse(Calls.failure(a) == Calls.failure(b));
  }

  @Test
  void should_succeed_when_the_command_is_answered_by_closing() {
    Call<Reply> shutdown = new Call<>(Command.of("SHUTDOWN"), Calls.SETTINGS);
    loss.inFlight(shutdown);
    loss.lose();
    assertInstanceOf(Reply.Null.class, Calls.value(shutdown));
  }

  @Test
  void should_fail_a_command_that_is_answered_by_closing_when_the_channel_broke() {
    Call<Reply> shutdown = new Call<>(Command.of("SHUTDOWN"), Calls.SETTINGS);
    loss.inFlight(shutdown);
    loss.end(true, new IOException("reset by peer"));
    assertUnknown(shutdown);
  }
}
