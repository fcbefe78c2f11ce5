package io.github.ledis4j.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandSpec.Answer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a command does to its connection is known whatever its words are made of, and whoever says
 * what about it.
 */
class ArgumentFactsTest {

  /** The same command in all the ways in which a user can put it together. */
  private static List<Command<?>> ways(String line) {
    String[] words = line.split(" ");
    String name = words[0];
    String[] texts = Arrays.copyOfRange(words, 1, words.length);
    Object[] bytes = Stream.of(texts).map(text -> text.getBytes(UTF_8)).toArray();
    Object[] buffers = Stream.of(texts).map(text -> UTF_8.encode(text)).toArray();
    Object[] numbers = Stream.of(texts).map(ArgumentFactsTest::number).toArray();
    String mixed = name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT);
    List<Command<?>> ways = new ArrayList<>();
    for (Object[] arguments : List.of((Object[]) texts, bytes, buffers, numbers)) {
      ways.add(Command.of(name, arguments));
      ways.add(Command.of(mixed, arguments));
      ways.add(Command.of(CommandSpec.read(name), arguments));
      ways.add(Command.of(CommandSpec.write(mixed).withoutKey().keyAt(1), arguments));
      ways.add(Command.of(CommandSpec.write(name).answeredBy(Answer.REPLY), arguments));
    }
    CommandBuilder<byte[], byte[]> own =
        new Format<>(Codec.BYTES, Codec.WRAPPED_BYTES)
            .command(CommandSpec.read(name), texts.length + 1);
    for (String text : texts) {
      own.value(text.getBytes(UTF_8));
    }
    ways.add(own.add(new byte[0]).returning(Replies.tree()));
    return ways;
  }

  private static Object number(String text) {
    return text.matches("[0-9]+") ? Long.valueOf(text) : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 3",
        "MULTI",
        "WATCH k",
        "AUTH secret",
        "CLIENT REPLY OFF",
        "CLIENT reply off",
        "CLIENT SETNAME me",
        "CLIENT NO-EVICT on",
        "SCRIPT DEBUG YES",
        "CLUSTER SYNCSLOTS x",
        "SUBSCRIBE news",
        "MONITOR",
        "XSELECT 3 THEN GET k"
      })
  void should_know_that_it_changes_its_connection(String line) {
    ways(line).forEach(way -> assertTrue(way.spec().isConnectionState(), line));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT REPLY OFF, NONE",
    "CLIENT REPLY SKIP, NONE",
    "SUBSCRIBE news, PUSH",
    "PSUBSCRIBE news, PUSH",
    "SUNSUBSCRIBE news, PUSH",
    "MONITOR, PUSH",
    "CLIENT ID, REPLY"
  })
  void should_know_how_it_is_answered(String line, Answer answer) {
    ways(line).forEach(way -> assertEquals(answer, way.spec().answer(), line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET k",
        "CLIENT GETNAME",
        "CLIENT",
        "SCRIPT LOAD x",
        "XREAD COUNT 1 STREAMS BLOCK 0",
        "XREADGROUP GROUP BLOCK 1 STREAMS s >",
        "XSELECT 3",
        "EVAL BLPOP 0"
      })
  void should_leave_alone_what_does_nothing_to_it(String line) {
    for (Command<?> way : ways(line)) {
      assertFalse(way.spec().isBlocking(), line);
      assertEquals(0, way.options().serverWaitNanos(), line);
      assertEquals(line.startsWith("XSELECT"), way.spec().isConnectionState(), line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BLPOP q 3, 3000",
    "BRPOP a b 0.5, 500",
    "BRPOPLPUSH a b 1, 1000",
    "BLMOVE a b LEFT LEFT 2, 2000",
    "BZPOPMIN z 1, 1000",
    "BLMPOP 2 1 l LEFT, 2000",
    "BZMPOP 1.5 1 z MIN, 1500",
    "WAIT 1 700, 700",
    "WAITAOF 1 0 700, 700",
    "XREAD BLOCK 40 STREAMS s $, 40",
    "XREAD COUNT 2 block 40 STREAMS s $, 40",
    "XREADGROUP GROUP STREAMS me BLOCK 40 STREAMS s >, 40",
    "XSELECT 3 THEN BLPOP q 3, 3000",
    "BLPOP q x, 0"
  })
  void should_know_how_long_the_server_may_wait(String line, long millis) {
    for (Command<?> way : ways(line).subList(0, 20)) {
      assertTrue(way.spec().isBlocking(), line);
      assertEquals(Duration.ofMillis(millis).toNanos(), way.options().serverWaitNanos(), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLPOP q 0", "XREAD BLOCK 0 STREAMS s $", "WAIT 1 0"})
  void should_wait_for_ever_when_the_command_asks_for_that(String line) {
    for (Command<?> way : ways(line).subList(0, 20)) {
      assertTrue(way.options().serverWaitNanos() > Duration.ofDays(36_000).toNanos(), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLPOP", "BLMPOP", "WAIT", "XREAD BLOCK", "XSELECT 3 THEN"})
  void should_leave_it_to_the_server_when_arguments_are_missing(String line) {
    ways(line).forEach(way -> assertEquals(0, way.options().serverWaitNanos(), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAIT 1 700", "WAITAOF 1 0 700"})
  void should_know_that_it_is_about_its_connection(String line) {
    ways(line).forEach(way -> assertTrue(way.spec().isAboutConnection(), line));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40_000})
  void should_find_its_words_when_values_are_sent_without_a_copy(int size) {
    Command<?> command =
        new Format<>(Codec.BYTES, Codec.WRAPPED_BYTES)
            .command(CommandSpec.write("BLPOP"), 2)
            .value(new byte[size])
            .value(new byte[] {'2'})
            .returning(Replies.tree());
    assertTrue(command.spec().isBlocking());
    assertEquals(Duration.ofSeconds(2).toNanos(), command.options().serverWaitNanos());
  }

  @ParameterizedTest
  @ValueSource(strings = {"XREAD", "BLPOP"})
  void should_keep_the_wait_when_the_caller_has_said_one(String name) {
    Command<?> command =
        Format.TEXT
            .command(CommandSpec.read(name), 5)
            .serverWait(Duration.ofSeconds(9))
            .add("BLOCK")
            .add(40)
            .add("STREAMS")
            .any(ByteBuffer.wrap(new byte[] {'s'}))
            .add(5)
            .returning(Replies.tree());
    assertTrue(command.spec().isBlocking());
    assertEquals(Duration.ofSeconds(9).toNanos(), command.options().serverWaitNanos());
  }
}
