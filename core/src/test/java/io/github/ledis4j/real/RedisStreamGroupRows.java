package io.github.ledis4j.real;

import static io.github.ledis4j.real.RedisStreamRows.entry;
import static io.github.ledis4j.real.RedisStreamRows.id;

import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.stream.AutoClaim;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.PendingEntry;
import io.github.ledis4j.command.redis.stream.PendingSummary;
import io.github.ledis4j.command.redis.stream.ReferencePolicy;
import io.github.ledis4j.command.redis.stream.StreamConsumer;
import io.github.ledis4j.command.redis.stream.StreamDeletion;
import io.github.ledis4j.command.redis.stream.StreamDetails;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamGroup;
import io.github.ledis4j.command.redis.stream.StreamGroupDetails;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.StreamRange;
import io.github.ledis4j.command.redis.stream.XClaimOptions;
import io.github.ledis4j.command.redis.stream.XGroupCreateOptions;
import io.github.ledis4j.command.redis.stream.XPendingOptions;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What Redis makes of the commands on groups of consumers. */
final class RedisStreamGroupRows {
  private static final XReadGroupOptions ALL = XReadGroupOptions.DEFAULT;
  private static final XClaimOptions CLAIM = XClaimOptions.DEFAULT;
  private static final XGroupCreateOptions CREATE = XGroupCreateOptions.DEFAULT;
  private static final Map<String, GroupPosition> NEW = Map.of("sq", GroupPosition.NEW);
  private static final Map<String, GroupPosition> PENDING = Map.of("sq", GroupPosition.PENDING);
  private static final Duration NO_TIME = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final StreamEntry<String, String> GONE = StreamEntry.of(id(1), List.of());

