package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplyCorrelatorTest {
  private final EmbeddedWire embedded = new EmbeddedWire();
  private final Call<Reply> first = Calls.read("first");
  private final Call<Reply> second = Calls.read("second");

  @AfterEach
  void close() {
    embedded.close();
  }

  private int openCommands() {
    return embedded.connection.snapshot().commands();
  }

  @Test
  void should_give_each_reply_to_the_oldest_open_call() {
    embedded.send(first, second);
    embedded.receive("+one\r\n");
    assertEquals("one", Calls.text(first));
    assertFalse(second.isDone());
    embedded.receive("+two\r\n");
    assertEquals("two", Calls.text(second));
  }

  @Test
  void should_give_each_its_own_when_several_replies_come_in_one_read() {
    embedded.send(first, second);
    embedded.receive("+one\r\n+two\r\n");
    assertEquals("one", Calls.text(first));
    assertEquals("two", Calls.text(second));
  }

  @Test
  void should_give_nothing_until_the_reply_is_whole() {
    embedded.send(first);
    embedded.receive("$3\r\nab");
    assertFalse(first.isDone());
    assertTrue(embedded.wire.isMidReply());
    embedded.receive("c\r\n");
    assertEquals("abc", Calls.text(first));
    assertFalse(embedded.wire.isMidReply());
  }

  @Test
  void should_drop_the_reply_of_a_cancelled_call_and_keep_the_order() {
    embedded.send(first, second);
    first.cancel(false);
    embedded.receive("+late\r\n+two\r\n");
    assertTrue(first.isCancelled());
    assertEquals("two", Calls.text(second));
    assertTrue(embedded.channel.isOpen());
  }

  @Test
  void should_give_credit_back_with_each_read_even_for_cancelled_calls() {
    embedded.send(first, second, Calls.write("third"));
    first.cancel(false);
    assertEquals(3, openCommands());
    assertEquals(
        embedded.correlator.unanswered(), embedded.connection.snapshot().bytes(), "all in flight");
    embedded.receive("+one\r\n");
    assertEquals(2, openCommands());
    embedded.receive("+two\r\n-ERR no\r\n");
    assertEquals(0, openCommands());
    assertEquals(0, embedded.connection.snapshot().bytes());
    assertEquals(0, embedded.correlator.unanswered());
  }

  @Test
  void should_fail_only_the_call_that_the_server_refuses() {
    embedded.send(first, second);
    embedded.receive("-WRONGTYPE no string\r\n+two\r\n");
    ServerException refusal = (ServerException) Calls.failure(first);
    assertEquals("WRONGTYPE", refusal.code());
    assertEquals(Outcome.REJECTED, refusal.outcome());
    assertEquals("two", Calls.text(second));
    assertTrue(embedded.channel.isOpen());
  }

  @Test
  void should_close_and_ignore_the_rest_when_a_reply_comes_that_no_call_waits_for() {
    embedded.send(first);
    embedded.receive("+one\r\n+surplus\r\n");
    assertEquals("one", Calls.text(first));
    assertFalse(embedded.channel.isOpen());
  }

  @Test
  void should_give_nothing_more_when_the_channel_is_being_closed() {
    embedded.send(first);
    embedded.correlator.closingBecause(Failures.notSent("enough", null));
    embedded.receive("+one\r\n");
    assertFalse(first.isDone());
    assertEquals(1, embedded.correlator.inFlight().size());
  }

  @Test
  void should_close_when_what_comes_is_not_resp() {
    embedded.send(first);
    embedded.receive("hello\r\n+one\r\n");
    assertFalse(embedded.channel.isOpen());
    assertFalse(first.isDone());
  }

  @Test
  void should_release_a_message_that_is_no_reply() {
    ByteBuf stray = Unpooled.buffer(1);
    embedded.channel.pipeline().context("ReplyDecoder#0").fireChannelRead(stray);
    assertEquals(0, stray.refCnt());
  }
}
