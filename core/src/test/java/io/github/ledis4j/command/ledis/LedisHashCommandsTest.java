package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisHashCommandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Instant Y2100 = Instant.ofEpochSecond(4102444800L);
  private static final byte[] PAYLOAD = {'p', 'a', 'y', 'l', 'o', 'a', 'd'};

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_called() {
    CommandTable<LedisHashCommands<String, String>> table =
        new CommandTable<>(LedisHashCommands.class);
    fields(table);
    wholeHashes(table);
    return table.tests();
  }

  private static void fields(CommandTable<LedisHashCommands<String, String>> table) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("b", "2");
    pairs.put("a", "1");
    String flat = array(bulk("b"), bulk("2"), bulk("a"), bulk("1"));
    table
        .row("HSET k f v", c -> c.hset("k", "f", "v"), ":1\r\n", true)
        .row("HSET k f w", c -> c.hset("k", "f", "w"), ":0\r\n", false)
        .nulls("HSET", c -> c.hset("k", null, "v"))
        .row("HGET k f", c -> c.hget("k", "f"), bulk("v"), "v")
        .row("HGET k missing", c -> c.hget("k", "missing"), "$-1\r\n", null)
        .row("HMSET k b 2 a 1", c -> c.hmset("k", pairs), "+OK\r\n", null)
        .row("HMSET k f v", c -> c.hmset("k", Map.of("f", "v")), "+OK\r\n", null)
        .refused(
            "HMSET", c -> c.hmset("k", Map.of()), "at least one field with its value is needed")
        .nulls("HMSET", c -> c.hmset("k", null))
        .nulls("HMSET", c -> c.hmset("k", Collections.singletonMap("f", null)))
        .nulls("HMSET", c -> c.hmset("k", Collections.singletonMap(null, "v")))
        .row(
            "HMGET k a missing a",
            c -> c.hmget("k", "a", "missing", "a"),
            array(bulk("1"), "$-1\r\n", bulk("1")),
            Arrays.asList("1", null, "1"))
        .refused("HMGET", c -> c.hmget("k"), "at least one field is needed")
        .row("HDEL k f", c -> c.hdel("k", "f"), ":1\r\n", 1L)
        .row("HDEL k b a", c -> c.hdel("k", "b", "a", "b", "a"), ":2\r\n", 2L)
        .row("HDEL k b a", c -> c.hdel("k", List.of("b", "a")), ":2\r\n", 2L)
        .refused("HDEL", c -> c.hdel("k", List.of()), "at least one field is needed")
        .refused("HDEL", c -> c.hdel("k"), "at least one field is needed")
        .nulls("HDEL", c -> c.hdel("k", "f", null))
        .row("HEXISTS k f", c -> c.hexists("k", "f"), ":1\r\n", true)
        .row("HEXISTS missing f", c -> c.hexists("missing", "f"), ":0\r\n", false)
        .row("HLEN k", c -> c.hlen("k"), ":2\r\n", 2L)
        .row("HINCRBY k f -3", c -> c.hincrby("k", "f", -3), ":7\r\n", 7L)
        .row("HGETALL k", c -> c.hgetall("k"), flat, pairs)
        .row("HGETALL missing", c -> c.hgetall("missing"), "*0\r\n", Map.of())
        .row("HKEYS k", c -> c.hkeys("k"), array(bulk("a"), bulk("b")), List.of("a", "b"))
        .row("HVALS k", c -> c.hvals("k"), array(bulk("1"), bulk("1")), List.of("1", "1"))
        .row("HVALS missing", c -> c.hvals("missing"), "*0\r\n", List.of());
  }

  private static void wholeHashes(CommandTable<LedisHashCommands<String, String>> table) {
    table
        .row("HCLEAR k", c -> c.hclear("k"), ":2\r\n", 2L)
        .nulls("HCLEAR", c -> c.hclear(null))
        .row("HMCLEAR k missing k", c -> c.hmclear("k", "missing", "k"), ":3\r\n", 3L)
        .refused("HMCLEAR", c -> c.hmclear(), "at least one key is needed")
        .row("HKEYEXISTS k", c -> c.hkeyexists("k"), ":1\r\n", true)
        .row("HKEYEXISTS missing", c -> c.hkeyexists("missing"), ":0\r\n", false)
        .row("HEXPIRE k 90", c -> c.hexpire("k", Duration.ofSeconds(90)), ":1\r\n", true)
        .row("HEXPIRE missing 1", c -> c.hexpire("missing", SECOND), ":0\r\n", false)
        .refused(
            "HEXPIRE",
            c -> c.hexpire("k", Duration.ZERO),
            "time to live must be longer than zero: PT0S; to delete something at once, call del or hdel")
        .row("HEXPIREAT k 4102444800", c -> c.hexpireat("k", Y2100), ":1\r\n", true)
        .row("HEXPIREAT k 4102444801", c -> c.hexpireat("k", Y2100.plusMillis(1)), ":1\r\n", true)
        .row("HTTL k", c -> c.httl("k"), ":100\r\n", Duration.ofSeconds(100))
        .row("HTTL missing", c -> c.httl("missing"), ":-1\r\n", null)
        .row("HPERSIST k", c -> c.hpersist("k"), ":1\r\n", true)
        .row("HPERSIST missing", c -> c.hpersist("missing"), ":0\r\n", false)
        .row("HDUMP k", c -> c.hdump("k"), bulk("payload"), PAYLOAD)
        .row("HDUMP missing", c -> c.hdump("missing"), "$-1\r\n", null);
  }

  @Test
  void should_send_a_field_once_with_its_last_value_when_bytes_repeat() {
    RecordingSink<byte[], String> sink =
        new RecordingSink<>(new Format<>(Codec.BYTES, Codec.UTF_8));
    LedisHashCommands<byte[], String> hashes = sink.as(LedisHashCommands.class);
    Map<byte[], String> values = new LinkedHashMap<>();
    values.put(new byte[] {'f'}, "old");
    values.put(new byte[] {'g'}, "1");
    values.put(new byte[] {'f'}, "new");

    hashes.hmset(new byte[] {'k'}, values);
    assertEquals(List.of("HMSET", "k", "f", "new", "g", "1"), sink.lastWords());

    hashes.hdel(new byte[] {'k'}, new byte[] {'f'}, new byte[] {'g'}, new byte[] {'f'});
    assertEquals(List.of("HDEL", "k", "f", "g"), sink.lastWords());
  }
}
