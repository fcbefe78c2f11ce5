package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisDumpCommandsTest {
  private static final byte[] PAYLOAD = {'p', 'q'};
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String ONE_WORD =
      "host must be one word: LedisDB repeats it in errors, where a line break would shift the"
          + " replies to other commands";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_keys_move() {
    return new CommandTable<LedisDumpCommands<String, String>>(LedisDumpCommands.class)
        .row("XDUMP LIST k", c -> c.xdump(LedisType.LIST, "k"), bulk("pq"), PAYLOAD)
        .row("XDUMP KV k", c -> c.xdump(LedisType.KV, "k"), "$-1\r\n", null)
        .nulls("XDUMP", c -> c.xdump(null, "k"))
        .row("RESTORE k 0 pq", c -> c.restore("k", PAYLOAD), "+OK\r\n", null)
        .row("RESTORE k 1000 pq", c -> c.restore("k", PAYLOAD, SECOND), "+OK\r\n", null)
        .row(
            "RESTORE k 1000 pq",
            c -> c.restore("k", PAYLOAD, Duration.ofMillis(1)),
            "+OK\r\n",
            null)
        .refused(
            "RESTORE",
            c -> c.restore("k", PAYLOAD, Duration.ofSeconds(Long.MAX_VALUE)),
            "time is longer than any server can count: PT2562047788015215H30M7S")
        .nulls("RESTORE", c -> c.restore("k", null))
        .row("XRESTORE SET k 0 pq", c -> c.xrestore(LedisType.SET, "k", PAYLOAD), "+OK\r\n", null)
        .row(
            "XRESTORE HASH k 1000 pq",
            c -> c.xrestore(LedisType.HASH, "k", PAYLOAD, SECOND),
            "+OK\r\n",
            null)
        .row(
            "XMIGRATE there 6380 ZSET k 3 1000",
            c -> c.xmigrate("there", 6380, LedisType.ZSET, "k", 3, SECOND),
            "+OK\r\n",
            true)
        .row(
            "XMIGRATE there 6380 KV k 0 1000",
            c -> c.xmigrate("there", 6380, LedisType.KV, "k", 0, SECOND),
            "+NOKEY\r\n",
            false)
        .row(
            "XMIGRATE there 6380 ALL k 0 1000",
            c -> c.xmigrateAll("there", 6380, "k", 0, SECOND),
            "+OK\r\n",
            null)
        .row(
            "XMIGRATEDB there 6380 KV 2 0 1000",
            c -> c.xmigratedb("there", 6380, LedisType.KV, 2, 0, SECOND),
            ":2\r\n",
            2L)
        .refused("XMIGRATE", c -> c.xmigrateAll("a\r\n+b", 6380, "k", 0, SECOND), ONE_WORD)
        .refused("XMIGRATE", c -> c.xmigrateAll("", 6380, "k", 0, SECOND), ONE_WORD)
        .refused(
            "XMIGRATE",
            c -> c.xmigrateAll("there", 0, "k", 0, SECOND),
            "LedisDB takes ports between 1 and 65535 here: 0")
        .refused(
            "XMIGRATE",
            c -> c.xmigrateAll("there", 1, "k", -1, SECOND),
            "database must lie between 0 and 2147483647: -1")
        .refused(
            "XMIGRATE",
            c -> c.xmigrateAll("there", 1, "k", 0, Duration.ZERO),
            "timeout must be longer than zero: PT0S")
        .refused(
            "XMIGRATEDB",
            c -> c.xmigratedb("there", 1, LedisType.KV, 0, 0, SECOND),
            "count must lie between 1 and 2147483647: 0")
        .tests();
  }

  @Test
  void should_say_how_long_the_server_may_take_when_keys_move() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    LedisCommands<String, String> ledis = sink.as(LedisCommands.class);

    ledis.xmigrate("there", 1, LedisType.KV, "k", 0, SECOND);
    assertEquals(Duration.ofSeconds(6), wait(sink));
    assertEquals(true, sink.last().spec().isBlocking());

    ledis.xmigrateAll("there", 1, "k", 0, SECOND);
    assertEquals(Duration.ofSeconds(10), wait(sink));

    ledis.xmigratedb("there", 1, LedisType.KV, Integer.MAX_VALUE, 0, Duration.ofDays(1));
    assertEquals(Duration.ofDays(1).plusSeconds(5), wait(sink));
  }

  private static Duration wait(RecordingSink<String, String> sink) {
    return Duration.ofNanos(sink.last().options().serverWaitNanos());
  }
}
