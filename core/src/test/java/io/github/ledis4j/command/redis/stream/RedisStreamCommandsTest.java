package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisStreamCommandsTest {
  private static final StreamId ONE = StreamId.of(1, 1);
  private static final StreamId TWO = StreamId.of(2, 0);
  private static final FieldValue<String, String> A1 = new FieldValue<>("a", "1");
  private static final FieldValue<String, String> A2 = new FieldValue<>("a", "2");
  private static final StreamEntry<String, String> FIRST = StreamEntry.of(ONE, List.of(A1, A2));
  private static final StreamEntry<String, String> SECOND = StreamEntry.of(TWO, List.of(A2));
  private static final String WIRE_1 =
      array(bulk("1-1"), array(bulk("a"), bulk("1"), bulk("a"), bulk("2")));
  private static final String WIRE_2 = array(bulk("2-0"), array(bulk("a"), bulk("2")));
  private static final String NO_ID = "at least one id is needed";
  private static final Duration WAIT = Duration.ofMillis(1500);
  private static final XReadOptions TEN = XReadOptions.DEFAULT.count(10);
  private static final XReadGroupOptions NO_ACK = XReadGroupOptions.DEFAULT.count(10).noAck();
  private static final String COUNT = "count must lie between 1 and 9223372036854775807: 0";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_there_is_a_stream() {
    CommandTable<RedisStreamCommands<String, String>> table =
        new CommandTable<RedisStreamCommands<String, String>>(RedisStreamCommands.class);
    writes(table);
    reads(table);
    StreamGroupTable.add(table);
    StreamInfoTable.add(table);
    return table.tests();
  }

  private static void writes(CommandTable<RedisStreamCommands<String, String>> table) {
    table
        .row("XADD s * a 1", c -> c.xadd("s", Map.of("a", "1")), bulk("1-1"), ONE)
        .refused("XADD", c -> c.xadd("s", Map.of()), "at least one key with its value is needed")
        .nulls("XADD", c -> c.xadd("s", Map.of("a", "1"), null))
        .unexpected("XADD s * a 1", c -> c.xadd("s", Map.of("a", "1")), bulk("one"))
        .unexpected("XADD s * a 1", c -> c.xadd("s", Map.of("a", "1")), "_\r\n")
        .row(
            "XADD s NOMKSTREAM MAXLEN ~ 9 LIMIT 5 ACKED 2-0 a 1",
            c ->
                c.xadd(
                    "s",
                    Map.of("a", "1"),
                    XAddOptions.DEFAULT
                        .ifPresent()
                        .id(TWO)
                        .trim(
                            StreamTrim.maxLength(9)
                                .approximately(5)
                                .references(ReferencePolicy.ACKNOWLEDGED))),
            "$-1\r\n",
            null)
        .row(
            "XADD s 1700000000123-* a 1 a 2",
            c ->
                c.xadd(
                    "s",
                    FIRST.pairs(),
                    XAddOptions.DEFAULT.time(Instant.ofEpochMilli(1_700_000_000_123L))),
            bulk("1700000000123-0"),
            StreamId.of(1_700_000_000_123L, 0))
        .refused(
            "XADD",
            c -> c.xadd("s", List.of(), XAddOptions.DEFAULT),
            "at least one field is needed")
        .row("XLEN s", c -> c.xlen("s"), ":2\r\n", 2L)
        .row("XDEL s 1-1 2-0", c -> c.xdel("s", ONE, TWO), ":1\r\n", 1L)
        .refused("XDEL", c -> c.xdel("s"), NO_ID)
        .row(
            "XDELEX s KEEPREF IDS 3 1-1 2-0 1-1",
            c -> c.xdelex("s", List.of(ONE, TWO, ONE), ReferencePolicy.KEEP),
            "*3\r\n:1\r\n:2\r\n:-1\r\n",
            List.of(StreamDeletion.DELETED, StreamDeletion.KEPT, StreamDeletion.MISSING))
        .unexpected(
            "XDELEX s DELREF IDS 1 1-1",
            c -> c.xdelex("s", List.of(ONE), ReferencePolicy.DELETE),
            "*1\r\n:7\r\n")
        .refused("XDELEX", c -> c.xdelex("s", List.of(), ReferencePolicy.KEEP), NO_ID)
        .row("XTRIM s MAXLEN 0", c -> c.xtrim("s", StreamTrim.maxLength(0)), ":1\r\n", 1L)
        .row(
            "XTRIM s MINID ~ 2-0",
            c -> c.xtrim("s", StreamTrim.minId(TWO).approximately()),
            ":1\r\n",
            1L)
        .row(
            "XTRIM s MAXLEN ~ 3 LIMIT 0 DELREF",
            c ->
                c.xtrim(
                    "s",
                    StreamTrim.maxLength(3).approximately(0).references(ReferencePolicy.DELETE)),
            ":1\r\n",
            1L)
        .row("XSETID s 2-0", c -> c.xsetid("s", TWO, XSetIdOptions.DEFAULT), "+OK\r\n", null)
        .row(
            "XSETID s 2-0 ENTRIESADDED 7 MAXDELETEDID 1-1",
            c -> c.xsetid("s", TWO, XSetIdOptions.DEFAULT.entriesAdded(7).maxDeletedId(ONE)),
            "+OK\r\n",
            null)
        .row("XSETID s 2-0", c -> c.xsetid("s", TWO), "+OK\r\n", null)
        .row("XADD s * a 1 a 2", c -> c.xadd("s", FIRST.pairs()), bulk("1-1"), ONE)
        .refused("XADD", c -> c.xadd("s", List.of()), "at least one field is needed")
        .row("XDEL s 1-1 2-0", c -> c.xdel("s", List.of(ONE, TWO)), ":1\r\n", 1L)
        .refused("XDEL", c -> c.xdel("s", List.of()), NO_ID);
  }

  private static void reads(CommandTable<RedisStreamCommands<String, String>> table) {
    table
        .row(
            "XRANGE s - +",
            c -> c.xrange("s", StreamRange.ALL),
            array(WIRE_1, WIRE_2),
            List.of(FIRST, SECOND))
        .row("XRANGE s - (2-0", c -> c.xrange("s", StreamRange.below(TWO)), "*0\r\n", List.of())
        .row(
            "XRANGE s (1-1 + COUNT 5",
            c -> c.xrange("s", StreamRange.above(ONE), 5),
            array(WIRE_2),
            List.of(SECOND))
        .refused("XRANGE", c -> c.xrange("s", StreamRange.ALL, 0), COUNT)
        .row(
            "XREVRANGE s 2-0 1-1",
            c -> c.xrevrange("s", StreamRange.between(ONE, TWO)),
            array(WIRE_2, WIRE_1),
            List.of(SECOND, FIRST))
        .row(
            "XREVRANGE s 2-0 - COUNT 1",
            c -> c.xrevrange("s", StreamRange.atMost(TWO), 1),
            array(WIRE_2),
            List.of(SECOND))
        .refused("XREVRANGE", c -> c.xrevrange("s", StreamRange.ALL, 0), COUNT)
        .row(
            "XREAD COUNT 10 STREAMS s t 0-0 $",
            c -> c.xread(two(StreamPosition.START, StreamPosition.NEW), TEN),
            array(array(bulk("s"), array(WIRE_1)), array(bulk("t"), array(WIRE_2))),
            Map.of("s", List.of(FIRST), "t", List.of(SECOND)))
        .row(
            "XREAD STREAMS s t 1-1 +",
            c -> c.xread(two(StreamPosition.after(ONE), StreamPosition.LAST), XReadOptions.DEFAULT),
            "%1\r\n" + bulk("t") + array(WIRE_2),
            Map.of("t", List.of(SECOND)))
        .row(
            "XREAD STREAMS s 0-0",
            c -> c.xread(Map.of("s", StreamPosition.START), XReadOptions.DEFAULT),
            "*-1\r\n",
            Map.of())
        .row(
            "XREAD STREAMS s 0-0",
            c -> c.xread(Map.of("s", StreamPosition.START)),
            array(array(bulk("s"), array(WIRE_1))),
            Map.of("s", List.of(FIRST)))
        .row(
            "XREAD COUNT 10 STREAMS s 0-0",
            c -> c.xread("s", StreamPosition.START, TEN),
            array(array(bulk("s"), array(WIRE_1, WIRE_2))),
            List.of(FIRST, SECOND))
        .row("XREAD STREAMS s $", c -> c.xread("s", StreamPosition.NEW), "*-1\r\n", List.of())
        .nulls("XREAD", c -> c.xread("s", null))
        .refused("XREAD", c -> c.xread(Map.of(), TEN), "at least one stream is needed");
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_may_wait() {
    return new CommandTable<RedisStreamBlockingCommands<String, String>>(
            RedisStreamBlockingCommands.class)
        .row(
            "XREAD COUNT 10 BLOCK 1500 STREAMS s t $ 0-0",
            c -> c.xread(WAIT, two(StreamPosition.NEW, StreamPosition.START), TEN),
            "_\r\n",
            Map.of())
        .row(
            "XREAD BLOCK 0 STREAMS s $",
            c -> c.xread(Duration.ZERO, Map.of("s", StreamPosition.NEW), XReadOptions.DEFAULT),
            array(array(bulk("s"), array(WIRE_1))),
            Map.of("s", List.of(FIRST)))
        .refused(
            "XREAD",
            c -> c.xread(WAIT.negated(), Map.of("s", StreamPosition.NEW), TEN),
            "a wait must not be negative: PT-1.5S")
        .row(
            "XREADGROUP GROUP g ann COUNT 10 NOACK BLOCK 1500 STREAMS s >",
            c -> c.xreadgroup(WAIT, "g", "ann", Map.of("s", GroupPosition.NEW), NO_ACK),
            "*-1\r\n",
            Map.of())
        .refused(
            "XREADGROUP",
            c -> c.xreadgroup(WAIT, "g", "ann", Map.of(), NO_ACK),
            "at least one stream is needed")
        .row(
            "XREAD BLOCK 1500 STREAMS s $",
            c -> c.xread(WAIT, Map.of("s", StreamPosition.NEW)),
            "_\r\n",
            Map.of())
        .row(
            "XREAD COUNT 10 BLOCK 1500 STREAMS s $",
            c -> c.xread(WAIT, "s", StreamPosition.NEW, TEN),
            array(array(bulk("s"), array(WIRE_1))),
            List.of(FIRST))
        .row(
            "XREAD BLOCK 1500 STREAMS s $",
            c -> c.xread(WAIT, "s", StreamPosition.NEW),
            "_\r\n",
            List.of())
        .row(
            "XREADGROUP GROUP g ann BLOCK 1500 STREAMS s >",
            c -> c.xreadgroup(WAIT, "g", "ann", Map.of("s", GroupPosition.NEW)),
            "*-1\r\n",
            Map.of())
        .row(
            "XREADGROUP GROUP g ann COUNT 10 NOACK BLOCK 1500 STREAMS s >",
            c -> c.xreadgroup(WAIT, "g", "ann", "s", GroupPosition.NEW, NO_ACK),
            array(array(bulk("s"), array(WIRE_1))),
            List.of(FIRST))
        .row(
            "XREADGROUP GROUP g ann BLOCK 1500 STREAMS s >",
            c -> c.xreadgroup(WAIT, "g", "ann", "s", GroupPosition.NEW),
            "_\r\n",
            List.of())
        .tests();
  }

  private static <P> Map<String, P> two(P ofFirst, P ofSecond) {
    Map<String, P> streams = new LinkedHashMap<>();
    streams.put("s", ofFirst);
    streams.put("t", ofSecond);
    return streams;
  }

  @Test
  void should_say_where_key_stands_and_how_long_server_waits_when_it_reads() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisStreamBlockingCommands<String, String> blocking =
        sink.as(RedisStreamBlockingCommands.class);
    blocking.xread(WAIT, Map.of("key", StreamPosition.NEW), TEN);
    keyStands(sink, true);
    assertTrue(sink.last().spec().isRead());
    assertEquals(WAIT.toNanos(), sink.last().options().serverWaitNanos());
    blocking.xreadgroup(Duration.ZERO, "g", "c", Map.of("key", GroupPosition.NEW), NO_ACK);
    keyStands(sink, true);
    assertTrue(!sink.last().spec().isRead());
    assertTrue(sink.last().options().serverWaitNanos() > Duration.ofDays(36_000).toNanos());

    RedisStreamCommands<String, String> others = sink.as(RedisStreamCommands.class);
    for (XReadOptions options : List.of(XReadOptions.DEFAULT, TEN)) {
      others.xread(Map.of("key", StreamPosition.NEW), options);
      keyStands(sink, false);
    }
    for (XReadGroupOptions options :
        List.of(XReadGroupOptions.DEFAULT, XReadGroupOptions.DEFAULT.noAck(), NO_ACK)) {
      others.xreadgroup("g", "c", Map.of("key", GroupPosition.NEW), options);
      keyStands(sink, false);
    }
  }

  private static void keyStands(RecordingSink<String, String> sink, boolean blocks) {
    assertEquals(sink.last().spec().firstKey(), sink.lastWords().indexOf("key"));
    assertEquals(blocks, sink.last().spec().isBlocking());
  }
}
