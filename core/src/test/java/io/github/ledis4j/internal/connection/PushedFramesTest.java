package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedFramesTest {
  private static final String MESSAGE = "3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$2\r\nhi\r\n";
  private static final String MONITORED = "+1339518083.1 [0 127.0.0.1:6] \"get\" \"k\"\r\n";

  private final EmbeddedWire embedded = new EmbeddedWire();
  private final List<Reply> pushed = new ArrayList<>();
  private final Call<Reply> call = Calls.read("k");

  @AfterEach
  void close() {
    embedded.close();
  }

  private void mode(ChannelMode mode) {
    embedded.correlator.mode(mode, (ReplyReader reply) -> pushed.add(Reply.of(reply)));
  }

  @Test
  void should_keep_a_push_frame_from_the_calls_when_in_any_mode() {
    for (ChannelMode mode : ChannelMode.values()) {
      mode(mode);
      Call<Reply> waiting = Calls.read("k");
      embedded.send(waiting);
      embedded.receive(">" + MESSAGE);
      assertFalse(waiting.isDone());
      embedded.receive("$1\r\nx\r\n");
      assertEquals("x", Calls.text(waiting));
    }
    assertEquals(3, pushed.size());
  }

  @Test
  void should_drop_a_push_frame_when_nobody_listens() {
    embedded.send(call);
    embedded.receive(">" + MESSAGE + "$1\r\nx\r\n>" + MESSAGE);
    assertEquals("x", Calls.text(call));
    assertTrue(embedded.channel.isOpen());
  }

  @Test
  void should_take_every_other_frame_for_a_reply_when_only_commands_are_sent() {
    mode(ChannelMode.COMMANDS);
    Call<Reply> second = Calls.read("k");
    embedded.send(call, second);
    embedded.receive("*" + MESSAGE + MONITORED);
    assertEquals(3, ((Reply.Aggregate) Calls.value(call)).elements().size());
    assertTrue(second.isDone());
    assertEquals(List.of(), pushed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message",
        "pmessage",
        "smessage",
        "subscribe",
        "unsubscribe",
        "psubscribe",
        "punsubscribe",
        "ssubscribe",
        "sunsubscribe"
      })
  void should_keep_the_arrays_of_subscriptions_from_the_calls_when_subscribed_in_resp2(
      String kind) {
    mode(ChannelMode.RESP2_SUBSCRIBED);
    embedded.send(call);
    embedded.receive("*3\r\n$" + kind.length() + "\r\n" + kind + "\r\n$2\r\nch\r\n:1\r\n");
    assertFalse(call.isDone());
    List<Reply> elements = ((Reply.Aggregate) pushed.get(0)).elements();
    assertEquals(kind, ((Reply.Text) elements.get(0)).text(), "read from its start");
    assertEquals(3, elements.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*2\r\n$4\r\npong\r\n$0\r\n\r\n",
        "*0\r\n",
        "*-1\r\n",
        "+OK\r\n",
        "$7\r\nmessage\r\n",
        "*1\r\n$-1\r\n",
        "*1\r\n:1\r\n",
        "*1\r\n*1\r\n:1\r\n"
      })
  void should_take_what_is_no_message_for_a_reply_when_subscribed_in_resp2(String reply) {
    mode(ChannelMode.RESP2_SUBSCRIBED);
    embedded.send(call);
    embedded.receive(reply);
    assertEquals(List.of(), pushed);
    Calls.value(call);
    assertTrue(embedded.channel.isOpen());
  }

  @Test
  void should_hand_a_reply_on_whole_when_its_start_was_looked_at() {
    mode(ChannelMode.RESP2_SUBSCRIBED);
    embedded.send(call);
    embedded.receive("*2\r\n$4\r\npong\r\n$1\r\nx\r\n");
    List<Reply> elements = ((Reply.Aggregate) Calls.value(call)).elements();
    assertEquals("pong", ((Reply.Text) elements.get(0)).text());
    assertEquals("x", ((Reply.Text) elements.get(1)).text());
  }

  @Test
  void should_close_when_a_reply_comes_that_nobody_waits_for_although_messages_may() {
    mode(ChannelMode.RESP2_SUBSCRIBED);
    embedded.receive("*" + MESSAGE);
    assertTrue(embedded.channel.isOpen());
    embedded.receive("*2\r\n$4\r\npong\r\n$0\r\n\r\n");
    assertFalse(embedded.channel.isOpen());
  }

  @Test
  void should_keep_simple_strings_other_than_ok_from_the_calls_when_monitoring() {
    mode(ChannelMode.MONITOR);
    Call<Reply> second = Calls.read("k");
    embedded.send(call, second);
    embedded.receive(MONITORED + "+OK\r\n" + MONITORED + ":7\r\n");
    assertEquals("OK", Calls.text(call));
    assertEquals(7, ((Reply.Int) Calls.value(second)).value());
    assertEquals(2, pushed.size());
  }

  @Test
  void should_not_take_pushed_frames_for_a_sign_that_the_server_still_answers() {
    embedded.send(call);
    long before = embedded.correlator.lastLife();
    embedded.receive(">" + MESSAGE);
    assertEquals(before, embedded.correlator.lastLife());
    embedded.receive("$5\r\nhe");
    assertTrue(embedded.correlator.lastLife() - before > 0, "part of a reply is a sign");
  }
}