  private RedisStreamGroupRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    groups(rows, seven);
    reading(rows);
    pending(rows);
    info(rows, version);
    claiming(rows, seven);
    deleted(rows, seven);
    ends(rows, version == RedisVersion.REDIS_8_2);
    RedisStreamShortRows.add(rows);
  }

  private static void groups(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    rows.refused("XGROUP missing", c -> c.xgroupCreate("sq", "g", StreamPosition.START, CREATE))
        .row(
            "XGROUP MKSTREAM",
            c -> c.xgroupCreate("sq", "g", StreamPosition.NEW, CREATE.makeStream()),
            null)
        .refused("XGROUP again", c -> c.xgroupCreate("sq", "g", StreamPosition.START, CREATE))
        .row("XADD q 1", c -> RedisStreamRows.add(c, "sq", 1), id(1))
        .row("XADD q 2", c -> RedisStreamRows.add(c, "sq", 2), id(2))
        .row("XADD q 3", c -> RedisStreamRows.add(c, "sq", 3), id(3))
        .row(
            seven,
            "XGROUP ENTRIESREAD",
            c -> c.xgroupCreate("sq", "h", StreamPosition.after(id(1)), CREATE.entriesRead(1)),
            null)
        .row(
            seven,
            "XGROUP SETID ENTRIESREAD",
            c -> c.xgroupSetid("sq", "h", StreamPosition.after(id(2)), 2),
            null)
        .row("XGROUP SETID", c -> c.xgroupSetid("sq", "g", StreamPosition.START), null)
        .refused("XGROUP SETID missing", c -> c.xgroupSetid("sq", "no", StreamPosition.NEW))
        .row("XGROUP consumer", c -> c.xgroupCreateconsumer("sq", "g", "zoe"), true)
        .row("XGROUP consumer again", c -> c.xgroupCreateconsumer("sq", "g", "zoe"), false);
  }

  private static void reading(CommandRows<RedisCommands<String, String>> rows) {
    rows.row(
            "XREADGROUP COUNT",
            c -> c.xreadgroup("g", "ann", NEW, ALL.count(2)),
            Map.of("sq", List.of(entry(1), entry(2))))
        .row(
            "XREADGROUP rest",
            c -> c.xreadgroup("g", "bob", NEW, ALL),
            Map.of("sq", List.of(entry(3))))
        .row("XREADGROUP none", c -> c.xreadgroup("g", "bob", NEW, ALL), Map.of())
        .row(
            "XREADGROUP pending",
            c -> c.xreadgroup("g", "ann", Map.of("sq", GroupPosition.pendingAfter(id(1))), ALL),
            Map.of("sq", List.of(entry(2))))
        .row(
            "XREADGROUP nothing pending",
            c -> c.xreadgroup("g", "zoe", PENDING, ALL),
            Map.of("sq", List.of()))
        .refused("XREADGROUP no group", c -> c.xreadgroup("no", "ann", NEW, ALL));
  }

  private static void pending(CommandRows<RedisCommands<String, String>> rows) {
    rows.row(
            "XPENDING",
            c -> c.xpending("sq", "g"),
            PendingSummary.of(3, id(1), id(3), Map.of("ann", 2L, "bob", 1L)))
        .check(
            "XPENDING range",
            c -> c.xpendingEntries("sq", "g", StreamRange.ALL, 10, XPendingOptions.DEFAULT),
            all -> all.size() == 3 && isDelivery(all.get(1), id(2), "ann", 2))
        .check(
            "XPENDING consumer",
            c ->
                c.xpendingEntries(
                    "sq", "g", StreamRange.ALL, 10, XPendingOptions.DEFAULT.consumer("bob")),
            all -> all.size() == 1 && isDelivery(all.get(0), id(3), "bob", 1))
        .row(
            "XPENDING IDLE",
            c ->
                c.xpendingEntries(
                    "sq", "g", StreamRange.ALL, 10, XPendingOptions.DEFAULT.idleAtLeast(HOUR)),
            List.of())
        .refused("XPENDING no group", c -> c.xpending("sq", "no"));
  }

  static boolean isDelivery(PendingEntry entry, StreamId id, String consumer, long times) {
    return entry.id().equals(id)
        && entry.consumer().equals(consumer)
        && entry.deliveries() == times
        && !entry.idle().isNegative();
  }

  private static boolean isGroup(StreamGroup group, @Nullable Long read, @Nullable Long lag) {
    return group.name().equals("g")
        && group.consumers() == 3
        && group.pending() == 3
        && group.lastDeliveredId().equals(id(3))
        && Objects.equals(group.entriesRead(), read)
        && Objects.equals(group.lag(), lag);
  }

  private static void info(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    boolean active = version.compareTo(RedisVersion.REDIS_8_2) >= 0;
    Long read = seven ? 3L : null;
    Long lag = seven ? 0L : null;
    rows.check(
            "XINFO GROUPS", c -> c.xinfoGroups("sq"), groups -> isGroup(groups.get(0), read, lag))
        .check(
            "XINFO CONSUMERS",
            c -> c.xinfoConsumers("sq", "g"),
            consumers ->
                isConsumer(consumers.get(0), "ann", 2, active)
                    && isConsumer(consumers.get(1), "bob", 1, active)
                    && isConsumer(consumers.get(2), "zoe", 0, false))
        .check("XINFO FULL", c -> c.xinfoStreamFull("sq", 2), full -> isFull(full, read, active))
        .check("XINFO all", c -> c.xinfoStreamFull("sq", 0), full -> full.entries().size() == 3)
        .refused("XINFO CONSUMERS no group", c -> c.xinfoConsumers("sq", "no"));
  }

  private static boolean isConsumer(
      StreamConsumer consumer, String name, long pending, boolean active) {
    return consumer.name().equals(name)
        && consumer.pending() == pending
        && !consumer.idle().isNegative()
        && (consumer.inactive() != null) == active;
  }

  private static boolean isFull(
      StreamDetails<String, String> full, @Nullable Long read, boolean active) {
    StreamGroupDetails group = full.groups().get(0);
    return full.length() == 3
        && full.lastGeneratedId().equals(id(3))
        && full.entries().equals(List.of(entry(1), entry(2)))
        && full.groups().size() == (read != null ? 2 : 1)
        && group.name().equals("g")
        && group.lastDeliveredId().equals(id(3))
        && Objects.equals(group.entriesRead(), read)
        && group.pendingCount() == 3
        && group.pending().size() == 2
        && group.pending().get(1).consumer().equals("ann")
        && group.pending().get(1).deliveries() == 2
        && group.consumers().size() == 3
        && group.consumers().get(0).name().equals("ann")
        && group.consumers().get(0).seen().isAfter(Instant.now().minus(HOUR))
        && (group.consumers().get(0).active() != null) == active
        && group.consumers().get(0).pending().equals(group.pending())
        && group.consumers().get(1).pendingCount() == 1
        && group.consumers().get(2).pending().isEmpty();
  }

  private static void claiming(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    List<StreamId> ids = List.of(id(1), id(2));
    rows.row("XCLAIM too early", c -> c.xclaim("sq", "g", "zoe", HOUR, ids, CLAIM), List.of())
        .row(
            "XCLAIM",
            c -> c.xclaim("sq", "g", "zoe", NO_TIME, ids, CLAIM.idle(HOUR).deliveries(7)),
            List.of(entry(1), entry(2)))
        .check(
            "XPENDING claimed",
            c -> c.xpendingEntries("sq", "g", StreamRange.ALL, 1, XPendingOptions.DEFAULT),
            all ->
                isDelivery(all.get(0), id(1), "zoe", 7)
                    && !all.get(0).idle().minus(HOUR).isNegative())
        .row(
            "XCLAIM JUSTID",
            c ->
                c.xclaimJustid(
                    "sq", "g", "bob", HOUR, ids, CLAIM.deliveredAt(Instant.ofEpochMilli(1))),
            ids)
        .row(
            seven,
            "XCLAIM FORCE",
            c -> c.xclaim("sq", "h", "bob", NO_TIME, List.of(id(3)), CLAIM.force().lastId(id(3))),
            List.of(entry(3)))
        .row(
            "XAUTOCLAIM",
            c -> c.xautoclaim("sq", "g", "ann", HOUR, StreamId.MIN, 1),
            AutoClaim.of(id(2), List.of(entry(1)), List.of()))
        .row(
            "XAUTOCLAIM JUSTID",
            c -> c.xautoclaimJustid("sq", "g", "ann", HOUR, id(2), 10),
            AutoClaim.of(StreamId.MIN, List.of(id(2)), List.of()));
  }

  private static void deleted(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    List<StreamId> gone = seven ? List.of(id(1)) : List.of();
    rows.row("XDEL pending", c -> c.xdel("sq", id(1)), 1L)
        .row(
            "XREADGROUP deleted",
            c -> c.xreadgroup("g", "ann", PENDING, ALL),
            Map.of("sq", List.of(GONE, entry(2))))
        .row(
            "XAUTOCLAIM deleted",
            c -> c.xautoclaim("sq", "g", "bob", NO_TIME, StreamId.MIN, 10),
            AutoClaim.of(StreamId.MIN, List.of(entry(2), entry(3)), gone))
        .check(
            "XPENDING without deleted",
            c -> c.xpending("sq", "g"),
            summary -> summary.count() == (seven ? 2 : 3))
        .row("XACK", c -> c.xack("sq", "g", id(2), id(3), id(9)), 2L)
        .row("XACK no group", c -> c.xack("sq", "no", id(2)), 0L)
        .row("XREADGROUP NOACK", c -> noAck(c), Map.of("sq", List.of(entry(4))))
        .row("XACK the rest", c -> c.xack("sq", "g", id(1)), seven ? 0L : 1L)
        .row(
            "XPENDING none",
            c -> c.xpending("sq", "g"),
            PendingSummary.of(0, null, null, Map.of()));
  }

  private static CompletableFuture<?> noAck(RedisCommands<String, String> c) {
    return RedisStreamRows.add(c, "sq", 4)
        .thenCompose(added -> c.xreadgroup("g", "ann", NEW, ALL.noAck()));
  }

  private static void ends(CommandRows<RedisCommands<String, String>> rows, boolean policies) {
    List<StreamId> ids = List.of(id(5), id(1));
    rows.row("XADD q 5", c -> RedisStreamRows.add(c, "sq", 5), id(5))
        .row(
            "XREADGROUP 5",
            c -> c.xreadgroup("g", "ann", NEW, ALL),
            Map.of("sq", List.of(entry(5))))
        .row(
            policies,
            "XDELEX kept",
            c -> c.xdelex("sq", List.of(id(5)), ReferencePolicy.ACKNOWLEDGED),
            List.of(StreamDeletion.KEPT))
        .row(
            policies,
            "XACKDEL",
            c -> c.xackdel("sq", "g", ids, ReferencePolicy.KEEP),
            List.of(StreamDeletion.DELETED, StreamDeletion.MISSING))
        .row("XGROUP DELCONSUMER", c -> c.xgroupDelconsumer("sq", "g", "ann"), policies ? 0L : 1L)
        .row("XGROUP DELCONSUMER again", c -> c.xgroupDelconsumer("sq", "g", "ann"), 0L)
        .row("XGROUP DESTROY", c -> c.xgroupDestroy("sq", "g"), true)
        .row("XGROUP DESTROY again", c -> c.xgroupDestroy("sq", "g"), false);
  }

  /** Reading that waits. */
  static void addBlocking(
      CommandRows<RedisBlockingCommands<String, String>> rows,
      RedisCommands<String, String> client) {
    Map<String, GroupPosition> fresh = Map.of("sbq", GroupPosition.NEW);
    Map<String, GroupPosition> pending = Map.of("sbq", GroupPosition.PENDING);
    rows.row(
            "XGROUP CREATE bq",
            c -> client.xgroupCreate("sbq", "g", StreamPosition.START, CREATE.makeStream()),
            null)
        .row(
            "XREADGROUP BLOCK none",
            c -> c.xreadgroup(Duration.ofMillis(30), "g", "ann", fresh, ALL),
            Map.of())
        .row(
            "XREADGROUP BLOCK nothing pending",
            c -> c.xreadgroup(NO_TIME, "g", "ann", pending, ALL),
            Map.of("sbq", List.of()))
        .row(
            "XREADGROUP BLOCK later",
            c -> {
              CompletableFuture<Map<String, List<StreamEntry<String, String>>>> read =
                  c.xreadgroup(NO_TIME, "g", "ann", fresh, ALL.count(5));
              return RedisStreamRows.add(client, "sbq", 1).thenCompose(added -> read);
            },
            Map.of("sbq", List.of(entry(1))))
        .row("XADD two", c -> RedisStreamRows.add(client, "sbq", 2), id(2))
        .row(
            "XREADGROUP BLOCK there, many",
            c -> c.xreadgroup(NO_TIME, "g", "ann", fresh),
            Map.of("sbq", List.of(entry(2))))
        .row(
            "XREADGROUP BLOCK one stream",
            c -> c.xreadgroup(NO_TIME, "g", "ann", "sbq", GroupPosition.PENDING),
            List.of(entry(1), entry(2)))
        .row(
            "XREADGROUP BLOCK COUNT one stream",
            c -> c.xreadgroup(NO_TIME, "g", "ann", "sbq", GroupPosition.PENDING, ALL.count(1)),
            List.of(entry(1)));
  }
}
