package io.github.ledis4j.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.internal.CommandEncoder;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is one word or a command with its subcommand, and never holds a key or a value. */
class CommandNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET myKey myValue",
        "SELECT 3",
        "CLIENT REPLY OFF",
        "BLPOP q 3",
        "BRPOPLPUSH a b 1",
        "GET myKey",
        "GET\tmyKey",
        "GET\nmyKey",
        "GET\r\nmyKey",
        "GET\u00a0myKey",
        "GET\r\n",
        " GET",
        "GET ",
        "CONFIG  GET",
        "CONFIG\tGET",
        "CONFIG GET\n",
        "JSON.GET doc",
        "OBJECT my:key",
        "SET:myKey",
        "GÉT",
        "\u017fELECT",
        "",
        " "
      })
  void should_refuse_a_name_when_it_is_more_than_one(String line) {
    List<Function<String, ?>> ways = List.of(Command::of, CommandSpec::read, CommandSpec::write);
    for (Function<String, ?> way : ways) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> way.apply(line));
      String message = refused.getMessage();
      assertTrue(message.contains("one by one: execute(\""), message);
      assertFalse(message.toLowerCase().contains("my"), message);
    }
  }

  @Test
  void should_show_how_to_write_it_when_a_command_line_is_refused() {
    assertEquals(
        "the name of a command is one word, or two as CONFIG GET is; give the arguments one by one:"
            + " execute(\"set\", ...)",
        assertThrows(IllegalArgumentException.class, () -> Command.of("set key value"))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Command.of("s3cr3t: value"))
            .getMessage()
            .endsWith("execute(\"NAME\", ...)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get",
        "FT.SEARCH",
        "ft.config get",
        "FT._LIST",
        "Object Encoding",
        "MEMORY MALLOC-STATS"
      })
  void should_turn_the_name_alone_to_upper_case_when_it_is_one(String name) {
    Command<?> command = Command.of(name, "aB", "c d");
    assertEquals(name.toUpperCase(), command.spec().name());
    String words = new String(command.toBytes(), UTF_8);
    assertTrue(words.endsWith("$2\r\naB\r\n$3\r\nc d\r\n"), words);
    for (String word : name.toUpperCase().split(" ")) {
      assertTrue(words.contains(new String(CommandEncoder.bulk(word), UTF_8)), words);
    }
  }

  @Test
  void should_send_the_name_as_it_is_written_when_a_spec_is_made_by_hand() {
    CommandSpec spec = CommandSpec.write("SeT");
    assertEquals("SET", spec.name());
    assertTrue(new String(Command.of(spec, "k").packed(), UTF_8).contains("SeT"));
  }

  @Test
  void should_say_which_argument_is_null() {
    assertEquals(
        "SET: argument 2 is null",
        assertThrows(NullPointerException.class, () -> Command.of("SET", "k", null)).getMessage());
  }
}
