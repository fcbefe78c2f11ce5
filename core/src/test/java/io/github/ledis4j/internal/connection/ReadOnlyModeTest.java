package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyModeTest {
  private static final String REFUSAL = "-write not support in readonly mode\r\n";
  private static final String QUESTION = "*2\r\n$4\r\nINFO\r\n$6\r\nserver\r\n";
  private static final String GET_A = "*2\r\n$3\r\nGET\r\n$1\r\na\r\n";
  private static final String GET_B = "*2\r\n$3\r\nGET\r\n$1\r\nb\r\n";
  private static final String APPEND = "*3\r\n$6\r\nAPPEND\r\n$1\r\nk\r\n$1\r\nv\r\n";

  private final EmbeddedWire embedded = new EmbeddedWire();

  @AfterEach
  void close() {
    embedded.close();
  }

  private static Call<Reply> append() {
    return new Call<>(Command.of("APPEND", "k", "v"), Calls.SETTINGS);
  }

  /** Lets calls wait in this order, and writes what may be written. */
  private String write(Call<?>... calls) {
    Outbox outbox = embedded.connection.core().outbox();
    for (int i = calls.length - 1; i >= 0; i--) {
      outbox.admit(calls[i]);
      outbox.putBack(calls[i]);
    }
    embedded.wire.writer().write(outbox);
    outbox.giveBackSettled();
    return embedded.written();
  }

  private static String info(String readonly) {
    String text = "# Server\r\nreadonly:" + readonly + "\r\nledisdb_version:0.5\r\n";
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }

  private void refuseAWrite(String refusal) {
    Call<Reply> set = Calls.write("k");
    embedded.send(set);
    embedded.receive(refusal);
    assertInstanceOf(ServerException.ReadOnly.class, Calls.failure(set));
  }

  private void assertOpen(int commands) {
    assertEquals(commands, embedded.connection.snapshot().commands());
  }

  private static void assertRefused(Call<?> call) {
    ServerException failure = assertInstanceOf(ServerException.ReadOnly.class, Calls.failure(call));
    assertEquals(Outcome.REJECTED, failure.outcome());
    assertTrue(failure.nothingDone());
    assertFalse(call.wasSent());
    assertTrue(String.valueOf(failure.getMessage()).startsWith(call.command().spec() + ": "));
  }

  @Test
  void should_fail_in_place_of_the_server_when_it_refused_a_write_before() {
    refuseAWrite(REFUSAL);
    Call<Reply> first = Calls.read("a");
    Call<Reply> second = Calls.read("b");
    List<Call<Reply>> ignored =
        List.of(
            append(),
            new Call<>(Command.of("setnx", "k", "v"), Calls.SETTINGS),
            new Call<>(Command.of(CommandSpec.write("append"), "k", "v"), Calls.SETTINGS));
    String written = write(first, ignored.get(0), ignored.get(1), second, ignored.get(2));
    assertEquals(GET_A + GET_B + QUESTION, written);
    ignored.forEach(ReadOnlyModeTest::assertRefused);
    assertOpen(3);
    embedded.receive("+one\r\n+two\r\n" + info("true"));
    assertEquals("one", Calls.text(first));
    assertEquals("two", Calls.text(second));
    assertOpen(0);
    assertEquals(0, embedded.connection.snapshot().bytes());
  }

  @Test
  void should_leave_them_to_the_server_when_it_takes_writes_or_is_no_ledisdb() {
    assertEquals(APPEND, write(append()));
    embedded.receive(":1\r\n");
    refuseAWrite("-READONLY You can't write against a read only replica.\r\n");
    assertEquals(APPEND, write(append()));
  }

  @Test
  void should_send_them_again_when_the_server_takes_writes_again() {
    refuseAWrite(REFUSAL);
    assertEquals(QUESTION, write(append()));
    embedded.receive(info("false"));
    assertEquals(APPEND, write(append()));
  }

  @Test
  void should_not_say_that_nothing_was_done_when_a_lost_connection_may_have_run_it() {
    refuseAWrite(REFUSAL);
    Call<Reply> call = append();
    call.repeat();
    write(call);
    assertFalse(
        assertInstanceOf(ServerException.ReadOnly.class, Calls.failure(call)).nothingDone());
  }

  @Test
  void should_ask_one_question_at_a_time() {
    refuseAWrite(REFUSAL);
    assertEquals(QUESTION, write(append(), append()));
    assertEquals("", write(append()));
    embedded.receive(info("true"));
    assertEquals(QUESTION, write(), "for the one that was refused since");
    embedded.receive(info("true"));
    assertEquals("", write());
    assertOpen(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-not authenticated\r\n", "$-1\r\n", "*1\r\n+x\r\n"})
  void should_believe_what_it_believed_when_the_server_does_not_say(String answer) {
    refuseAWrite(REFUSAL);
    assertEquals(QUESTION, write(append()));
    embedded.receive(answer);
    Call<Reply> call = append();
    assertEquals(QUESTION, write(call));
    assertRefused(call);
    assertTrue(embedded.channel.isOpen());
  }

  @Test
  void should_drop_silently_what_its_caller_gave_up_already() {
    refuseAWrite(REFUSAL);
    Call<Reply> call = append();
    call.cancel(false);
    assertEquals("", write(call));
    assertOpen(0);
  }
}
