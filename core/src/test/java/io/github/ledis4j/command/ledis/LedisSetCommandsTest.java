package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisSetCommandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Instant Y2100 = Instant.ofEpochSecond(4102444800L);
  private static final byte[] PAYLOAD = {'p', 'a', 'y', 'l', 'o', 'a', 'd'};
  private static final String AB = array(bulk("a"), bulk("b"));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_called() {
    CommandTable<LedisSetCommands<String, String>> table =
        new CommandTable<>(LedisSetCommands.class);
    members(table);
    wholeSets(table);
    return table.tests();
  }

  private static void members(CommandTable<LedisSetCommands<String, String>> table) {
    table
        .row("SADD k a", c -> c.sadd("k", "a"), ":1\r\n", 1L)
        .row("SADD k b a", c -> c.sadd("k", "b", "a", "b", "a"), ":2\r\n", 2L)
        .refused("SADD", c -> c.sadd("k"), "at least one member is needed")
        .nulls("SADD", c -> c.sadd("k", "a", null))
        .row("SREM k a", c -> c.srem("k", "a"), ":1\r\n", 1L)
        .row("SREM k b a", c -> c.srem("k", "b", "a", "b"), ":2\r\n", 2L)
        .refused("SREM", c -> c.srem("k"), "at least one member is needed")
        .row("SCARD k", c -> c.scard("k"), ":2\r\n", 2L)
        .row("SISMEMBER k a", c -> c.sismember("k", "a"), ":1\r\n", true)
        .row("SISMEMBER k b", c -> c.sismember("k", "b"), ":0\r\n", false)
        .row("SMEMBERS k", c -> c.smembers("k"), AB, Set.of("a", "b"))
        .row("SMEMBERS missing", c -> c.smembers("missing"), "*0\r\n", Set.of())
        .row("SUNION a b", c -> c.sunion("a", "b"), AB, Set.of("a", "b"))
        .refused("SUNION", c -> c.sunion(), "at least one key is needed")
        .row("SDIFF a b", c -> c.sdiff("a", "b"), AB, Set.of("a", "b"))
        .row("SDIFF a a", c -> c.sdiff("a", "a"), "*-1\r\n", Set.of())
        .refused("SDIFF", c -> c.sdiff(), "at least one key is needed")
        .row("SINTER a b", c -> c.sinter("a", "b"), AB, Set.of("a", "b"))
        .row("SINTER a missing", c -> c.sinter("a", "missing"), "*-1\r\n", Set.of())
        .refused("SINTER", c -> c.sinter(), "at least one key is needed")
        .row("SUNIONSTORE d a b", c -> c.sunionstore("d", "a", "b"), ":4\r\n", 4L)
        .row("SUNIONSTORE d a b", c -> c.sunionstore("d", List.of("a", "b")), ":4\r\n", 4L)
        .refused("SUNIONSTORE", c -> c.sunionstore("d"), "at least one key is needed")
        .row("SDIFFSTORE d a b", c -> c.sdiffstore("d", "a", "b"), ":1\r\n", 1L)
        .refused("SDIFFSTORE", c -> c.sdiffstore("d"), "at least one key is needed")
        .row("SINTERSTORE d a b", c -> c.sinterstore("d", "a", "b"), ":0\r\n", 0L)
        .refused("SINTERSTORE", c -> c.sinterstore("d"), "at least one key is needed");
  }

  private static void wholeSets(CommandTable<LedisSetCommands<String, String>> table) {
    table
        .row("SCLEAR k", c -> c.sclear("k"), ":2\r\n", 2L)
        .nulls("SCLEAR", c -> c.sclear(null))
        .row("SMCLEAR k missing k", c -> c.smclear("k", "missing", "k"), ":3\r\n", 3L)
        .refused("SMCLEAR", c -> c.smclear(), "at least one key is needed")
        .row("SKEYEXISTS k", c -> c.skeyexists("k"), ":1\r\n", true)
        .row("SKEYEXISTS missing", c -> c.skeyexists("missing"), ":0\r\n", false)
        .row("SEXPIRE k 90", c -> c.sexpire("k", Duration.ofSeconds(90)), ":1\r\n", true)
        .row("SEXPIRE missing 1", c -> c.sexpire("missing", SECOND), ":0\r\n", false)
        .refused(
            "SEXPIRE",
            c -> c.sexpire("k", Duration.ZERO),
            "time to live must be longer than zero: PT0S; to delete something at once, call del or hdel")
        .row("SEXPIREAT k 4102444800", c -> c.sexpireat("k", Y2100), ":1\r\n", true)
        .row("SEXPIREAT k 4102444801", c -> c.sexpireat("k", Y2100.plusMillis(1)), ":1\r\n", true)
        .row("STTL k", c -> c.sttl("k"), ":100\r\n", Duration.ofSeconds(100))
        .row("STTL missing", c -> c.sttl("missing"), ":-1\r\n", null)
        .row("SPERSIST k", c -> c.spersist("k"), ":1\r\n", true)
        .row("SPERSIST missing", c -> c.spersist("missing"), ":0\r\n", false)
        .row("SDUMP k", c -> c.sdump("k"), bulk("payload"), PAYLOAD)
        .row("SDUMP missing", c -> c.sdump("missing"), "$-1\r\n", null);
  }

  @Test
  void should_send_a_member_once_when_bytes_repeat() {
    RecordingSink<String, byte[]> sink =
        new RecordingSink<>(new Format<>(Codec.UTF_8, Codec.BYTES));
    LedisSetCommands<String, byte[]> sets = sink.as(LedisSetCommands.class);

    sets.sadd("k", new byte[] {'b'}, new byte[] {'a'}, new byte[] {'b'}, new byte[0]);
    assertEquals(List.of("SADD", "k", "b", "a", ""), sink.lastWords());

    sets.srem("k", new byte[] {'b'}, new byte[] {'b'});
    assertEquals(List.of("SREM", "k", "b"), sink.lastWords());
  }

  @Test
  void should_send_a_member_once_when_the_codec_writes_two_alike() {
    Codec<String> ascii = Codec.text(StandardCharsets.US_ASCII, CodingErrorAction.REPLACE);
    RecordingSink<String, String> sink = new RecordingSink<>(new Format<>(Codec.UTF_8, ascii));
    LedisSetCommands<String, String> sets = sink.as(LedisSetCommands.class);

    sets.sadd("k", "ä", "ö", "?");
    assertEquals(List.of("SADD", "k", "?"), sink.lastWords());
  }
}
