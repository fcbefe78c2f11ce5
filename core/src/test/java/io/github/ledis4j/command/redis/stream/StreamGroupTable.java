package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of consumers, and what they have not acknowledged. */
final class StreamGroupTable {
  private static final StreamId ONE = StreamId.of(1, 1);
  private static final StreamId TWO = StreamId.of(2, 0);
  private static final FieldValue<String, String> A1 = new FieldValue<>("a", "1");
  private static final FieldValue<String, String> A2 = new FieldValue<>("a", "2");
  private static final StreamEntry<String, String> FIRST = StreamEntry.of(ONE, List.of(A1, A2));
  private static final StreamEntry<String, String> SECOND = StreamEntry.of(TWO, List.of(A2));
  private static final StreamEntry<String, String> GONE = StreamEntry.of(TWO, List.of());
  private static final String WIRE_1 =
      array(bulk("1-1"), array(bulk("a"), bulk("1"), bulk("a"), bulk("2")));
  private static final String WIRE_2 = array(bulk("2-0"), array(bulk("a"), bulk("2")));
  private static final String WIRE_GONE = array(bulk("2-0"), "*-1\r\n");
  private static final String NO_ID = "at least one id is needed";
  private static final Duration WAIT = Duration.ofMillis(1500);
  private static final XReadGroupOptions NO_ACK = XReadGroupOptions.DEFAULT.count(10).noAck();
  private static final String COUNT = "count must lie between 1 and 9223372036854775807: 0";

  private StreamGroupTable() {}

  static void add(CommandTable<RedisStreamCommands<String, String>> table) {
    groups(table);
    reads(table);
    pending(table);
    claims(table);
  }

  private static void groups(CommandTable<RedisStreamCommands<String, String>> table) {
    table
        .row(
            "XGROUP CREATE s g 0-0",
            c -> c.xgroupCreate("s", "g", StreamPosition.START, XGroupCreateOptions.DEFAULT),
            "+OK\r\n",
            null)
        .row(
            "XGROUP CREATE s g $ MKSTREAM ENTRIESREAD 4",
            c ->
                c.xgroupCreate(
                    "s",
                    "g",
                    StreamPosition.NEW,
                    XGroupCreateOptions.DEFAULT.makeStream().entriesRead(4)),
            "+OK\r\n",
            null)
        .refused(
            "XGROUP CREATE",
            c -> c.xgroupCreate("s", "g", StreamPosition.LAST, XGroupCreateOptions.DEFAULT),
            "a group cannot start at the last entry: say NEW or after(id)")
        .row(
            "XGROUP CREATECONSUMER s g ann",
            c -> c.xgroupCreateconsumer("s", "g", "ann"),
            ":1\r\n",
            true)
        .row("XGROUP DELCONSUMER s g ann", c -> c.xgroupDelconsumer("s", "g", "ann"), ":3\r\n", 3L)
        .row("XGROUP DESTROY s g", c -> c.xgroupDestroy("s", "g"), ":0\r\n", false)
        .row(
            "XGROUP SETID s g 1-1",
            c -> c.xgroupSetid("s", "g", StreamPosition.after(ONE)),
            "+OK\r\n",
            null)
        .row(
            "XGROUP SETID s g $ ENTRIESREAD 0",
            c -> c.xgroupSetid("s", "g", StreamPosition.NEW, 0),
            "+OK\r\n",
            null)
        .refused(
            "XGROUP SETID",
            c -> c.xgroupSetid("s", "g", StreamPosition.NEW, -1),
            "entries must lie between 0 and 9223372036854775807: -1")
        .row(
            "XGROUP CREATE s g 0-0",
            c -> c.xgroupCreate("s", "g", StreamPosition.START),
            "+OK\r\n",
            null);
  }

