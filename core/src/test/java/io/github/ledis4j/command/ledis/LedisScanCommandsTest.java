package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.command.ledis.LedisScanOptions.DEFAULT;
import static io.github.ledis4j.command.ledis.LedisScanOptions.match;
import static io.github.ledis4j.command.ledis.LedisScanOptions.matchRegex;
import static io.github.ledis4j.scan.ScanCursor.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisScanCommandsTest {
  private static final ScanCursor AT_B = ScanCursor.of(new byte[] {'b'});
  private static final ScanPage<String> LETTERS = new ScanPage<>(List.of("a", "b"), AT_B);
  private static final String LETTERS_REPLY = array(bulk("b"), array(bulk("a"), bulk("b")));
  private static final String EMPTY_REPLY = array(bulk(""), array());

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_a_page_is_asked_for() {
    String pair = array(bulk("b"), array(bulk("b"), bulk("-2")));
    return new CommandTable<LedisScanCommands<String, String>>(LedisScanCommands.class)
        .row(
            "XSCAN KV  COUNT 100",
            c -> c.xscanPage(LedisType.KV, START, DEFAULT),
            LETTERS_REPLY,
            LETTERS)
        .row(
            "XSCAN LIST b COUNT 100",
            c -> c.xscanPage(LedisType.LIST, AT_B, DEFAULT),
            EMPTY_REPLY,
            empty())
        .row("XSCAN KV b COUNT 100", c -> c.xscanPage(LedisType.KV, AT_B), LETTERS_REPLY, LETTERS)
        .row(
            "XHSCAN k b COUNT 100",
            c -> c.xhscanPage("k", AT_B),
            pair,
            new ScanPage<>(List.of(new FieldValue<>("b", "-2")), AT_B))
        .row("XSSCAN k b COUNT 100", c -> c.xsscanPage("k", AT_B), EMPTY_REPLY, empty())
        .row(
            "XZSCAN k b COUNT 100",
            c -> c.xzscanPage("k", AT_B),
            pair,
            new ScanPage<>(List.of(new LedisScoredMember<>("b", -2)), AT_B))
        .nulls("XSCAN", c -> c.xscanPage(null, START, DEFAULT))
        .nulls("XSCAN", c -> c.xscanPage(LedisType.KV, null, DEFAULT))
        .nulls("XSCAN", c -> c.xscanPage(LedisType.KV, START, null))
        .unexpected("XSCAN", c -> c.xscanPage(LedisType.KV, START, DEFAULT), bulk("b"))
        .unexpected(
            "XSCAN", c -> c.xscanPage(LedisType.KV, START, DEFAULT), array("$-1\r\n", array()))
        .row(
            "XHSCAN k b COUNT 5 DESC",
            c -> c.xhscanPage("k", AT_B, DEFAULT.count(5).descending()),
            pair,
            new ScanPage<>(List.of(new FieldValue<>("b", "-2")), AT_B))
        .nulls("XHSCAN", c -> c.xhscanPage(null, START, DEFAULT))
        .nulls("XHSCAN", c -> c.xhscanPage("k", START, null))
        .row(
            "XSSCAN k  MATCH [ab] COUNT 1000000",
            c -> c.xsscanPage("k", START, matchRegex("[ab]").count(1_000_000)),
            LETTERS_REPLY,
            LETTERS)
        .row("XSSCAN k b COUNT 100", c -> c.xsscanPage("k", AT_B, DEFAULT), EMPTY_REPLY, empty())
        .nulls("XSSCAN", c -> c.xsscanPage("k", null, DEFAULT))
        .row(
            "XZSCAN k  MATCH (?s)^b.*$ COUNT 100 DESC",
            c -> c.xzscanPage("k", START, match("b*").descending()),
            pair,
            new ScanPage<>(List.of(new LedisScoredMember<>("b", -2)), AT_B))
        .unexpected(
            "XZSCAN", c -> c.xzscanPage("k", START, DEFAULT), array(bulk(""), array(bulk("odd"))))
        .nulls("XZSCAN", c -> c.xzscanPage("k", null, DEFAULT))
        .tests();
  }

  @Test
  void should_send_cursor_as_it_came_when_bytes_are_no_text() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    LedisScanCommands<String, String> scans = sink.as(LedisScanCommands.class);
    sink.willReply(array(bulk("\u00ff\r\n\u0000"), array()));

    ScanPage<String> page = scans.xscanPage(LedisType.KV, START, DEFAULT).join();
    scans.xscanPage(LedisType.KV, page.cursor(), DEFAULT);

    assertEquals("\u00ff\r\n\u0000", sink.lastWords().get(2));
  }

  private static ScanPage<String> empty() {
    return new ScanPage<>(List.of(), START);
  }
}
