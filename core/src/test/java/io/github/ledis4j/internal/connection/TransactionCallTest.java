package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.error.WatchException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command of a transaction is told, for every way in which a server may answer. */
class TransactionCallTest {
  private static final String QUEUED = "+OK\r\n+QUEUED\r\n+QUEUED\r\n";

  private final EmbeddedWire embedded = new EmbeddedWire();
  private final Call<Boolean> set =
      new Call<>(Command.of("SET", "k", "v").returning(Replies.ok()), Calls.SETTINGS);
  private final Call<Long> incr =
      new Call<>(Command.of("INCR", "n").returning(Replies.integer()), Calls.SETTINGS);
  private final TransactionCall transaction =
      new TransactionCall(List.of(set, incr), Calls.SETTINGS);
  private final Call<Reply> behind = Calls.read("behind");

  @AfterEach
  void close() {
    embedded.close();
  }

  private void receive(String... replies) {
    embedded.send(transaction, behind);
    for (String reply : replies) {
      embedded.receive(reply);
    }
  }

  private void assertOthersGoOn() {
    embedded.receive("$3\r\nyes\r\n");
    assertEquals("yes", Calls.text(behind));
    assertTrue(embedded.channel.isOpen());
  }

  private void assertClosed(String part) {
    for (Call<?> call : List.of(transaction, set, incr)) {
      LedisException failure = assertInstanceOf(ProtocolException.class, Calls.failure(call));
      assertEquals(Outcome.UNKNOWN, failure.outcome());
      assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }
    assertNotSame(Calls.failure(set), Calls.failure(incr));
    assertFalse(embedded.channel.isOpen());
  }

  @Test
  void should_give_each_its_own_value_when_the_answer_comes_in_any_pieces() {
    for (int piece = 1; piece < 40; piece++) {
      try (EmbeddedWire other = new EmbeddedWire()) {
        Call<Boolean> first = new Call<>(set.command(), Calls.SETTINGS);
        Call<Long> second = new Call<>(incr.command(), Calls.SETTINGS);
        other.send(new TransactionCall(List.of(first, second), Calls.SETTINGS));
        String all = QUEUED + "*2\r\n+OK\r\n:7\r\n";
        for (int from = 0; from < all.length(); from += piece) {
          other.receive(all.substring(from, Math.min(all.length(), from + piece)));
        }
        assertEquals(true, Calls.value(first));
        assertEquals(7, Calls.value(second));
        assertEquals(0, other.connection.snapshot().commands());
      }
    }
  }

  @Test
  void should_fail_one_alone_when_its_element_is_an_error() {
    receive(QUEUED + "*2\r\n-WRONGTYPE no string\r\n:7\r\n");
    ServerException failure = (ServerException) Calls.failure(set);
    assertEquals("SET: WRONGTYPE no string", failure.getMessage());
    assertEquals(Outcome.REJECTED, failure.outcome());
    assertEquals(7, Calls.value(incr));
    assertEquals(true, Calls.value(transaction));
    assertOthersGoOn();
  }

  @Test
  void should_fail_one_alone_when_its_element_cannot_be_read() {
    receive(QUEUED + "*2\r\n*1\r\n+OK\r\n:7\r\n");
    assertInstanceOf(UnusableReplyException.class, Calls.failure(set));
    assertEquals(Outcome.EXECUTED, Calls.failure(set).outcome());
    assertEquals(7, Calls.value(incr));
    assertOthersGoOn();
  }

  @Test
  void should_count_the_elements_when_the_server_does_not() {
    receive(QUEUED + "*?\r\n+OK\r\n:7\r\n.\r\n");
    assertEquals(true, Calls.value(set));
    assertEquals(7, Calls.value(incr));
    assertOthersGoOn();
  }

  @Test
  void should_say_that_nothing_was_done_when_one_was_refused() {
    receive(
        "+OK\r\n+QUEUED\r\n-ERR wrong number of arguments\r\n",
        "-EXECABORT Transaction discarded because of previous errors.\r\n");
    assertInstanceOf(ServerException.WrongArguments.class, Calls.failure(incr));
    ServerException other = assertInstanceOf(ServerException.ExecAbort.class, Calls.failure(set));
    assertTrue(other.nothingDone());
    assertEquals(
        "SET: EXECABORT Transaction discarded because of previous errors."
            + " (INCR: ERR wrong number of arguments)",
        other.getMessage());
    assertInstanceOf(ServerException.ExecAbort.class, Calls.failure(transaction));
    assertOthersGoOn();
  }

