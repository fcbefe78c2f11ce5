package io.github.ledis4j.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyRouteTest {
  private static final CommandSpec GET = CommandSpec.read("GET");

  private static int route(CommandSpec spec, Object... arguments) {
    return KeyRoute.of(Command.of(spec, arguments));
  }

  @Test
  void should_be_the_same_when_commands_differ_and_the_key_does_not() {
    int expected = route(GET, "some-key");
    assertEquals(expected, route(CommandSpec.write("SET"), "some-key", "a value"));
    assertEquals(expected, route(CommandSpec.read("OBJECT ENCODING"), "some-key"));
    assertEquals(
        expected, route(CommandSpec.write("EVAL").keyAt(3), "return 1", 1, "some-key", "argument"));
    assertTrue(expected >= 0);
  }

  @Test
  void should_be_the_same_when_the_value_is_a_piece_of_its_own() {
    Command<Boolean> set =
        new Format<>(Codec.UTF_8, Codec.WRAPPED_BYTES)
            .command(CommandSpec.write("SET"), 2)
            .key("some-key")
            .value(new byte[100_000])
            .returning(Replies.ok());
    assertEquals(route(GET, "some-key"), KeyRoute.of(set));
  }

  @Test
  void should_be_the_same_when_the_command_is_known_by_its_name_only() {
    int expected = route(GET, "some-key");
    assertEquals(expected, KeyRoute.of(Command.of("get", "some-key")));
    assertEquals(expected, KeyRoute.of(Command.of("OBJECT", "encoding", "some-key")));
    assertEquals(expected, KeyRoute.of(Command.of("OBJECT ENCODING", "some-key")));
    assertEquals(expected, KeyRoute.of(Command.of("XREAD", "COUNT", 1, "streams", "some-key", 0)));
    assertEquals(expected, KeyRoute.of(Command.of("FCALL", "name", 1, "some-key", "argument")));
    assertEquals(expected, KeyRoute.of(Command.of("SMCLEAR", "some-key", "other")));
    assertEquals(-1, KeyRoute.of(Command.of("FCALL", "name", 0, "argument")));
  }

  @Test
  void should_be_the_same_when_keys_have_the_same_hash_tag() {
    assertEquals(route(GET, "{user}:name"), route(GET, "visits:{user}"));
  }

  @Test
  void should_be_none_when_there_is_no_key() {
    assertEquals(-1, route(CommandSpec.read("PING").withoutKey(), "no-key"));
    assertEquals(-1, route(CommandSpec.write("EVAL").keyAt(3), "return 1", 0));
    assertEquals(-1, KeyRoute.of(Command.of("UNKNOWN", "anything")));
  }

  @Test
  void should_read_keys_when_they_are_empty_long_or_binary() {
    assertTrue(route(GET, "") >= 0);
    assertTrue(route(GET, "x".repeat(12_345)) >= 0);
    assertEquals(
        route(GET, new byte[] {'\r', '\n', -1}),
        route(CommandSpec.write("DEL"), new byte[] {'\r', '\n', -1}));
  }

  @Test
  void should_use_all_connections_when_keys_differ_in_their_last_characters() {
    int[] hits = new int[4];
    for (int i = 0; i < 4_000; i++) {
      hits[route(GET, "user:" + i) % hits.length]++;
    }
    for (int hit : hits) {
      assertTrue(hit > 700, () -> Arrays.toString(hits));
    }
  }
}
