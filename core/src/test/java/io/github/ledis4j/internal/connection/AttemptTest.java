package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import org.junit.jupiter.api.Test;

/** What is remembered of the attempts to have a server run something. */
class AttemptTest {
  private final Call<Reply> call = Calls.write("k");

  @Test
  void should_have_run_nowhere_when_the_server_refused_it_or_the_channel_took_nothing() {
    Attempt sent = Attempt.NEW.sent();
    assertTrue(sent.mayHaveRun());
    assertEquals(Attempt.REFUSED, sent.refused());
    assertFalse(sent.refused().mayHaveRun());
    assertEquals(Attempt.NEW, sent.takenBack());
    assertEquals(Attempt.SENT, sent.refused().sent());
  }

  @Test
  void should_remember_a_loss_when_it_is_sent_and_refused_again() {
    Attempt again = Attempt.LOST.sent();
    for (Attempt each : new Attempt[] {Attempt.LOST, again, again.refused(), again.takenBack()}) {
      assertTrue(each.mayHaveRun() && each.isRepeated() && each.isSuspect(), each.name());
    }
    assertTrue(again.refused().isRefused());
    assertFalse(again.isRefused());
  }

  @Test
  void should_be_suspect_and_not_have_run_when_a_part_of_it_was_out() {
    call.takenBack(true);
    assertEquals(Attempt.CUT, call.attempt());
    Attempt again = call.attempt().sent();
    assertEquals(Attempt.SENT_AFTER_CUT, again);
    assertTrue(again.isSuspect());
    assertFalse(again.isRepeated());
    assertFalse(again.takenBack().mayHaveRun());
    assertFalse(again.refused().mayHaveRun());
  }

  @Test
  void should_still_be_lost_when_a_part_of_it_was_out_after_a_loss() {
    call.repeat();
    call.takenBack(true);
    assertEquals(Attempt.LOST, call.attempt());
    assertTrue(call.mayHaveRunBefore());
  }
}
