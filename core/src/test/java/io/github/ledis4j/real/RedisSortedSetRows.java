package io.github.ledis4j.real;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.sortedset.CombineOptions;
import io.github.ledis4j.command.redis.sortedset.RankedScore;
import io.github.ledis4j.command.redis.sortedset.ScoreEnd;
import io.github.ledis4j.command.redis.sortedset.ScoreRange;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.command.redis.sortedset.SortedSetRange;
import io.github.ledis4j.command.redis.sortedset.ZAddOptions;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What Redis makes of the commands on sorted sets. */
final class RedisSortedSetRows {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final ScoredMember<String> A = scored("a", 1.5);
  private static final ScoredMember<String> B = scored("b", 2);
  private static final ScoredMember<String> C = scored("c", INFINITE);
  private static final List<ScoredMember<String>> ALL = List.of(A, B, C);
  private static final List<ScoredMember<String>> REVERSED = List.of(C, B, A);

  private RedisSortedSetRows() {}

  private static ScoredMember<String> scored(String member, double score) {
    return new ScoredMember<>(member, score);
  }

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    adding(rows);
    asking(rows, version.compareTo(RedisVersion.REDIS_8_2) >= 0);
    positions(rows);
    scores(rows);
    bytes(rows);
    ranges(rows);
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    combining(rows, seven);
    storing(rows);
    taking(rows, seven);
  }

  private static void adding(CommandRows<RedisCommands<String, String>> rows) {
    ZAddOptions options = ZAddOptions.DEFAULT;
    List<ScoredMember<String>> higher = List.of(scored("b", 7), scored("x", 1));
    rows.row("ZADD", c -> c.zadd("z", ALL), 3L)
        .row("ZADD again", c -> c.zadd("z", ALL), 0L)
        .row("ZADD CH NX", c -> c.zadd("z", higher, options.ifAbsent().countChanged()), 1L)
        .row("ZADD CH XX GT", c -> c.zadd("z", higher, options.ifHigher().countChanged()), 1L)
        .row("ZADD LT", c -> c.zadd("z", List.of(B), options.ifPresent().ifLower()), 0L)
        .row("ZADD one", c -> c.zadd("z", 1.5, "one"), true)
        .row("ZADD one NX", c -> c.zadd("z", 7, "one", options.ifAbsent().countChanged()), false)
        .row("ZREM one", c -> c.zrem("z", List.of("one")), 1L)
        .row("ZADD INCR", c -> c.zaddIncr("z", 0.25, "a", options), 1.75)
        .row("ZADD INCR NX", c -> c.zaddIncr("z", 1, "a", options.ifAbsent()), null)
        .row("ZINCRBY", c -> c.zincrby("z", -0.25, "a"), 1.5)
        .row("ZINCRBY exact", c -> c.zincrby("exact", 0.1, "a"), 0.1)
        .row("ZINCRBY large", c -> c.zincrby("exact", 1e300, "b"), 1e300)
        .row("ZREM", c -> c.zrem("z", "x", "y"), 1L)
        .refused("ZADD on a string", c -> c.zadd("text", ALL));
  }

  private static void asking(CommandRows<RedisCommands<String, String>> rows, boolean withScore) {
    rows.row("ZCARD", c -> c.zcard("z"), 3L)
        .row("ZCOUNT", c -> c.zcount("z", ScoreRange.above(1.5)), 2L)
        .row("ZCOUNT finite", c -> c.zcount("z", ScoreRange.below(INFINITE)), 2L)
        .row("ZSCORE", c -> c.zscore("z", "a"), 1.5)
        .row("ZSCORE infinite", c -> c.zscore("z", "c"), INFINITE)
        .row("ZSCORE missing", c -> c.zscore("z", "x"), null)
        .row("ZMSCORE", c -> c.zmscore("z", "b", "x"), Arrays.asList(2.0, null))
        .row("ZMSCORE of several", c -> c.zmscore("z", List.of("b", "a")), List.of(2.0, 1.5))
        .row("ZMSCORE missing", c -> c.zmscore("missing", "b"), Arrays.asList((Double) null))
        .row("ZRANK", c -> c.zrank("z", "b"), 1L)
        .row("ZRANK missing", c -> c.zrank("z", "x"), null)
        .row("ZREVRANK", c -> c.zrevrank("z", "c"), 0L)
        .row(
            withScore,
            "ZRANK WITHSCORE",
            c -> ranked(c.zrankWithScore("z", "c")),
            List.of(2L, INFINITE))
        .row(withScore, "ZRANK WITHSCORE missing", c -> c.zrankWithScore("z", "x"), null)
        .row(
            withScore,
            "ZREVRANK WITHSCORE",
            c -> ranked(c.zrevrankWithScore("z", "a")),
            List.of(2L, 1.5))
        .check("ZRANDMEMBER", c -> c.zrandmember("z"), List.of("a", "b", "c")::contains)
        .row("ZRANDMEMBER missing", c -> c.zrandmember("missing"), null)
        .check("ZRANDMEMBER count", c -> c.zrandmemberCount("z", -5), some -> some.size() == 5)
        .check("ZRANDMEMBER scores", c -> c.zrandmemberWithScores("z", 2), ALL::containsAll)
        .row("ZRANDMEMBER none", c -> c.zrandmemberWithScores("missing", 2), List.of());
  }

  private static CompletableFuture<List<Object>> ranked(
      CompletableFuture<@Nullable RankedScore> future) {
    return future.thenApply(ranked -> List.of(ranked.rank(), ranked.score()));
  }

  private static void positions(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("ZRANGE", c -> c.zrange("z", 0, -1), List.of("a", "b", "c"))
        .row("ZRANGE missing", c -> c.zrange("missing", 0, -1), List.of())
        .row("ZRANGE WITHSCORES", c -> c.zrangeWithScores("z", 0, -1), ALL)
        .row("ZRANGE WITHSCORES none", c -> c.zrangeWithScores("z", 5, 9), List.of())
        .row("ZREVRANGE", c -> c.zrevrange("z", 0, 1), List.of("c", "b"))
        .row("ZREVRANGE WITHSCORES", c -> c.zrevrangeWithScores("z", 0, -1), REVERSED);
  }

  private static void scores(CommandRows<RedisCommands<String, String>> rows) {
    ScoreRange most = ScoreRange.between(1.5, 2);
    Limit second = Limit.of(1, 1);
    rows.row("ZRANGEBYSCORE", c -> c.zrangebyscore("z", most), List.of("a", "b"))
        .row("ZRANGEBYSCORE LIMIT", c -> c.zrangebyscore("z", most, second), List.of("b"))
        .row("ZRANGEBYSCORE WITHSCORES", c -> c.zrangebyscoreWithScores("z", ScoreRange.ALL), ALL)
        .row(
            "ZRANGEBYSCORE WITHSCORES LIMIT",
            c -> c.zrangebyscoreWithScores("z", most, second),
            List.of(B))
        .row("ZREVRANGEBYSCORE", c -> c.zrevrangebyscore("z", most), List.of("b", "a"))
        .row("ZREVRANGEBYSCORE LIMIT", c -> c.zrevrangebyscore("z", most, second), List.of("a"))
        .row(
            "ZREVRANGEBYSCORE WITHSCORES",
            c -> c.zrevrangebyscoreWithScores("z", ScoreRange.ALL),
            REVERSED)
        .row(
            "ZREVRANGEBYSCORE WITHSCORES LIMIT",
            c -> c.zrevrangebyscoreWithScores("z", most, Limit.from(1)),
            List.of(A));
  }

  private static void bytes(CommandRows<RedisCommands<String, String>> rows) {
    List<ScoredMember<String>> same =
        List.of(scored("a", 0), scored("b", 0), scored("c", 0), scored("d", 0));
    LexRange<String> middle = LexRange.above("a").andAtMost("c");
    Limit one = Limit.first(1);
    rows.row("ZADD same scores", c -> c.zadd("lex", same), 4L)
        .row("ZLEXCOUNT", c -> c.zlexcount("lex", middle), 2L)
        .row("ZRANGEBYLEX", c -> c.zrangebylex("lex", middle), List.of("b", "c"))
        .row("ZRANGEBYLEX LIMIT", c -> c.zrangebylex("lex", middle, one), List.of("b"))
        .row("ZREVRANGEBYLEX", c -> c.zrevrangebylex("lex", middle), List.of("c", "b"))
        .row("ZREVRANGEBYLEX LIMIT", c -> c.zrevrangebylex("lex", middle, one), List.of("c"))
        .row("ZREMRANGEBYLEX", c -> c.zremrangebylex("lex", LexRange.atLeast("d")), 1L);
  }

  private static void ranges(CommandRows<RedisCommands<String, String>> rows) {
    SortedSetRange<String> rank = SortedSetRange.byRank(0, 1);
    SortedSetRange<String> lex = SortedSetRange.byLex(LexRange.atLeast("b"));
    SortedSetRange<String> score =
        SortedSetRange.<String>byScore(ScoreRange.atLeast(1.5)).limit(Limit.first(2));
    rows.row("ZRANGE by rank", c -> c.zrange("z", rank), List.of("a", "b"))
        .row("ZRANGE REV", c -> c.zrange("z", rank.reversed()), List.of("c", "b"))
        .row("ZRANGE BYLEX", c -> c.zrange("lex", lex), List.of("b", "c"))
        .row("ZRANGE BYLEX REV", c -> c.zrange("lex", lex.reversed()), List.of("c", "b"))
        .refused("ZRANGE BYLEX WITHSCORES", c -> c.zrangeWithScores("lex", lex))
        .row("ZRANGE BYSCORE", c -> c.zrangeWithScores("z", score), List.of(A, B))
        .row("ZRANGE BYSCORE REV", c -> c.zrangeWithScores("z", score.reversed()), List.of(C, B))
        .row("ZRANGESTORE", c -> c.zrangestore("zd", "z", score.reversed()), 2L)
        .row("ZRANGE stored", c -> c.zrangeWithScores("zd", 0, -1), List.of(B, C))
        .row("ZRANGESTORE by rank", c -> c.zrangestore("zd", "z", 0, -2), 2L)
        .row("ZRANGESTORE missing", c -> c.zrangestore("zd", "missing", rank), 0L)
        .row("EXISTS stored nothing", c -> c.exists("zd"), false);
  }

  private static void combining(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    List<String> both = List.of("z", "lex");
    CombineOptions options = CombineOptions.DEFAULT.weights(2, 1).aggregate(Aggregate.MIN);
    List<ScoredMember<String>> lowest = List.of(scored("a", 0), scored("b", 0), scored("c", 0));
    rows.row("ZUNION", c -> c.zunion(both), List.of("a", "b", "c"))
        .row("ZUNION typed out", c -> c.zunion("z", "lex"), List.of("a", "b", "c"))
        .row("ZUNION WITHSCORES typed out", c -> c.zunionWithScores("z", "lex"), ALL)
        .row("ZINTER typed out", c -> c.zinter("z", "lex"), List.of("a", "b", "c"))
        .row("ZINTER WITHSCORES typed out", c -> c.zinterWithScores("z", "lex"), ALL)
        .row("ZDIFF typed out", c -> c.zdiff("z", "exact"), List.of("c"))
        .row("ZDIFF WITHSCORES typed out", c -> c.zdiffWithScores("z", "exact"), List.of(C))
        .row(seven, "ZINTERCARD typed out", c -> c.zintercard("z", "lex"), 3L)
        .row("ZUNION options", c -> c.zunion(both, options), List.of("a", "b", "c"))
        .row("ZUNION WITHSCORES", c -> c.zunionWithScores(both), ALL)
        .row("ZUNION WITHSCORES options", c -> c.zunionWithScores(both, options), lowest)
        .row("ZINTER", c -> c.zinter(both), List.of("a", "b", "c"))
        .row("ZINTER options", c -> c.zinter(both, options), List.of("a", "b", "c"))
        .row("ZINTER WITHSCORES", c -> c.zinterWithScores(both), ALL)
        .row("ZINTER WITHSCORES options", c -> c.zinterWithScores(both, options), lowest)
        .row("ZINTER missing", c -> c.zinterWithScores(List.of("z", "missing")), List.of())
        .row("ZDIFF", c -> c.zdiff(List.of("z", "exact")), List.of("c"))
        .row("ZDIFF WITHSCORES", c -> c.zdiffWithScores(List.of("z", "exact")), List.of(C))
        .row(seven, "ZINTERCARD", c -> c.zintercard(both), 3L)
        .row(seven, "ZINTERCARD LIMIT", c -> c.zintercard(both, 2), 2L);
  }

  private static void storing(CommandRows<RedisCommands<String, String>> rows) {
    List<String> both = List.of("z", "lex");
    CombineOptions options = CombineOptions.DEFAULT.weights(0.5, 1).aggregate(Aggregate.MAX);
    rows.row("ZUNIONSTORE", c -> c.zunionstore("zd", both), 3L)
        .row("ZUNIONSTORE typed out", c -> c.zunionstore("zd", "z", "missing"), 3L)
        .row("ZINTERSTORE typed out", c -> c.zinterstore("zd", "z", "missing"), 0L)
        .row("ZDIFFSTORE typed out", c -> c.zdiffstore("zd", "z", "exact"), 1L)
        .row("ZUNIONSTORE options", c -> c.zunionstore("zd", both, options), 3L)
        .row("ZSCORE stored", c -> c.zscore("zd", "a"), 0.75)
        .row("ZINTERSTORE", c -> c.zinterstore("zd", both), 3L)
        .row("ZINTERSTORE options", c -> c.zinterstore("zd", both, options), 3L)
        .row("ZDIFFSTORE", c -> c.zdiffstore("zd", List.of("z", "exact")), 1L)
        .row("ZRANGE difference", c -> c.zrangeWithScores("zd", 0, -1), List.of(C));
  }

  private static void taking(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    List<String> sets = List.of("missing", "z");
    rows.row("ZREMRANGEBYRANK", c -> c.zremrangebyrank("exact", 0, 0), 1L)
        .row("ZREMRANGEBYSCORE", c -> c.zremrangebyscore("exact", ScoreRange.atLeast(5)), 1L)
        .row("ZPOPMIN", c -> c.zpopmin("z"), A)
        .row("ZPOPMAX", c -> c.zpopmax("z"), C)
        .row("ZPOPMIN missing", c -> c.zpopmin("missing"), null)
        .row("ZPOPMAX missing", c -> c.zpopmax("missing"), null)
        .row("ZADD for pops", c -> c.zadd("z", ALL), 2L)
        .row("ZPOPMAX count", c -> c.zpopmaxCount("z", 2), List.of(C, B))
        .row("ZPOPMIN count", c -> c.zpopminCount("z", 5), List.of(A))
        .row("ZPOPMIN count missing", c -> c.zpopminCount("z", 5), List.of())
        .row("ZADD for ZMPOP", c -> c.zadd("z", ALL), 3L)
        .row(
            seven, "ZMPOP", c -> c.zmpop(sets, ScoreEnd.MIN, 2), new KeyValue<>("z", List.of(A, B)))
        .row(
            seven,
            "ZMPOP MAX",
            c -> c.zmpop(sets, ScoreEnd.MAX, 1),
            new KeyValue<>("z", List.of(C)))
        .row(seven, "ZMPOP one missing", c -> c.zmpop(List.of("missing"), ScoreEnd.MAX), null)
        .row(seven, "ZMPOP missing", c -> c.zmpop(sets, ScoreEnd.MAX, 1), null);
  }
}