  private static void reads(CommandTable<RedisStreamCommands<String, String>> table) {
    table
        .row(
            "XREADGROUP GROUP g ann STREAMS s >",
            c -> c.xreadgroup("g", "ann", Map.of("s", GroupPosition.NEW)),
            "*-1\r\n",
            Map.of())
        .row(
            "XREADGROUP GROUP g ann COUNT 10 NOACK STREAMS s >",
            c -> c.xreadgroup("g", "ann", "s", GroupPosition.NEW, NO_ACK),
            array(array(bulk("s"), array(WIRE_1))),
            List.of(FIRST))
        .row(
            "XREADGROUP GROUP g ann STREAMS s 0-0",
            c -> c.xreadgroup("g", "ann", "s", GroupPosition.PENDING),
            "%1\r\n" + bulk("s") + array(WIRE_GONE),
            List.of(GONE))
        .row("XACK s g 1-1 2-0", c -> c.xack("s", "g", List.of(ONE, TWO)), ":2\r\n", 2L)
        .refused("XACK", c -> c.xack("s", "g", List.of()), NO_ID)
        .row(
            "XREADGROUP GROUP g ann COUNT 10 NOACK STREAMS s t > 1-1",
            c ->
                c.xreadgroup(
                    "g", "ann", two(GroupPosition.NEW, GroupPosition.pendingAfter(ONE)), NO_ACK),
            array(array(bulk("s"), array(WIRE_1)), array(bulk("t"), array(WIRE_GONE))),
            Map.of("s", List.of(FIRST), "t", List.of(GONE)))
        .row(
            "XREADGROUP GROUP g ann STREAMS s 0-0",
            c ->
                c.xreadgroup(
                    "g", "ann", Map.of("s", GroupPosition.PENDING), XReadGroupOptions.DEFAULT),
            "%1\r\n" + bulk("s") + array(array(bulk("2-0"), "_\r\n")),
            Map.of("s", List.of(GONE)))
        .refused(
            "XREADGROUP",
            c -> c.xreadgroup("g", "ann", Map.of(), NO_ACK),
            "at least one stream is needed")
        .nulls(
            "XREADGROUP",
            c -> c.xreadgroup("g", null, Map.of("s", GroupPosition.NEW), XReadGroupOptions.DEFAULT))
        .row("XACK s g 1-1 2-0", c -> c.xack("s", "g", ONE, TWO), ":2\r\n", 2L)
        .refused("XACK", c -> c.xack("s", "g"), NO_ID)
        .row(
            "XACKDEL s g ACKED IDS 2 1-1 2-0",
            c -> c.xackdel("s", "g", List.of(ONE, TWO), ReferencePolicy.ACKNOWLEDGED),
            "*2\r\n:1\r\n:2\r\n",
            List.of(StreamDeletion.DELETED, StreamDeletion.KEPT));
  }

  private static void pending(CommandTable<RedisStreamCommands<String, String>> table) {
    Duration idle = Duration.ofSeconds(5);
    table
        .row(
            "XPENDING s g",
            c -> c.xpending("s", "g"),
            array(
                ":3\r\n",
                bulk("1-1"),
                bulk("2-0"),
                array(array(bulk("ann"), bulk("2")), array(bulk("bob"), bulk("1")))),
            PendingSummary.of(3, ONE, TWO, Map.of("ann", 2L, "bob", 1L)))
        .row(
            "XPENDING s g",
            c -> c.xpending("s", "g"),
            array(":0\r\n", "_\r\n", "_\r\n", "_\r\n"),
            PendingSummary.of(0, null, null, Map.of()))
        .row(
            "XPENDING s g - + 7",
            c -> c.xpendingEntries("s", "g", StreamRange.ALL, 7, XPendingOptions.DEFAULT),
            array(array(bulk("1-1"), bulk("ann"), ":1500\r\n", ":2\r\n")),
            List.of(PendingEntry.of(ONE, "ann", WAIT, 2)))
        .row(
            "XPENDING s g IDLE 5000 (1-1 + 7 ann",
            c ->
                c.xpendingEntries(
                    "s",
                    "g",
                    StreamRange.above(ONE),
                    7,
                    XPendingOptions.DEFAULT.idleAtLeast(idle).consumer("ann")),
            "*0\r\n",
            List.of())
        .refused(
            "XPENDING",
            c -> c.xpendingEntries("s", "g", StreamRange.ALL, 0, XPendingOptions.DEFAULT),
            COUNT)
        .row(
            "XPENDING s g - + 7",
            c -> c.xpendingEntries("s", "g", StreamRange.ALL, 7),
            "*0\r\n",
            List.of());
  }

