package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a server tells about streams: old servers tell less, newer ones more. */
final class StreamInfoTable {
  private static final StreamId ONE = StreamId.of(1, 1);
  private static final StreamId TWO = StreamId.of(2, 0);
  private static final StreamEntry<String, String> FIRST =
      StreamEntry.of(ONE, List.of(new FieldValue<>("a", "1")));
  private static final String WIRE_1 = array(bulk("1-1"), array(bulk("a"), bulk("1")));
  private static final String DELIVERY = array(bulk("1-1"), ":1700000000123\r\n", ":2\r\n");
  private static final Instant WHEN = Instant.ofEpochMilli(1_700_000_000_123L);

  private static String pair(String name, String value) {
    return bulk(name) + value;
  }

  private static String map(String... pairs) {
    return "%" + pairs.length + "\r\n" + String.join("", pairs);
  }

  private static String flat(String... pairs) {
    return "*" + 2 * pairs.length + "\r\n" + String.join("", pairs);
  }

  private static final String[] OLD_STREAM = {
    pair("length", ":1\r\n"),
    pair("radix-tree-keys", ":2\r\n"),
    pair("radix-tree-nodes", ":3\r\n"),
    pair("last-generated-id", bulk("2-0")),
    pair("groups", ":4\r\n"),
    pair("first-entry", WIRE_1),
    pair("last-entry", "*-1\r\n")
  };

  private static final String[] NEW_STREAM = {
    pair("last-entry", WIRE_1),
    pair("length", ":1\r\n"),
    pair("radix-tree-keys", ":2\r\n"),
    pair("something-new", array(":1\r\n", WIRE_1)),
    pair("radix-tree-nodes", ":3\r\n"),
    pair("last-generated-id", bulk("2-0")),
    pair("max-deleted-entry-id", bulk("0-0")),
    pair("entries-added", ":9\r\n"),
    pair("recorded-first-entry-id", bulk("1-1")),
    pair("groups", ":4\r\n"),
    pair("first-entry", "_\r\n")
  };

  private StreamInfoTable() {}

  static void add(CommandTable<RedisStreamCommands<String, String>> table) {
    StreamInfo<String, String> old =
        new StreamReports.Info<>(1, 2, 3, 4, TWO, null, null, null, FIRST, null);
    StreamInfo<String, String> newer =
        new StreamReports.Info<>(1, 2, 3, 4, TWO, StreamId.MIN, 9L, ONE, null, FIRST);
    table
        .row("XINFO STREAM s", c -> c.xinfoStream("s"), flat(OLD_STREAM), old)
        .row("XINFO STREAM s", c -> c.xinfoStream("s"), map(OLD_STREAM), old)
        .row("XINFO STREAM s", c -> c.xinfoStream("s"), flat(NEW_STREAM), newer)
        .row("XINFO STREAM s", c -> c.xinfoStream("s"), map(NEW_STREAM), newer)
        .unexpected("XINFO STREAM s", c -> c.xinfoStream("s"), map(pair("length", ":1\r\n")))
        .row(
            "XINFO GROUPS s",
            c -> c.xinfoGroups("s"),
            array(map(group()), map(lagging())),
            groups())
        .row(
            "XINFO GROUPS s",
            c -> c.xinfoGroups("s"),
            array(flat(group()), flat(lagging())),
            groups())
        .row(
            "XINFO CONSUMERS s g",
            c -> c.xinfoConsumers("s", "g"),
            array(map(consumer()), flat(consumer()), map(idler())),
            List.of(
                new StreamReports.Consumer("ann", 3, Duration.ofMillis(5), null),
                new StreamReports.Consumer("ann", 3, Duration.ofMillis(5), null),
                new StreamReports.Consumer("bob", 0, Duration.ofMillis(6), Duration.ofMillis(7))))
        .row("XINFO STREAM s FULL COUNT 0", c -> c.xinfoStreamFull("s", 0), full(true), details())
        .row("XINFO STREAM s FULL COUNT 2", c -> c.xinfoStreamFull("s", 2), full(false), details())
        .refused(
            "XINFO STREAM",
            c -> c.xinfoStreamFull("s", -1),
            "count must lie between 0 and 9223372036854775807: -1")
        .row("XINFO STREAM s FULL COUNT 10", c -> c.xinfoStreamFull("s"), full(true), details());
  }

  private static String[] group() {
    return new String[] {
      pair("name", bulk("g")),
      pair("consumers", ":1\r\n"),
      pair("pending", ":2\r\n"),
      pair("last-delivered-id", bulk("1-1"))
    };
  }

  private static String[] lagging() {
    return new String[] {
      pair("name", bulk("h")),
      pair("consumers", ":1\r\n"),
      pair("pending", ":2\r\n"),
      pair("last-delivered-id", bulk("1-1")),
      pair("entries-read", "$-1\r\n"),
      pair("lag", ":5\r\n")
    };
  }

  private static List<StreamGroup> groups() {
    return List.of(
        new StreamReports.Group("g", 1, 2, ONE, null, null),
        new StreamReports.Group("h", 1, 2, ONE, null, 5L));
  }

  private static String[] consumer() {
    return new String[] {
      pair("name", bulk("ann")),
      pair("pending", ":3\r\n"),
      pair("idle", ":5\r\n"),
      pair("inactive", ":-1\r\n")
    };
  }

  private static String[] idler() {
    return new String[] {
      pair("name", bulk("bob")),
      pair("pending", ":0\r\n"),
      pair("idle", ":6\r\n"),
      pair("inactive", ":7\r\n")
    };
  }

  private static String full(boolean maps) {
    String[] ann = {
      pair("name", bulk("ann")),
      pair("seen-time", ":1700000000123\r\n"),
      pair("active-time", ":-1\r\n"),
      pair("pel-count", ":1\r\n"),
      pair("pending", array(DELIVERY))
    };
    String[] group = {
      pair("name", bulk("g")),
      pair("last-delivered-id", bulk("1-1")),
      pair("pel-count", ":1\r\n"),
      pair("pending", array(array(bulk("1-1"), bulk("ann"), ":1700000000123\r\n", ":2\r\n"))),
      pair("consumers", array(maps ? map(ann) : flat(ann)))
    };
    String[] stream = {
      pair("length", ":1\r\n"),
      pair("radix-tree-keys", ":2\r\n"),
      pair("radix-tree-nodes", ":3\r\n"),
      pair("last-generated-id", bulk("2-0")),
      pair("entries", array(WIRE_1)),
      pair("groups", array(maps ? map(group) : flat(group)))
    };
    return maps ? map(stream) : flat(stream);
  }

  private static StreamDetails<String, String> details() {
    List<PendingDelivery> pending = List.of(new StreamReports.Delivery(ONE, "ann", WHEN, 2));
    StreamConsumerDetails ann = new StreamReports.ConsumerDetails("ann", WHEN, null, 1, pending);
    return new StreamReports.Details<>(
        1,
        2,
        3,
        TWO,
        null,
        null,
        null,
        List.of(FIRST),
        List.of(new StreamReports.GroupDetails("g", ONE, null, null, 1, pending, List.of(ann))));
  }
}
