package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.error.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostUnitsTest {
  private final LossFixture loss = new LossFixture();
  private final Call<Reply> a = Calls.read("a");
  private final Call<Reply> b = Calls.read("b");
  private final Call<Reply> c = Calls.read("c");

  @AfterEach
  void close() {
    loss.close();
  }

  private static Reply nullReply() {
    return Reply.of(Frame.nullReply());
  }

  private void assertAllFailed(Call<?>... calls) {
    for (Call<?> call : calls) {
      assertEquals(Outcome.UNKNOWN, Calls.failure(call).outcome());
    }
    assertEquals(List.of(), loss.takeWaiting());
    assertEquals(0, loss.credit.commands());
  }

  @Test
  void should_repeat_a_unit_of_reads_whole_when_it_was_behind_the_head() {
    loss.inFlight(Calls.write("head"));
    loss.inFlight(new Unit(List.of(a, b, c)));
    loss.lose();
    assertEquals(List.of(a, b, c), loss.takeWaiting());
    assertEquals(3, loss.repeated());
  }

  @Test
  void should_repeat_a_unit_of_reads_whole_when_it_was_at_the_head() {
    loss.inFlight(new Unit(List.of(a, b, c)));
    loss.lose();
    assertEquals(List.of(a, b, c), loss.takeWaiting());
    assertEquals(3, loss.repeated());
  }

  @Test
  void should_repeat_nothing_of_a_unit_when_the_answer_to_one_waits_for_its_executor() {
    CallSettings slow = Calls.completingOn(task -> {});
    Call<Reply> answered = Calls.read("answered", slow);
    Call<Reply> open = Calls.read("open", Calls.SETTINGS);
    new Unit(List.of(answered, open));
    answered.succeed(nullReply(), loss.replyBudget, 0);
    loss.inFlight(Calls.write("head"), open);
    loss.lose();
    assertEquals(List.of(), loss.takeWaiting());
    assertTrue(open.isCompletedExceptionally());
  }

  @Test
  void should_put_the_sent_part_ahead_of_the_rest_when_a_unit_was_sent_in_part() {
    new Unit(List.of(a, b, c));
    loss.inFlight(Calls.write("head"), a, b);
    loss.waiting(c);
    loss.lose();
    assertEquals(List.of(a, b, c), loss.takeWaiting());
  }

  @Test
  void should_repeat_nothing_of_a_unit_when_one_of_it_changes_something() {
    Call<Reply> write = Calls.write("w");
    loss.inFlight(Calls.write("head"));
    loss.inFlight(new Unit(List.of(a, b, write)));
    loss.lose();
    assertAllFailed(a, b, write);
  }

  @Test
  void should_repeat_nothing_of_a_unit_when_one_of_it_was_answered() {
    new Unit(List.of(a, b, c));
    a.complete(nullReply());
    loss.inFlight(b, c);
    loss.lose();
    assertAllFailed(b, c);
  }

  @Test
  void should_repeat_nothing_of_a_unit_when_it_was_repeated_at_the_head_before() {
    loss.inFlight(new Unit(List.of(a, b, c)));
    loss.lose();
    loss.sendWaiting();
    loss.lose();
    assertAllFailed(a, b, c);
  }

  @Test
  void should_repeat_the_calls_around_a_unit_that_is_not_repeated() {
    Call<Reply> write = Calls.write("w");
    Call<Reply> behind = Calls.read("behind");
    loss.inFlight(c);
    loss.inFlight(new Unit(List.of(a, write)));
    loss.inFlight(behind);
    loss.lose();
    assertEquals(List.of(c, behind), loss.takeWaiting());
    assertTrue(a.isCompletedExceptionally() && write.isCompletedExceptionally());
  }
}