  private static void claims(CommandTable<RedisStreamCommands<String, String>> table) {
    Duration idle = Duration.ofSeconds(5);
    List<StreamId> ids = List.of(ONE, TWO);
    String wireIds = array(bulk("1-1"), bulk("2-0"));
    table
        .row(
            "XCLAIM s g bob 5000 1-1 2-0",
            c -> c.xclaim("s", "g", "bob", idle, ids),
            array(WIRE_1),
            List.of(FIRST))
        .row(
            "XCLAIM s g bob 5000 1-1 2-0 JUSTID",
            c -> c.xclaimJustid("s", "g", "bob", idle, ids),
            wireIds,
            ids)
        .row(
            "XAUTOCLAIM s g bob 5000 0-0 COUNT 100",
            c -> c.xautoclaim("s", "g", "bob", idle, StreamId.MIN),
            array(bulk("2-0"), array(WIRE_1), array(bulk("2-0"))),
            AutoClaim.of(TWO, List.of(FIRST), List.of(TWO)))
        .row(
            "XAUTOCLAIM s g bob 5000 0-0 COUNT 100 JUSTID",
            c -> c.xautoclaimJustid("s", "g", "bob", idle, StreamId.MIN),
            array(bulk("0-0"), wireIds, "*0\r\n"),
            AutoClaim.of(StreamId.MIN, ids, List.of()))
        .row(
            "XCLAIM s g bob 5000 1-1 2-0",
            c -> c.xclaim("s", "g", "bob", idle, ids, XClaimOptions.DEFAULT),
            array(WIRE_1, "*-1\r\n"),
            List.of(FIRST))
        .row(
            "XCLAIM s g bob 1 1-1 IDLE 2 RETRYCOUNT 3 FORCE LASTID 2-0",
            c ->
                c.xclaim(
                    "s",
                    "g",
                    "bob",
                    Duration.ofNanos(1),
                    List.of(ONE),
                    XClaimOptions.DEFAULT
                        .idle(Duration.ofMillis(2))
                        .deliveries(3)
                        .force()
                        .lastId(TWO)),
            "*0\r\n",
            List.of())
        .refused(
            "XCLAIM",
            c -> c.xclaim("s", "g", "bob", idle.negated(), ids, XClaimOptions.DEFAULT),
            "an idle time must not be negative: PT-5S")
        .refused(
            "XCLAIM", c -> c.xclaim("s", "g", "b", idle, List.of(), XClaimOptions.DEFAULT), NO_ID)
        .row(
            "XCLAIM s g bob 0 1-1 2-0 TIME 1700000000123 JUSTID",
            c ->
                c.xclaimJustid(
                    "s",
                    "g",
                    "bob",
                    Duration.ZERO,
                    ids,
                    XClaimOptions.DEFAULT.deliveredAt(Instant.ofEpochMilli(1_700_000_000_123L))),
            wireIds,
            ids)
        .row(
            "XAUTOCLAIM s g bob 5000 0-0 COUNT 2",
            c -> c.xautoclaim("s", "g", "bob", idle, StreamId.MIN, 2),
            array(bulk("2-0"), array(WIRE_1), array(bulk("2-0"))),
            AutoClaim.of(TWO, List.of(FIRST), List.of(TWO)))
        .row(
            "XAUTOCLAIM s g bob 5000 0-0 COUNT 2",
            c -> c.xautoclaim("s", "g", "bob", idle, StreamId.MIN, 2),
            array(bulk("0-0"), array("_\r\n", WIRE_2)),
            AutoClaim.of(StreamId.MIN, List.of(SECOND), List.of()))
        .refused("XAUTOCLAIM", c -> c.xautoclaim("s", "g", "b", idle, ONE, 0), COUNT)
        .row(
            "XAUTOCLAIM s g bob 5000 1-1 COUNT 2 JUSTID",
            c -> c.xautoclaimJustid("s", "g", "bob", idle, ONE, 2),
            array(bulk("0-0"), wireIds, "*0\r\n"),
            AutoClaim.of(StreamId.MIN, ids, List.of()));
  }

  private static <P> Map<String, P> two(P ofFirst, P ofSecond) {
    Map<String, P> streams = new LinkedHashMap<>();
    streams.put("s", ofFirst);
    streams.put("t", ofSecond);
    return streams;
  }
}
