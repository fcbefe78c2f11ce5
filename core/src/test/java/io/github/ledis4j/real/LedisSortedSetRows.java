package io.github.ledis4j.real;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.ledis.LedisCombineOptions;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisScoreRange;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What LedisDB makes of the commands on sorted sets. */
final class LedisSortedSetRows {
  private static final LedisScoreRange TWO_TO_THREE = LedisScoreRange.between(2, 3);
  private static final Limit SECOND = Limit.of(1, 1);

  private LedisSortedSetRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    members(rows);
    positions(rows);
    scores(rows);
    bytes(rows);
    severalSets(rows);
    removals(rows);
    keys(rows);
  }

  private static void members(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("ZADD", c -> c.zadd("z", List.of(m("a", 1), m("b", 2), m("c", 3))), 3L)
        .row("ZADD repeated", c -> c.zadd("z", List.of(m("d", 9), m("a", 1), m("d", 4))), 1L)
        .row("ZADD one again", c -> c.zadd("z", 4, "d"), false)
        .row("ZADD one", c -> c.zadd("one", 7, "m"), true)
        .row("ZUNIONSTORE of one", c -> c.zunionstore("same", "one", "missing"), 1L)
        .row("ZINTERSTORE of one", c -> c.zinterstore("same", "one", "missing"), 0L)
        .row("ZMCLEAR of one", c -> c.zmclear(List.of("one", "same")), 2L)
        .row("ZCARD", c -> c.zcard("z"), 4L)
        .row("ZCARD missing", c -> c.zcard("missing"), 0L)
        .row("ZSCORE of the last", c -> c.zscore("z", "d"), 4L)
        .row("ZSCORE missing", c -> c.zscore("z", "x"), null)
        .row("ZINCRBY", c -> c.zincrby("z", -5, "d"), -1L)
        .row("ZINCRBY back", c -> c.zincrby("z", 5, "d"), 4L)
        .row("ZINCRBY missing", c -> c.zincrby("ends", LedisScoredMember.HIGHEST, "hi"), HIGHEST)
        .row("ZADD lowest", c -> c.zadd("ends", List.of(m("lo", LedisScoredMember.LOWEST))), 1L)
        .refused("ZINCRBY too high", c -> c.zincrby("ends", 1, "hi"))
        .row("ZCOUNT of the ends", c -> c.zcount("ends", LedisScoreRange.ALL), 2L)
        .row(
            "ZCOUNT above",
            c -> c.zcount("ends", LedisScoreRange.above(LedisScoredMember.HIGHEST)),
            0L)
        .row(
            "ZCOUNT below",
            c -> c.zcount("ends", LedisScoreRange.below(LedisScoredMember.LOWEST)),
            0L)
        .refused("ZADD of no member", c -> c.zadd("z", List.of(m("", 1))))
        .refused("ZREM of a long member", c -> c.zrem("z", "m".repeat(1025)));
  }

  private static final Long HIGHEST = LedisScoredMember.HIGHEST;

  private static void positions(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("ZRANK", c -> c.zrank("z", "b"), 1L)
        .row("ZRANK missing", c -> c.zrank("z", "x"), null)
        .row("ZREVRANK", c -> c.zrevrank("z", "b"), 2L)
        .row("ZREVRANK missing", c -> c.zrevrank("missing", "b"), null)
        .row("ZRANGE", c -> c.zrange("z", 0, -1), List.of("a", "b", "c", "d"))
        .row("ZRANGE from the end", c -> c.zrange("z", -2, Long.MAX_VALUE), List.of("c", "d"))
        .row("ZRANGE behind the end", c -> c.zrange("z", 10, 20), List.of())
        .row("ZRANGE missing", c -> c.zrange("missing", 0, -1), List.of())
        .row("ZRANGE scores", c -> c.zrangeWithScores("z", 0, 0), List.of(m("a", 1)))
        .row("ZREVRANGE", c -> c.zrevrange("z", 0, 1), List.of("d", "c"))
        .row(
            "ZREVRANGE scores",
            c -> c.zrevrangeWithScores("z", 0, 1),
            List.of(m("d", 4), m("c", 3)));
  }

  private static void scores(CommandRows<LedisCommands<String, String>> rows) {
    LedisScoreRange open = LedisScoreRange.above(1).andBelow(4);
    rows.row("ZCOUNT", c -> c.zcount("z", TWO_TO_THREE), 2L)
        .row("ZCOUNT upside down", c -> c.zcount("z", LedisScoreRange.between(3, 2)), 0L)
        .row("ZRANGEBYSCORE", c -> c.zrangebyscore("z", open), List.of("b", "c"))
        .row(
            "ZRANGEBYSCORE at least",
            c -> c.zrangebyscore("z", LedisScoreRange.atLeast(4)),
            list("d"))
        .row(
            "ZRANGEBYSCORE at most",
            c -> c.zrangebyscore("z", LedisScoreRange.atMost(1)),
            list("a"))
        .row(
            "ZRANGEBYSCORE limit",
            c -> c.zrangebyscore("z", LedisScoreRange.ALL, SECOND),
            list("b"))
        .row(
            "ZRANGEBYSCORE from",
            c -> c.zrangebyscore("z", LedisScoreRange.ALL, Limit.from(3)),
            list("d"))
        .row(
            "ZRANGEBYSCORE scores",
            c -> c.zrangebyscoreWithScores("z", TWO_TO_THREE),
            List.of(m("b", 2), m("c", 3)))
        .row(
            "ZRANGEBYSCORE scores limit",
            c -> c.zrangebyscoreWithScores("z", TWO_TO_THREE, SECOND),
            List.of(m("c", 3)))
        .row("ZREVRANGEBYSCORE", c -> c.zrevrangebyscore("z", TWO_TO_THREE), List.of("c", "b"))
        .row(
            "ZREVRANGEBYSCORE limit", c -> c.zrevrangebyscore("z", TWO_TO_THREE, SECOND), list("b"))
        .row(
            "ZREVRANGEBYSCORE scores",
            c -> c.zrevrangebyscoreWithScores("z", TWO_TO_THREE),
            List.of(m("c", 3), m("b", 2)))
        .row(
            "ZREVRANGEBYSCORE scores limit",
            c -> c.zrevrangebyscoreWithScores("z", TWO_TO_THREE, Limit.first(1)),
            List.of(m("c", 3)));
  }

  private static void bytes(CommandRows<LedisCommands<String, String>> rows) {
    LexRange<String> halfOpen = LexRange.atLeast("b").andBelow("d");
    rows.row("ZLEXCOUNT", c -> c.zlexcount("z", LexRange.above("a")), 3L)
        .row("ZRANGEBYLEX", c -> c.zrangebylex("z", halfOpen), List.of("b", "c"))
        .row("ZRANGEBYLEX to", c -> c.zrangebylex("z", LexRange.atMost("b")), List.of("a", "b"))
        .row("ZRANGEBYLEX limit", c -> c.zrangebylex("z", LexRange.all(), SECOND), list("b"))
        .row("ZRANGEBYLEX empty", c -> c.zrangebylex("z", LexRange.between("d", "a")), List.of());
  }

  private static void severalSets(CommandRows<LedisCommands<String, String>> rows) {
    LedisCombineOptions lowest =
        LedisCombineOptions.DEFAULT.weights(1, -1).aggregate(Aggregate.MIN);
    LedisCombineOptions highest = LedisCombineOptions.DEFAULT.aggregate(Aggregate.MAX);
    rows.row("ZADD other", c -> c.zadd("y", List.of(m("d", 10), m("e", 20))), 2L)
        .row("ZUNIONSTORE", c -> c.zunionstore("u", List.of("z", "y")), 5L)
        .row("ZSCORE sum", c -> c.zscore("u", "d"), 14L)
        .row("ZUNIONSTORE lowest", c -> c.zunionstore("u", List.of("z", "y"), lowest), 5L)
        .row("ZSCORE lowest", c -> c.zscore("u", "d"), -10L)
        .row("ZINTERSTORE", c -> c.zinterstore("i", List.of("z", "y")), 1L)
        .row("ZINTERSTORE highest", c -> c.zinterstore("i", List.of("z", "y"), highest), 1L)
        .row("ZRANGE highest", c -> c.zrangeWithScores("i", 0, -1), List.of(m("d", 10)))
        .row("ZINTERSTORE empty", c -> c.zinterstore("empty", List.of("z", "missing")), 0L)
        .row("ZKEYEXISTS empty", c -> c.zkeyexists("empty"), true);
  }

  private static void removals(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("ZREM repeated", c -> c.zrem("z", "a", "x", "a"), 1L)
        .row("ZCARD after ZREM", c -> c.zcard("z"), 3L)
        .row("ZREMRANGEBYRANK", c -> c.zremrangebyrank("z", -1, -1), 1L)
        .row("ZREMRANGEBYRANK none", c -> c.zremrangebyrank("z", 5, 9), 0L)
        .row("ZREMRANGEBYSCORE", c -> c.zremrangebyscore("z", LedisScoreRange.atMost(2)), 1L)
        .row("ZREMRANGEBYSCORE none", c -> c.zremrangebyscore("z", LedisScoreRange.above(50)), 0L)
        .row("ZRANGE left", c -> c.zrange("z", 0, -1), list("c"));
  }

  private static void keys(CommandRows<LedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1000);
    rows.row("ZTTL none", c -> c.zttl("z"), null)
        .row("ZEXPIRE", c -> c.zexpire("z", Duration.ofSeconds(100)), true)
        .check("ZTTL", c -> c.zttl("z"), ttl -> ttl.toSeconds() >= 90)
        .row("ZEXPIREAT", c -> c.zexpireat("z", later), true)
        .check("ZTTL later", c -> c.zttl("z"), ttl -> ttl.toSeconds() >= 900)
        .row("ZPERSIST", c -> c.zpersist("z"), true)
        .row("ZPERSIST again", c -> c.zpersist("z"), false)
        .row("ZEXPIRE missing", c -> c.zexpire("missing", Duration.ofSeconds(1)), false)
        .refused("ZEXPIREAT past", c -> c.zexpireat("z", Instant.ofEpochSecond(1)))
        .check("ZDUMP", c -> c.zdump("z"), payload -> payload != null && payload.length > 8)
        .row("ZDUMP missing", c -> c.zdump("missing"), null)
        .row("ZKEYEXISTS", c -> c.zkeyexists("z"), true)
        .row("ZCLEAR", c -> c.zclear("z"), 1L)
        .row("ZKEYEXISTS cleared", c -> c.zkeyexists("z"), false)
        .row("ZMCLEAR", c -> c.zmclear("u", "i", "missing"), 3L);
  }

  private static LedisScoredMember<String> m(String member, long score) {
    return new LedisScoredMember<>(member, score);
  }

  private static List<String> list(String only) {
    return List.of(only);
  }
}