  @Test
  void should_say_that_nothing_was_done_when_a_script_was_in_it() {
    Call<Reply> script = new Call<>(Command.of("EVAL", "return 1", 0), Calls.SETTINGS);
    embedded.send(new TransactionCall(List.of(script, incr), Calls.SETTINGS));
    embedded.receive("+OK\r\n+QUEUED\r\n-ERR no\r\n-EXECABORT no\r\n");
    assertTrue(((ServerException) Calls.failure(script)).nothingDone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*-1\r\n", "_\r\n", "$-1\r\n"})
  void should_tell_of_a_conflict_when_exec_is_answered_by_null(String none) {
    receive(QUEUED + none);
    for (Call<?> call : List.of(transaction, set, incr)) {
      assertInstanceOf(WatchException.class, Calls.failure(call));
      assertEquals(Outcome.REJECTED, Calls.failure(call).outcome());
    }
    assertOthersGoOn();
  }

  @ParameterizedTest
  @CsvSource({
    "+NO, was not taken",
    "*0, was not taken",
    "+OK|$6|QUEUED, SET was not queued",
    "+OK|+QUEUED|+OK, INCR was not queued",
    "+OK|+QUEUED|*2|+OK|:7, INCR was not queued",
    "+OK|+QUEUED|+QUEUED|*1|+OK, one element per command",
    "+OK|+QUEUED|+QUEUED|*3|+OK|:7|:8, one element per command",
    "+OK|+QUEUED|+QUEUED|*?|+OK|., one element per command",
    "+OK|+QUEUED|+QUEUED|*0, one element per command",
    "+OK|+QUEUED|+QUEUED|+QUEUED, one element per command",
    "+OK|-ERR no|+QUEUED|*2|+OK|:7, ran what was refused",
    "-NOPERM no|+OK|:7|*2|+OK|:7, ran what was refused"
  })
  void should_close_the_connection_when_replies_are_not_those_of_a_transaction(
      String replies, String message) {
    receive(replies.replace("|", "\r\n") + "\r\n");
    assertClosed(message);
  }

  /** EXEC asks a cluster for the keys of all its commands, each of which may have been queued. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MOVED 3999 127.0.0.1:6381",
        "ASK 3999 127.0.0.1:6381",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "CLUSTERDOWN The cluster is down",
        "CROSSSLOT Keys in request don't hash to the same slot"
      })
  void should_end_alone_when_a_cluster_refuses_exec(String text) {
    receive(QUEUED + "-" + text + "\r\n");
    for (Call<?> call : List.of(transaction, set, incr)) {
      ServerException failure = (ServerException) Calls.failure(call);
      assertEquals(ServerException.of("EXEC", text).getClass(), failure.getClass());
      assertEquals(text, failure.text());
      assertTrue(failure.nothingDone());
    }
    assertOthersGoOn();
  }

  @Test
  void should_tell_the_command_itself_when_a_cluster_refuses_to_queue_it() {
    receive("+OK\r\n+QUEUED\r\n-MOVED 3999 127.0.0.1:6381\r\n-EXECABORT dropped\r\n");
    assertEquals(3999, ((ServerException.Moved) Calls.failure(incr)).slot());
    assertInstanceOf(ServerException.ExecAbort.class, Calls.failure(set));
    assertOthersGoOn();
  }

  @Test
  void should_close_the_connection_when_exec_is_refused_and_the_transaction_is_still_open() {
    receive(QUEUED + "-NOPERM this user has no permissions to run the 'exec' command\r\n");
    assertInstanceOf(ServerException.NoPermission.class, Calls.failure(set));
    assertFalse(embedded.channel.isOpen());
  }

  @Test
  void should_close_the_connection_when_exec_is_refused_though_nobody_waits_any_more() {
    embedded.send(transaction, behind);
    transaction.fail(new WatchException("given up"));
    embedded.receive(QUEUED + "-NOPERM no\r\n");
    assertFalse(embedded.channel.isOpen());
  }

  @Test
  void should_tell_what_ran_when_multi_itself_was_refused() {
    receive("-NOPERM no\r\n+OK\r\n-WRONGTYPE no\r\n-ERR EXEC without MULTI\r\n");
    assertEquals(Outcome.EXECUTED, Calls.failure(set).outcome());
    assertEquals(
        "SET ran outside of a transaction: MULTI: NOPERM no", Calls.failure(set).getMessage());
    assertInstanceOf(ServerException.WrongType.class, Calls.failure(incr));
    assertEquals(Outcome.EXECUTED, Calls.failure(transaction).outcome());
    assertOthersGoOn();
  }

  @Test
  void should_refuse_all_when_the_server_refuses_everything() {
    receive("-NOAUTH no\r\n".repeat(3) + "-NOAUTH no\r\n");
    for (Call<?> call : List.of(transaction, set, incr)) {
      assertInstanceOf(ServerException.NotAuthenticated.class, Calls.failure(call));
    }
    assertOthersGoOn();
  }

  @Test
  void should_keep_the_values_of_the_others_when_one_was_cancelled() {
    embedded.send(transaction, behind);
    assertTrue(set.cancel(false));
    embedded.receive(QUEUED + "*2\r\n+OK\r\n:7\r\n");
    assertEquals(7, Calls.value(incr));
    assertEquals(true, Calls.value(transaction));
    assertOthersGoOn();
  }

  @Test
  void should_take_late_replies_when_it_was_given_up() {
    embedded.send(transaction, behind);
    embedded.receive("+OK\r\n+QUEUED\r\n");
    transaction.fail(new WatchException("given up"));
    embedded.receive("+QUEUED\r\n*2\r\n+OK\r\n:7\r\n");
    assertInstanceOf(WatchException.class, Calls.failure(incr));
    assertOthersGoOn();
  }

  @Test
  void should_not_be_repeated_when_it_writes() {
    try (LossFixture loss = new LossFixture()) {
      loss.inFlight(Calls.write("head"), transaction);
      loss.lose();
      assertEquals(List.of(), loss.takeWaiting());
      assertEquals(0, loss.credit.commands());
    }
    for (Call<?> call : List.of(transaction, set, incr)) {
      assertEquals(Outcome.UNKNOWN, Calls.failure(call).outcome());
    }
    assertEquals(
        "SET in a transaction: connection was lost; EXEC was sent and not answered, it may have"
            + " run",
        Calls.failure(set).getMessage());
  }

  @Test
  void should_be_repeated_whole_when_it_reads_only() {
    Call<Reply> a = Calls.read("a");
    Call<Reply> b = Calls.read("b");
    TransactionCall reads = new TransactionCall(List.of(a, b), Calls.SETTINGS);
    embedded.send(reads);
    embedded.receive("+OK\r\n+QUEUED\r\n");
    try (LossFixture loss = new LossFixture()) {
      loss.inFlight(reads);
      loss.lose();
      assertEquals(List.of(reads), loss.takeWaiting());
    }
    reads.written(embedded.wire);
    embedded.receive("+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n$1\r\nx\r\n$1\r\ny\r\n");
    assertEquals("x", Calls.text(a));
    assertEquals("y", Calls.text(b));
  }

  @Test
  void should_go_out_in_one_piece_between_others() {
    embedded.connection.core().outbox().submit(Calls.read("before"));
    embedded.connection.core().outbox().submit(transaction);
    embedded.connection.core().outbox().submit(behind);
    embedded.connection.core().outbox().collect(System.nanoTime());
    embedded.wire.writer().write(embedded.connection.core().outbox());
    String written = embedded.written();
    assertTrue(
        written.contains(
            "before\r\n*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n"
                + "*2\r\n$4\r\nINCR\r\n$1\r\nn\r\n*1\r\n$4\r\nEXEC\r\n*2\r\n"),
        written);
  }

  @Test
  void should_count_every_command_when_the_queue_is_bounded() {
    Credit credit = new Credit(8, 1_000_000);
    credit.take(Credit.of(transaction));
    assertEquals(4, credit.commands());
    credit.take(Credit.of(transaction));
    assertThrows(LedisException.class, () -> credit.take(Credit.of(transaction)));
  }

  @Test
  void should_be_a_write_when_nothing_is_known_of_a_command() {
    assertFalse(transaction.command().spec().isRead());
    Call<Reply> get = new Call<>(Command.of(CommandSpec.read("GET"), "k"), Calls.SETTINGS);
    assertTrue(new TransactionCall(List.of(get), Calls.SETTINGS).command().spec().isRead());
  }
}
