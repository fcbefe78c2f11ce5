package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.command.redis.ScanOptions.DEFAULT;
import static io.github.ledis4j.command.redis.ScanOptions.match;
import static io.github.ledis4j.scan.ScanCursor.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisScanCommandsTest {
  private static final String LARGEST = "18446744073709551615";
  private static final String TYPED = "a type can be asked for in scans of keys only";
  private static final ScanCursor AT_17 = at("17");
  private static final ScanPage<String> LETTERS = new ScanPage<>(List.of("a", "b"), AT_17);
  private static final String LETTERS_REPLY = array(bulk("17"), array(bulk("a"), bulk("b")));
  private static final String LAST = array(bulk("0"), array());

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_a_page_is_asked_for() {
    CommandTable<RedisScanCommands<String, String>> table =
        new CommandTable<RedisScanCommands<String, String>>(RedisScanCommands.class);
    elements(table);
    return table.tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_a_page_of_keys_is_asked_for() {
    return new CommandTable<RedisKeyScanCommands<String, String>>(RedisKeyScanCommands.class)
        .row("SCAN 0 COUNT 100", c -> c.scanPage(START, DEFAULT), LETTERS_REPLY, LETTERS)
        .row("SCAN 17 COUNT 100", c -> c.scanPage(AT_17, DEFAULT), LAST, empty())
        .row(
            "SCAN 0 MATCH user:* COUNT 500 TYPE zset",
            c -> c.scanPage(START, match("user:*").count(500).type(RedisType.ZSET)),
            array(bulk(LARGEST), array()),
            new ScanPage<>(List.of(), at(LARGEST)))
        .row(
            "SCAN " + LARGEST + " COUNT 9223372036854775807 TYPE ReJSON-RL",
            c -> c.scanPage(at(LARGEST), DEFAULT.count(Long.MAX_VALUE).typeNamed("ReJSON-RL")),
            LAST,
            empty())
        .row("SCAN 0 COUNT 100", c -> c.scanPage(at("0"), DEFAULT), LAST, empty())
        .nulls("SCAN", c -> c.scanPage(null, DEFAULT))
        .nulls("SCAN", c -> c.scanPage(START, null))
        .unexpected("SCAN", c -> c.scanPage(START, DEFAULT), bulk("0"))
        .unexpected("SCAN", c -> c.scanPage(START, DEFAULT), array("$-1\r\n", array()))
        .unexpected("SCAN", c -> c.scanPage(START, DEFAULT), array(bulk("-1"), array()))
        .row("SCAN 17 COUNT 100", c -> c.scanPage(AT_17), LAST, empty())
        .tests();
  }

  private static void elements(CommandTable<RedisScanCommands<String, String>> table) {
    String pair = array(bulk("17"), array(bulk("b"), bulk("-2")));
    String paired = array(bulk("17"), array(array(bulk("b"), ",-2\r\n")));
    ScanPage<ScoredMember<String>> scored =
        new ScanPage<>(List.of(new ScoredMember<>("b", -2)), AT_17);
    table
        .row(
            "HSCAN k 17 MATCH f* COUNT 5",
            c -> c.hscanPage("k", AT_17, match("f*").count(5)),
            pair,
            new ScanPage<>(List.of(new FieldValue<>("b", "-2")), AT_17))
        .row(
            "HSCAN k 17 COUNT 100",
            c -> c.hscanPage("k", AT_17),
            pair,
            new ScanPage<>(List.of(new FieldValue<>("b", "-2")), AT_17))
        .row(
            "HSCAN k 17 COUNT 100 NOVALUES",
            c -> c.hscanNoValuesPage("k", AT_17),
            LETTERS_REPLY,
            LETTERS)
        .row("SSCAN k 17 COUNT 100", c -> c.sscanPage("k", AT_17), LETTERS_REPLY, LETTERS)
        .row("ZSCAN k 17 COUNT 100", c -> c.zscanPage("k", AT_17), pair, scored)
        .nulls("HSCAN", c -> c.hscanPage(null, START, DEFAULT))
        .refused("HSCAN", c -> c.hscanPage("k", START, DEFAULT.type(RedisType.HASH)), TYPED)
        .row(
            "HSCAN k 0 COUNT 100 NOVALUES",
            c -> c.hscanNoValuesPage("k", START, DEFAULT),
            LETTERS_REPLY,
            LETTERS)
        .refused("HSCAN", c -> c.hscanNoValuesPage("k", START, DEFAULT.typeNamed("t")), TYPED)
        .row("SSCAN k 0 COUNT 100", c -> c.sscanPage("k", START, DEFAULT), LETTERS_REPLY, LETTERS)
        .row("SSCAN k 17 COUNT 1", c -> c.sscanPage("k", AT_17, DEFAULT.count(1)), LAST, empty())
        .nulls("SSCAN", c -> c.sscanPage("k", null, DEFAULT))
        .refused("SSCAN", c -> c.sscanPage("k", START, DEFAULT.typeNamed("t")), TYPED)
        .row("ZSCAN k 0 COUNT 100", c -> c.zscanPage("k", START, DEFAULT), pair, scored)
        .row("ZSCAN k 0 COUNT 100", c -> c.zscanPage("k", START, DEFAULT), paired, scored)
        .nulls("ZSCAN", c -> c.zscanPage("k", START, null))
        .refused("ZSCAN", c -> c.zscanPage("k", START, DEFAULT.typeNamed("t")), TYPED);
  }

  @Test
  void should_send_a_glob_as_it_is_when_its_bytes_are_no_text() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisKeyScanCommands<String, String> scans = sink.as(RedisKeyScanCommands.class);
    byte[] glob = {(byte) 0xff, '\r', '\n', 0, '*'};
    ScanOptions options = ScanOptions.matchBytes(glob);
    glob[0] = 'x';

    scans.scanPage(START, options);

    assertEquals("\u00ff\r\n\u0000*", sink.lastWords().get(3));
  }

  @Test
  void should_refuse_when_an_option_cannot_be() {
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.count(0));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.type(RedisType.OTHER));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.typeNamed(""));
    assertThrows(NullPointerException.class, () -> match(null));
    assertThrows(NullPointerException.class, () -> ScanOptions.matchBytes(null));
    assertThrows(NullPointerException.class, () -> DEFAULT.type(null));
    assertThrows(NullPointerException.class, () -> DEFAULT.typeNamed(null));
  }

  private static ScanCursor at(String digits) {
    return ScanCursor.of(digits.getBytes(StandardCharsets.US_ASCII));
  }

  private static ScanPage<String> empty() {
    return new ScanPage<>(List.of(), START);
  }
}
