package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.UnusableReplyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reply came in its turn, but the mapper of its command makes nothing of it. */
class UnusableReplyTest {
  private static final CommandSpec GET = CommandSpec.read("GET");

  private final EmbeddedWire embedded = new EmbeddedWire();
  private final Call<Reply> second = Calls.read("second");

  @AfterEach
  void close() {
    embedded.close();
  }

  private static <T> Call<T> ofUser(ReplyMapper<T> mapper) {
    return new Call<>(Command.of(GET, "k").returning(mapper), Calls.SETTINGS);
  }

  private static <T> Call<T> ofOurs(ReplyMapper<T> mapper) {
    Command<T> command = Format.TEXT.command(GET, 1).key("k").returning(mapper);
    return new Call<>(command, Calls.SETTINGS);
  }

  private void assertFailsAlone(Call<?> call, Throwable cause) {
    UnusableReplyException failure = (UnusableReplyException) Calls.failure(call);
    assertEquals(Outcome.EXECUTED, failure.outcome());
    assertSame(cause, failure.getCause());
    assertEquals("two", Calls.text(second));
    assertTrue(embedded.channel.isOpen());
    assertEquals(0, embedded.connection.snapshot().commands());
  }

  @Test
  void should_fail_one_call_only_when_the_users_mapper_throws() {
    IllegalStateException thrown = new IllegalStateException("no such colour");
    Call<String> call =
        ofUser(
            reply -> {
              throw thrown;
            });
    embedded.send(call, second);
    embedded.receive("$4\r\nblue\r\n+two\r\n");
    assertFailsAlone(call, thrown);
  }

  @Test
  void should_fail_one_call_only_when_the_users_mapper_throws_an_error() {
    StackOverflowError thrown = new StackOverflowError();
    Call<String> call =
        ofUser(
            reply -> {
              throw thrown;
            });
    embedded.send(call, second);
    embedded.receive("$4\r\nblue\r\n+two\r\n");
    assertFailsAlone(call, thrown);
  }

  @Test
  void should_fail_one_call_only_when_the_user_expected_another_type() {
    Call<Long> call = ofUser(Replies.integer());
    embedded.send(call, second);
    embedded.receive("*1\r\n:1\r\n+two\r\n");
    UnusableReplyException failure = (UnusableReplyException) Calls.failure(call);
    assertFailsAlone(call, failure.getCause());
  }

  @Test
  void should_read_the_next_reply_from_its_start_when_the_mapper_read_half_of_its_own() {
    Call<String> call =
        ofUser(
            reply -> {
              reply.element(Replies.text());
              throw new IllegalStateException("enough");
            });
    embedded.send(call, second);
    embedded.receive("*3\r\n:1\r\n*1\r\n:2\r\n:3\r\n+two\r\n");
    assertInstanceOf(UnusableReplyException.class, Calls.failure(call));
    assertEquals("two", Calls.text(second));
  }

  @Test
  void should_close_when_our_own_mapper_cannot_have_such_a_reply() {
    Call<Long> call = ofOurs(Replies.integer());
    embedded.send(call, second);
    embedded.receive("*1\r\n:1\r\n+two\r\n");
    ProtocolException failure = (ProtocolException) Calls.failure(call);
    assertEquals(Outcome.UNKNOWN, failure.outcome());
    assertFalse(embedded.channel.isOpen());
    assertFalse(second.isDone(), "what comes behind it may be anybody's");
  }

  @Test
  void should_fail_one_call_only_when_our_own_mapper_fails_in_another_way() {
    IllegalStateException thrown = new IllegalStateException("codec");
    Call<String> call =
        ofOurs(
            reply -> {
              throw thrown;
            });
    embedded.send(call, second);
    embedded.receive("$4\r\nblue\r\n+two\r\n");
    assertFailsAlone(call, thrown);
  }
}
