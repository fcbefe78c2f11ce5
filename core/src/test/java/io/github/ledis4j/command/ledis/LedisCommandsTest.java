package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.internal.command.CommandAccess.internals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedisCommandsTest {
  private static final ByteRange LAST_TWO = new ByteRange(-2, -1);

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_is_ledisdb() {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("a", "1");
    pairs.put("b", "2");
    return LedisStringRows.add(
            new CommandTable<LedisKeyValueCommands<String, String>>(LedisKeyValueCommands.class))
        .row("SET k v", c -> c.set("k", "v"), "+OK\r\n", true)
        .nulls("SET", c -> c.set("k", null))
        .nulls("SET", c -> c.set(null, "v"))
        .row("GETSET k v", c -> c.getset("k", "v"), "$-1\r\n", null)
        .row("GETSET k new", c -> c.getset("k", "new"), bulk("old"), "old")
        .row("MSET a 1 b 2", c -> c.mset(pairs), "+OK\r\n", null)
        .refused("MSET", c -> c.mset(Map.of()), "at least one key with its value is needed")
        .nulls("MSET", c -> c.mset(null))
        .row("DEL missing", c -> c.del("missing"), ":1\r\n", 1L)
        .row("DEL a b a", c -> c.del("a", "b", "a"), ":3\r\n", 3L)
        .row("DEL a b", c -> c.del(List.of("a", "b")), ":2\r\n", 2L)
        .refused("DEL", c -> c.del(), "at least one key is needed")
        .nulls("DEL", c -> c.del("a", null))
        .row("TTL k", c -> c.ttl("k"), ":100\r\n", Duration.ofSeconds(100))
        .row("TTL missing", c -> c.ttl("missing"), ":-1\r\n", null)
        .row("GETBIT missing 0", c -> c.getbit("missing", 0), ":0\r\n", false)
        .row("GETBIT k 7", c -> c.getbit("k", 7), ":1\r\n", true)
        .refused("GETBIT", c -> c.getbit("k", -1), offset("-1"))
        .row("SETBIT k 7 1", c -> c.setbit("k", 7, true), ":0\r\n", false)
        .row("SETBIT k 7 0", c -> c.setbit("k", 7, false), ":1\r\n", true)
        .refused("SETBIT", c -> c.setbit("k", -1, true), offset("-1"))
        .refused("SETBIT", c -> c.setbit("k", 1L << 32, true), offset("4294967296"))
        .row("BITCOUNT k", c -> c.bitcount("k"), ":26\r\n", 26L)
        .row("BITCOUNT k -2 -1", c -> c.bitcount("k", LAST_TWO), ":7\r\n", 7L)
        .nulls("BITCOUNT", c -> c.bitcount("k", null))
        .row("BITPOS k 0", c -> c.bitpos("k", false), ":12\r\n", 12L)
        .row("BITPOS missing 1", c -> c.bitpos("missing", true), ":-1\r\n", null)
        .row("BITPOS k 1 -2 -1", c -> c.bitpos("k", true, LAST_TWO), ":-1\r\n", null)
        .nulls("BITPOS", c -> c.bitpos("k", true, null))
        .row("BITOP AND d a b", c -> c.bitop(LedisBitOperation.AND, "d", "a", "b"), ":6\r\n", 6L)
        .row("BITOP XOR d a b", c -> c.bitop(LedisBitOperation.XOR, "d", "a", "b"), ":6\r\n", 6L)
        .refused("BITOP", c -> c.bitop(LedisBitOperation.OR, "d"), "at least one source is needed")
        .refused(
            "BITOP",
            c -> c.bitop(LedisBitOperation.OR, "d", "a"),
            "LedisDB ignores BITOP with a single source")
        .row(
            "BITOP OR d a b",
            c -> c.bitop(LedisBitOperation.OR, "d", List.of("a", "b")),
            ":6\r\n",
            6L)
        .nulls("BITOP", c -> c.bitop(null, "d", "a", "b"))
        .tests();
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "0, -1", "0, -100", "-2, -1", "-2, -2"})
  void should_take_range_when_it_lies_within_any_value(long start, long end) {
    ByteRange range = new ByteRange(start, end);

    assertEquals(start, range.start());
    assertEquals(end, range.end());
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "1, -1", "5, 2", "-2, 0", "-1, -2"})
  void should_refuse_range_when_server_may_close_the_connection(long start, long end) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new ByteRange(start, end));

    assertEquals(
        "LedisDB closes the connection when a range does not lie within the value, so a range"
            + " starts at 0 or counts from the end on both sides: "
            + start
            + " to "
            + end,
        refusal.getMessage());
  }

  @Test
  void should_know_the_facts_when_command_reads_or_writes() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    LedisCommands<String, String> ledis = sink.as(LedisCommands.class);

    ledis.bitop(LedisBitOperation.AND, "d", "a", "b");
    CommandSpec bitop = sink.last().spec();
    ledis.time();
    CommandSpec time = sink.last().spec();

    assertEquals(false, bitop.isRead());
    assertEquals(2, bitop.firstKey());
    assertEquals(true, time.isRead());
    assertEquals(0, time.firstKey());
    assertEquals(true, internals().isKnown(sink.last()));
  }

  private static String offset(String number) {
    return "offset must lie between 0 and 4294967295: " + number;
  }
}
