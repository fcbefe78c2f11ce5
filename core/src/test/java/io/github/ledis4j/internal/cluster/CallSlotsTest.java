package io.github.ledis4j.internal.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.CrossSlotException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSlotsTest {
  private static final int SLOT_OF_A = 15_495;

  @Test
  void should_find_the_slot_when_all_keys_are_in_one() {
    for (Command<?> command :
        List.of(
            Command.of("GET", "a"),
            Command.of("MGET", "a", "{a}1", "x{a}"),
            Command.of("MSET", "a", "b", "{a}1", "c"),
            Command.of("EVAL", "return 1", "2", "a", "{a}1", "b"),
            Command.of("ZUNIONSTORE", "a", "1", "{a}1"),
            Command.of("XREAD", "STREAMS", "a", "{a}1", "0", "0"),
            Command.of("OBJECT", "ENCODING", "a"),
            Command.of("BLPOP", "a", "0"))) {
      assertEquals(SLOT_OF_A, CallSlots.check(command), command.toString());
    }
  }

  @Test
  void should_refuse_keys_when_they_are_in_several_slots() {
    for (Command<?> command :
        List.of(
            Command.of("MGET", "a", "{a}1", "b"),
            Command.of("MSET", "a", "a", "b", "a"),
            Command.of("EVAL", "return 1", "2", "a", "b"),
            Command.of("ZUNIONSTORE", "a", "1", "b"),
            Command.of("XREAD", "STREAMS", "a", "b", "0", "0"),
            Command.of("SORT", "a", "STORE", "b"),
            Command.of("BLPOP", "a", "b", "0"))) {
      CrossSlotException refused =
          assertThrows(CrossSlotException.class, () -> CallSlots.check(command));
      assertEquals("a", new String(refused.keys().get(0), US_ASCII), command.toString());
      assertEquals("b", new String(refused.keys().get(1), US_ASCII), command.toString());
    }
  }

  @Test
  void should_name_the_way_out_when_a_command_can_be_taken_apart() {
    for (String name : List.of("DEL", "EXISTS", "MGET", "MSET", "TOUCH", "UNLINK")) {
      assertTrue(refusal(Command.of(name, "a", "1", "b", "2")).contains("acrossSlots()"), name);
    }
    for (String name : List.of("MSETNX", "PFCOUNT", "SINTER", "SUNIONSTORE", "WATCH")) {
      assertFalse(refusal(Command.of(name, "a", "1", "b", "2")).contains("acrossSlots()"), name);
    }
  }

  private static String refusal(Command<?> command) {
    return assertThrows(CrossSlotException.class, () -> CallSlots.check(command)).getMessage();
  }

  @Test
  void should_spread_what_is_published_when_channels_differ() {
    assertEquals(SLOT_OF_A, CallSlots.check(Command.of("PUBLISH", "a", "m")));
    assertNotEquals(SLOT_OF_A, CallSlots.check(Command.of("PUBLISH", "b", "m")));
  }

  @Test
  void should_refuse_what_is_about_one_node_when_there_are_many() {
    for (String name : List.of("DBSIZE", "FLUSHALL", "KEYS", "INFO", "SCRIPT")) {
      assertThrows(
          IllegalArgumentException.class, () -> CallSlots.check(Command.of(name, "*")), name);
    }
  }
}
