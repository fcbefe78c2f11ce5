package io.github.ledis4j.internal.monitor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.monitor.MonitorArgument;
import io.github.ledis4j.monitor.MonitorEvent;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorLineTest {
  private static final String START = "1339518083.107412 [0 127.0.0.1:60866] ";

  private static MonitorEvent read(String line) {
    return MonitorLine.read(line.getBytes(ISO_8859_1));
  }

  private static MonitorArgument argument(String quoted) {
    return read(START + "\"get\" " + quoted).arguments().get(0);
  }

  @Test
  void should_give_each_part_when_a_line_is_whole() {
    MonitorEvent event = read("1339518083.000012 [15 127.0.0.1:60866] \"KEYS\" \"*\" \"\"");

    assertEquals(
        new MonitorLine.Event(
            Instant.parse("2012-06-12T16:21:23.000012Z"),
            15,
            "127.0.0.1:60866",
            "KEYS",
            List.of(MonitorArgument.of("*"), MonitorArgument.of(""))),
        event);
    assertEquals(
        "MonitorEvent[time=2012-06-12T16:21:23.000012Z, database=15, client=127.0.0.1:60866,"
            + " command=KEYS, arguments=[*, ]]",
        event.toString());
  }

  @Test
  void should_have_no_arguments_when_there_is_a_name_only() {
    assertEquals(List.of(), read(START + "\"ping\"").arguments());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:60866",
        "[::1]:60866",
        "[fe80::1%eth0]:60866",
        "?:0",
        "lua",
        "unix:/run/redis.sock",
        "unix:/a path/with [brackets] in it",
        "unix:"
      })
  void should_give_the_client_as_it_is_when_it_is_of_any_kind(String client) {
    MonitorEvent event = read("1.000000 [3 " + client + "] \"get\" \"] \\\"\"");

    assertEquals(client, event.client());
    assertEquals("] \"", event.arguments().get(0).text());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"a b\",97 32 98",
        "\"\\\"\",34",
        "\"\\\\\",92",
        "\"\\n\\r\\t\\a\\b\",10 13 9 7 8",
        "\"\\x00\\xff\\xC3\\xa4\",0 -1 -61 -92",
        "\"\\\\x41\",92 120 52 49",
        "\"(redacted)\",40 114 101 100 97 99 116 101 100 41"
      })
  void should_take_the_quoting_off_when_an_argument_has_some(String quoted, String bytes) {
    StringBuilder found = new StringBuilder();
    for (byte next : argument(quoted).bytes()) {
      found.append(found.isEmpty() ? "" : " ").append(next);
    }
    assertEquals(bytes, found.toString());
  }

  @Test
  void should_give_the_same_bytes_when_they_are_quoted_as_the_server_does() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, argument(quoted(bytes)).bytes());
    }
  }

  /** What Redis's {@code sdscatrepr} does. */
  private static String quoted(byte[] bytes) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte next : bytes) {
      switch (next) {
        case '\\', '"' -> quoted.append('\\').append((char) next);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case 7 -> quoted.append("\\a");
        case '\b' -> quoted.append("\\b");
        default ->
            quoted.append(
                next >= ' ' && next < 127
                    ? Character.toString(next)
                    : String.format("\\x%02x", next));
      }
    }
    return quoted.append('"').toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "1339518083",
        "1339518083.1 [0 lua] \"get\"",
        "1339518083.1234567 [0 lua] \"get\"",
        "99999999999999999999.000000 [0 lua] \"get\"",
        "-1.000000 [0 lua] \"get\"",
        "1.000000 [lua] \"get\"",
        "1.000000 [9999999999 lua] \"get\"",
        "1.000000 [0 lua",
        "1.000000 [0 lua] ",
        "1.000000 [0 lua] get",
        "1.000000 [0 lua] \"get",
        "1.000000 [0 lua] \"get\" ",
        "1.000000 [0 lua] \"get\"\"k\"",
        "1.000000 [0 lua] \"get\" k",
        "1.000000 [0 lua] \"secret\\",
        "1.000000 [0 lua] \"secret\\q\"",
        "1.000000 [0 lua] \"secret\\x4\"",
        "1.000000 [0 lua] \"secret\\x4",
        "1.000000 [0 lua] \"secret\\xg0\""
      })
  void should_say_where_but_not_what_when_a_line_is_none(String line) {
    ProtocolException refused = assertThrows(ProtocolException.class, () -> read(line));

    assertEquals(Outcome.UNKNOWN, refused.outcome());
    String message = refused.getMessage();
    assertTrue(message.startsWith("not a line of MONITOR: expected "), message);
    assertTrue(message.contains(" of " + line.length() + ";"), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void should_read_with_a_codec_and_compare_by_bytes_when_asked() {
    MonitorArgument umlaut = argument("\"\\xc3\\xa4\"");

    assertEquals("ä", umlaut.text());
    assertEquals("ä", umlaut.as(Codec.UTF_8));
    assertEquals(MonitorArgument.of("ä"), umlaut);
    assertEquals(MonitorArgument.of("ä").hashCode(), umlaut.hashCode());
    assertEquals("\uFFFD", argument("\"\\xff\"").text());
    assertFalse(argument("\"\\xff\"").equals(argument("\"\\xfe\"")));
  }
}
