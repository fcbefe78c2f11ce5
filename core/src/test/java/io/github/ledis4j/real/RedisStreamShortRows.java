package io.github.ledis4j.real;

import static io.github.ledis4j.real.RedisStreamRows.entry;
import static io.github.ledis4j.real.RedisStreamRows.id;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.stream.AutoClaim;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.StreamRange;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.command.redis.stream.XReadOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Redis makes of the forms of one stream, of collections and without options. */
final class RedisStreamShortRows {
  private RedisStreamShortRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows) {
    List<StreamId> both = List.of(id(1), id(2));
    rows.row("XADD s 1", c -> RedisStreamRows.add(c, "ss", 1), id(1))
        .row("XADD s 2", c -> RedisStreamRows.add(c, "ss", 2), id(2))
        .row("XREAD s", c -> c.xread("ss", StreamPosition.after(id(1))), List.of(entry(2)))
        .row("XREAD s none", c -> c.xread("ss", StreamPosition.NEW), List.of())
        .row(
            "XREAD s COUNT",
            c -> c.xread("ss", StreamPosition.START, XReadOptions.DEFAULT.count(1)),
            List.of(entry(1)))
        .row(
            "XREAD s of a map",
            c -> c.xread(Map.of("ss", StreamPosition.after(id(1)))),
            Map.of("ss", List.of(entry(2))))
        .row("XGROUP s", c -> c.xgroupCreate("ss", "g", StreamPosition.START), null)
        .row(
            "XREADGROUP s COUNT",
            c ->
                c.xreadgroup(
                    "g", "ann", "ss", GroupPosition.NEW, XReadGroupOptions.DEFAULT.count(1)),
            List.of(entry(1)))
        .row(
            "XREADGROUP s of a map",
            c -> c.xreadgroup("g", "ann", Map.of("ss", GroupPosition.NEW)),
            Map.of("ss", List.of(entry(2))))
        .row("XREADGROUP s none", c -> c.xreadgroup("g", "ann", "ss", GroupPosition.NEW), List.of())
        .row(
            "XREADGROUP s pending",
            c -> c.xreadgroup("g", "ann", "ss", GroupPosition.PENDING),
            List.of(entry(1), entry(2)))
        .check(
            "XPENDING s",
            c -> c.xpendingEntries("ss", "g", StreamRange.ALL, 10),
            all -> all.size() == 2 && RedisStreamGroupRows.isDelivery(all.get(1), id(2), "ann", 2))
        .row(
            "XCLAIM s",
            c -> c.xclaim("ss", "g", "bob", Duration.ZERO, both),
            List.of(entry(1), entry(2)))
        .row("XCLAIM s JUSTID", c -> c.xclaimJustid("ss", "g", "zoe", Duration.ZERO, both), both)
        .row(
            "XAUTOCLAIM s",
            c -> c.xautoclaim("ss", "g", "ann", Duration.ZERO, StreamId.MIN),
            AutoClaim.of(StreamId.MIN, List.of(entry(1), entry(2)), List.of()))
        .row(
            "XAUTOCLAIM s JUSTID",
            c -> c.xautoclaimJustid("ss", "g", "bob", Duration.ZERO, StreamId.MIN),
            AutoClaim.of(StreamId.MIN, both, List.of()))
        .check("XINFO s", c -> c.xinfoStreamFull("ss"), full -> full.entries().size() == 2)
        .row("XACK s", c -> c.xack("ss", "g", both), 2L)
        .row("XDEL s", c -> c.xdel("ss", both), 2L)
        .row("XSETID s", c -> c.xsetid("ss", id(9)), null)
        .check("XADD s pairs", c -> c.xadd("ss", entry(1).pairs()), id -> id.compareTo(id(9)) > 0);
  }
}
