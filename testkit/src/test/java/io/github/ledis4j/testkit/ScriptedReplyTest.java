package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedReplyTest {
  private static final String OK = "+OK\r\n";
  private static final String HELLO = "$5\r\nhello\r\n";

  @Test
  void should_repeat_the_last_reply_when_the_script_has_ended() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(":1\r\n").thenReply(":2\r\n").start();
        RawClient client = new RawClient(server.socketAddress())) {
      client.send("GET", "a").send("GET", "b").send("GET", "c");
      assertEquals(":1\r\n:2\r\n:2\r\n", client.read(12));
    }
  }

  @Test
  void should_end_the_stream_within_a_reply_when_cut() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).thenCutAt(3).start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals("+OK", client.send("SET", "k", "v").readAll());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 10, 11})
  void should_send_a_whole_reply_when_split_at_any_offset(int offset) throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(HELLO).splitAt(offset).start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals(HELLO, client.send("GET", "k").read(HELLO.length()));
    }
  }

  @Test
  void should_arrive_in_several_reads_when_sent_byte_by_byte() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(HELLO).byteByByte().start();
        RawClient client = new RawClient(server.socketAddress())) {
      String first = client.send("GET", "k").readSome(64, 10_000);
      assertTrue(first.length() < HELLO.length(), first);
      assertEquals(HELLO, first + client.read(HELLO.length() - first.length()));
    }
  }

  @Test
  void should_answer_all_at_once_when_enough_commands_came() throws IOException {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenReplyAfter(3, ":1\r\n:2\r\n:3\r\n").start();
        RawClient client = new RawClient(server.socketAddress())) {
      client.send("INCR", "a").send("INCR", "a");
      server.awaitRequests(2);
      assertTrue(client.hearsNothing());
      assertEquals(":1\r\n:2\r\n:3\r\n", client.send("INCR", "a").read(12));
    }
  }

  @Test
  void should_answer_twice_when_told_to() throws IOException {
    try (ScriptedServer server =
            ScriptedServer.onUnixSocket().thenReply(OK + OK).thenSwallow().start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals(OK + OK, client.send("SET", "k", "v").read(10));
      client.send("SET", "k", "v");
      server.awaitRequests(2);
      assertTrue(client.hearsNothing());
    }
  }

  @Test
  void should_reject_a_script_that_makes_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> ScriptedServer.replying(OK).thenCutAt(6));
    assertThrows(
        IllegalArgumentException.class, () -> ScriptedServer.onFreePort().thenReplyAfter(0, OK));
    assertThrows(IllegalStateException.class, () -> ScriptedServer.onFreePort().byteByByte());
    try (ScriptedServer started = ScriptedServer.replying(OK).start()) {
      assertThrows(IllegalStateException.class, started::thenClose);
    }
  }
}
