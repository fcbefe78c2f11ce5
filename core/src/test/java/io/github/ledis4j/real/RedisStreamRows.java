package io.github.ledis4j.real;

import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.stream.ReferencePolicy;
import io.github.ledis4j.command.redis.stream.StreamDeletion;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.StreamRange;
import io.github.ledis4j.command.redis.stream.StreamTrim;
import io.github.ledis4j.command.redis.stream.XAddOptions;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import io.github.ledis4j.command.redis.stream.XSetIdOptions;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** What Redis makes of the commands on streams without groups. */
final class RedisStreamRows {
  private static final XAddOptions ADD = XAddOptions.DEFAULT;
  private static final XReadOptions ALL = XReadOptions.DEFAULT;
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(30);

  private RedisStreamRows() {}

  static StreamId id(long number) {
    return StreamId.of(number, 1);
  }

  static StreamEntry<String, String> entry(long number) {
    return StreamEntry.of(id(number), List.of(new FieldValue<>("f", String.valueOf(number))));
  }

  /** Adds the entry of this number. */
  static CompletableFuture<StreamId> add(RedisCommands<String, String> c, String key, long number) {
    return c.xadd(key, Map.of("f", String.valueOf(number)), ADD.id(id(number)));
  }

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    adding(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
    ranges(rows);
    reading(rows, version.compareTo(RedisVersion.REDIS_8_2) >= 0);
    trimming(rows, version == RedisVersion.REDIS_8_2);
    info(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
    setting(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
  }

  private static void adding(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    Instant when = Instant.ofEpochMilli(5);
    List<FieldValue<String, String>> twice =
        List.of(new FieldValue<>("f", "3"), new FieldValue<>("f", "4"));
    rows.check("XADD", c -> c.xadd("snow", Map.of("f", "v")), RedisStreamRows::isRecent)
        .row("XADD id", c -> add(c, "sx", 1), id(1))
        .row("XADD id again", c -> add(c, "sx", 2), id(2))
        .refused("XADD lower id", c -> add(c, "sx", 1))
        .row("XADD twice a field", c -> c.xadd("sx", twice, ADD.id(id(3))), id(3))
        .row("XADD NOMKSTREAM", c -> c.xadd("snone", twice, ADD.ifPresent()), null)
        .row(seven, "XADD time", c -> c.xadd("sx", twice, ADD.time(when)), StreamId.of(5, 0))
        .row(
            "XADD MAXLEN",
            c -> c.xadd("scut", twice, ADD.id(id(1)).trim(StreamTrim.maxLength(0))),
            id(1))
        .row("XLEN cut", c -> c.xlen("scut"), 0L)
        .row("EXISTS empty stream", c -> c.exists("scut"), true)
        .row("XLEN", c -> c.xlen("sx"), seven ? 4L : 3L)
        .row("XLEN missing", c -> c.xlen("snone"), 0L)
        .row("XDEL", c -> c.xdel("sx", StreamId.of(5, 0), id(9)), seven ? 1L : 0L)
        .row("XDEL missing", c -> c.xdel("snone", id(1)), 0L)
        .refused("XADD on a string", c -> c.xadd("text", Map.of("f", "v")));
  }

  private static boolean isRecent(StreamId id) {
    return id.time().isAfter(Instant.now().minusSeconds(3600));
  }

  private static void ranges(CommandRows<RedisCommands<String, String>> rows) {
    StreamEntry<String, String> third =
        StreamEntry.of(id(3), List.of(new FieldValue<>("f", "3"), new FieldValue<>("f", "4")));
    rows.row("XRANGE", c -> c.xrange("sx", StreamRange.ALL), List.of(entry(1), entry(2), third))
        .row("XRANGE missing", c -> c.xrange("snone", StreamRange.ALL), List.of())
        .row("XRANGE COUNT", c -> c.xrange("sx", StreamRange.above(id(1)), 1), List.of(entry(2)))
        .row(
            "XRANGE time",
            c ->
                c.xrange(
                    "sx", StreamRange.between(Instant.ofEpochMilli(2), Instant.ofEpochMilli(3))),
            List.of(entry(2), third))
        .row("XRANGE below", c -> c.xrange("sx", StreamRange.below(id(2))), List.of(entry(1)))
        .row("XRANGE highest", c -> c.xrange("sx", StreamRange.atLeast(StreamId.MAX)), List.of())
        .row(
            "XREVRANGE",
            c -> c.xrevrange("sx", StreamRange.between(id(1), id(2))),
            List.of(entry(2), entry(1)))
        .row("XREVRANGE COUNT", c -> c.xrevrange("sx", StreamRange.ALL, 1), List.of(third));
  }

  private static void reading(CommandRows<RedisCommands<String, String>> rows, boolean eight) {
    Map<String, StreamPosition> both =
        Map.of("sx", StreamPosition.START, "snow", StreamPosition.NEW);
    rows.row("XREAD", c -> c.xread(both, ALL.count(2)), Map.of("sx", List.of(entry(1), entry(2))))
        .row(
            "XREAD after",
            c -> c.xread(Map.of("sx", StreamPosition.after(id(1))), ALL.count(1)),
            Map.of("sx", List.of(entry(2))))
        .row("XREAD none", c -> c.xread(Map.of("sx", StreamPosition.NEW), ALL), Map.of())
        .row("XADD last", c -> add(c, "sx", 6), id(6))
        .row(
            eight,
            "XREAD last",
            c -> c.xread(Map.of("sx", StreamPosition.LAST), ALL),
            Map.of("sx", List.of(entry(6))));
  }

  private static void trimming(CommandRows<RedisCommands<String, String>> rows, boolean policies) {
    StreamTrim acknowledged = StreamTrim.maxLength(1).references(ReferencePolicy.ACKNOWLEDGED);
    rows.row("XTRIM", c -> c.xtrim("sx", StreamTrim.maxLength(3)), 1L)
        .row("XTRIM MINID", c -> c.xtrim("sx", StreamTrim.minId(id(3))), 1L)
        .row("XTRIM ~", c -> c.xtrim("sx", StreamTrim.maxLength(1).approximately()), 0L)
        .row("XTRIM LIMIT", c -> c.xtrim("sx", StreamTrim.minId(id(4)).approximately(10)), 0L)
        .row(policies, "XTRIM ACKED", c -> c.xtrim("sx", acknowledged), 1L)
        .row(
            policies,
            "XADD ACKED",
            c -> c.xadd("sx", entry(7).pairs(), ADD.id(id(7)).trim(acknowledged)),
            id(7))
        .row(
            policies,
            "XDELEX",
            c -> c.xdelex("sx", List.of(id(7), id(1)), ReferencePolicy.DELETE),
            List.of(StreamDeletion.DELETED, StreamDeletion.MISSING));
  }

  private static void info(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    rows.row("XADD for XINFO", c -> add(c, "si", 1), id(1))
        .row("XADD for XINFO again", c -> add(c, "si", 2), id(2))
        .check(
            "XINFO STREAM",
            c -> c.xinfoStream("si"),
            i ->
                i.length() == 2
                    && i.groups() == 0
                    && i.lastGeneratedId().equals(id(2))
                    && Objects.equals(i.maxDeletedEntryId(), seven ? StreamId.MIN : null)
                    && Objects.equals(i.entriesAdded(), seven ? 2L : null)
                    && Objects.equals(i.recordedFirstEntryId(), seven ? id(1) : null)
                    && entry(1).equals(i.first())
                    && entry(2).equals(i.last()))
        .row("XDEL one", c -> c.xdel("si", id(1)), 1L)
        .check("XINFO first", c -> c.xinfoStream("si"), i -> entry(2).equals(i.first()))
        .check(
            "XINFO deleted",
            c -> c.xinfoStream("si"),
            i -> !seven || id(1).equals(i.maxDeletedEntryId()))
        .row("XDEL the other", c -> c.xdel("si", id(2)), 1L)
        .check(
            "XINFO empty",
            c -> c.xinfoStream("si"),
            i -> i.length() == 0 && i.first() == null && i.last() == null)
        .refused("XINFO STREAM missing", c -> c.xinfoStream("snone"));
  }

  private static void setting(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    XSetIdOptions options = XSetIdOptions.DEFAULT.entriesAdded(40).maxDeletedId(id(3));
    rows.row("XSETID", c -> c.xsetid("si", id(30), XSetIdOptions.DEFAULT), null)
        .row(seven, "XSETID options", c -> c.xsetid("si", id(31), options), null)
        .refused("XADD below XSETID", c -> add(c, "si", 4))
        .check(
            "XINFO after XSETID",
            c -> c.xinfoStream("si"),
            i -> i.lastGeneratedId().equals(seven ? id(31) : id(30)))
        .check(
            "XINFO added",
            c -> c.xinfoStream("si"),
            i -> !seven || Long.valueOf(40).equals(i.entriesAdded()))
        .refused("XSETID missing", c -> c.xsetid("snone", id(1), XSetIdOptions.DEFAULT));
  }

  /** Reading that waits. */
  static void addBlocking(
      CommandRows<RedisBlockingCommands<String, String>> rows,
      RedisCommands<String, String> client) {
    Map<String, StreamPosition> fresh = Map.of("sbx", StreamPosition.NEW);
    rows.row("XREAD BLOCK none", c -> c.xread(SHORT, fresh, ALL), Map.of())
        .row("XADD before", c -> add(client, "sbx", 1), id(1))
        .row(
            "XREAD BLOCK there",
            c -> c.xread(LONG, Map.of("sbx", StreamPosition.START), ALL),
            Map.of("sbx", List.of(entry(1))))
        .row(
            "XREAD BLOCK later",
            c -> {
              CompletableFuture<Map<String, List<StreamEntry<String, String>>>> read =
                  c.xread(Duration.ZERO, Map.of("sbx", StreamPosition.after(id(1))), ALL.count(5));
              return add(client, "sbx", 2).thenCompose(added -> read);
            },
            Map.of("sbx", List.of(entry(2))))
        .row(
            "XREAD BLOCK there, many",
            c -> c.xread(LONG, Map.of("sbx", StreamPosition.after(id(1)))),
            Map.of("sbx", List.of(entry(2))))
        .row(
            "XREAD BLOCK one stream",
            c -> c.xread(LONG, "sbx", StreamPosition.START),
            List.of(entry(1), entry(2)))
        .row(
            "XREAD BLOCK one stream, none",
            c -> c.xread(SHORT, "sbx", StreamPosition.NEW),
            List.of())
        .row(
            "XREAD BLOCK COUNT one stream",
            c -> c.xread(LONG, "sbx", StreamPosition.START, ALL.count(1)),
            List.of(entry(1)));
    RedisStreamGroupRows.addBlocking(rows, client);
  }
}
