package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.RecordingSink;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisSortedSetCommandsTest {
  private static final String COUNT = "count must lie between 1 and 9223372036854775807: 0";
  private static final ScoredMember<String> ANN = new ScoredMember<>("ann", 1.5);
  private static final ScoredMember<String> BOB =
      new ScoredMember<>("bob", Double.POSITIVE_INFINITY);
  private static final List<ScoredMember<String>> BOTH = List.of(ANN, BOB);
  private static final String FLAT = array(bulk("ann"), bulk("1.5"), bulk("bob"), bulk("inf"));
  private static final String NESTED =
      array(array(bulk("ann"), ",1.5\r\n"), array(bulk("bob"), ",inf\r\n"));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_sets_are_sorted() {
    CommandTable<RedisSortedSetCommands<String, String>> table =
        new CommandTable<>(RedisSortedSetCommands.class);
    changing(table);
    asking(table);
    RedisSortedSetRangesTest.positionsAndBytes(table);
    RedisSortedSetRangesTest.scores(table);
    combining(table);
    storing(table);
    return table.tests();
  }

  private static void changing(CommandTable<RedisSortedSetCommands<String, String>> table) {
    ZAddOptions options = ZAddOptions.DEFAULT;
    ScoreRange range = ScoreRange.above(1.5).andBelow(3);
    LexRange<String> lex = LexRange.between("a", "c");
    table
        .row("ZADD z 1.5 ann inf bob", c -> c.zadd("z", BOTH), ":2\r\n", 2L)
        .refused("ZADD", c -> c.zadd("z", List.of()), "at least one member is needed")
        .row("ZADD z 1.5 ann", c -> c.zadd("z", 1.5, "ann"), ":1\r\n", true)
        .row(
            "ZADD z GT CH -inf ann",
            c -> c.zadd("z", -1 / 0.0, "ann", options.ifHigher().countChanged()),
            ":0\r\n",
            false)
        .refused("ZADD", c -> c.zadd("z", Double.NaN, "ann"), "a score is a number, not NaN")
        .nulls("ZADD", c -> c.zadd("z", 1, null))
        .row("ZADD z NX 1.5 ann", c -> c.zadd("z", List.of(ANN), options.ifAbsent()), ":0\r\n", 0L)
        .row(
            "ZADD z XX GT CH 1.5 ann",
            c -> c.zadd("z", List.of(ANN), options.ifPresent().ifHigher().countChanged()),
            ":1\r\n",
            1L)
        .row(
            "ZADD z LT 1.5 ann",
            c -> c.zadd("z", List.of(ANN), options.ifAbsent().ifLower()),
            ":1\r\n",
            1L)
        .row("ZADD z INCR 2 ann", c -> c.zaddIncr("z", 2, "ann", options), bulk("3.5"), 3.5)
        .row("ZADD z INCR 2 ann", c -> c.zaddIncr("z", 2, "ann", options), ",3.5\r\n", 3.5)
        .row(
            "ZADD z NX INCR 2 ann",
            c -> c.zaddIncr("z", 2, "ann", options.ifHigher().ifAbsent()),
            "$-1\r\n",
            null)
        .row("ZINCRBY z -inf ann", c -> c.zincrby("z", -1 / 0.0, "ann"), bulk("-inf"), -1 / 0.0)
        .row("ZINCRBY z 0.5 ann", c -> c.zincrby("z", 0.5, "ann"), ",2\r\n", 2.0)
        .row("ZREM z ann bob", c -> c.zrem("z", "ann", "bob"), ":2\r\n", 2L)
        .refused("ZREM", c -> c.zrem("z"), "at least one member is needed")
        .row("ZREM z ann", c -> c.zrem("z", List.of("ann")), ":1\r\n", 1L)
        .refused("ZREM", c -> c.zrem("z", List.of()), "at least one member is needed")
        .row("ZREMRANGEBYRANK z 0 -2", c -> c.zremrangebyrank("z", 0, -2), ":1\r\n", 1L)
        .row("ZREMRANGEBYSCORE z (1.5 (3", c -> c.zremrangebyscore("z", range), ":1\r\n", 1L)
        .row("ZREMRANGEBYLEX z [a [c", c -> c.zremrangebylex("z", lex), ":1\r\n", 1L)
        .row("ZPOPMIN z", c -> c.zpopmin("z"), array(bulk("ann"), bulk("1.5")), ANN)
        .row("ZPOPMIN z", c -> c.zpopmin("z"), array(bulk("ann"), ",1.5\r\n"), ANN)
        .row("ZPOPMIN z", c -> c.zpopmin("z"), "*0\r\n", null)
        .row("ZPOPMAX z", c -> c.zpopmax("z"), array(bulk("bob"), ",inf\r\n"), BOB)
        .row("ZPOPMIN z 2", c -> c.zpopminCount("z", 2), FLAT, BOTH)
        .row("ZPOPMIN z 2", c -> c.zpopminCount("z", 2), NESTED, BOTH)
        .refused("ZPOPMIN", c -> c.zpopminCount("z", 0), COUNT)
        .row("ZPOPMAX z 1", c -> c.zpopmaxCount("z", 1), "*0\r\n", List.of())
        .row(
            "ZMPOP 2 y z MIN COUNT 2",
            c -> c.zmpop(List.of("y", "z"), ScoreEnd.MIN, 2),
            array(bulk("z"), NESTED),
            new KeyValue<>("z", BOTH))
        .row(
            "ZMPOP 1 z MAX COUNT 1",
            c -> c.zmpop(List.of("z"), ScoreEnd.MAX, 1),
            array(bulk("z"), array(array(bulk("ann"), bulk("1.5")))),
            new KeyValue<>("z", List.of(ANN)))
        .row("ZMPOP 1 z MAX COUNT 1", c -> c.zmpop(List.of("z"), ScoreEnd.MAX), "_\r\n", null)
        .row("ZMPOP 1 z MAX COUNT 1", c -> c.zmpop(List.of("z"), ScoreEnd.MAX, 1), "*-1\r\n", null)
        .nulls("ZADD", c -> c.zadd("z", BOTH, null));
  }

  private static void asking(CommandTable<RedisSortedSetCommands<String, String>> table) {
    RankedScore ranked = new RankedScore(3, 1.5);
    table
        .row("ZCARD z", c -> c.zcard("z"), ":2\r\n", 2L)
        .row("ZCOUNT z -inf +inf", c -> c.zcount("z", ScoreRange.ALL), ":2\r\n", 2L)
        .row("ZLEXCOUNT z (a +", c -> c.zlexcount("z", LexRange.above("a")), ":2\r\n", 2L)
        .row("ZSCORE z ann", c -> c.zscore("z", "ann"), bulk("1.5"), 1.5)
        .row("ZSCORE z ann", c -> c.zscore("z", "ann"), ",-inf\r\n", Double.NEGATIVE_INFINITY)
        .row("ZSCORE z x", c -> c.zscore("z", "x"), "_\r\n", null)
        .row(
            "ZMSCORE z ann x",
            c -> c.zmscore("z", "ann", "x"),
            array(bulk("1.5"), "$-1\r\n"),
            Arrays.asList(1.5, null))
        .row("ZMSCORE z ann", c -> c.zmscore("z", List.of("ann")), array(",1.5\r\n"), List.of(1.5))
        .refused("ZMSCORE", c -> c.zmscore("z"), "at least one member is needed")
        .row("ZRANK z ann", c -> c.zrank("z", "ann"), ":3\r\n", 3L)
        .row("ZREVRANK z x", c -> c.zrevrank("z", "x"), "$-1\r\n", null)
        .row(
            "ZRANK z ann WITHSCORE",
            c -> c.zrankWithScore("z", "ann"),
            array(":3\r\n", bulk("1.5")),
            ranked)
        .row(
            "ZREVRANK z ann WITHSCORE",
            c -> c.zrevrankWithScore("z", "ann"),
            array(":3\r\n", ",1.5\r\n"),
            ranked)
        .row("ZRANK z x WITHSCORE", c -> c.zrankWithScore("z", "x"), "*-1\r\n", null)
        .row("ZRANDMEMBER z", c -> c.zrandmember("z"), bulk("ann"), "ann")
        .row(
            "ZRANDMEMBER z -1",
            c -> c.zrandmemberCount("z", -1),
            array(bulk("ann")),
            List.of("ann"))
        .row("ZRANDMEMBER z 2 WITHSCORES", c -> c.zrandmemberWithScores("z", 2), FLAT, BOTH)
        .row("ZRANDMEMBER z 2 WITHSCORES", c -> c.zrandmemberWithScores("z", 2), NESTED, BOTH);
  }

  private static void combining(CommandTable<RedisSortedSetCommands<String, String>> table) {
    List<String> keys = List.of("y", "z");
    CombineOptions options = CombineOptions.DEFAULT.weights(0.5, 2).aggregate(Aggregate.MAX);
    String members = array(bulk("ann"), bulk("bob"));
    List<String> names = List.of("ann", "bob");
    table
        .row("ZUNION 2 y z", c -> c.zunion("y", "z"), members, names)
        .row("ZUNION 2 y z", c -> c.zunion(keys), members, names)
        .row(
            "ZUNION 2 y z WEIGHTS 0.5 2 AGGREGATE MAX",
            c -> c.zunion(keys, options),
            members,
            names)
        .row("ZUNION 2 y z WITHSCORES", c -> c.zunionWithScores(keys), FLAT, BOTH)
        .row("ZUNION 2 y z WITHSCORES", c -> c.zunionWithScores("y", "z"), FLAT, BOTH)
        .row(
            "ZUNION 2 y z WEIGHTS 0.5 2 AGGREGATE MAX WITHSCORES",
            c -> c.zunionWithScores(keys, options),
            NESTED,
            BOTH)
        .row("ZINTER 2 y z", c -> c.zinter(keys), members, names)
        .row("ZINTER 2 y z", c -> c.zinter("y", "z"), members, names)
        .row(
            "ZINTER 2 y z WEIGHTS 0.5 2 AGGREGATE MAX",
            c -> c.zinter(keys, options),
            members,
            names)
        .row("ZINTER 2 y z WITHSCORES", c -> c.zinterWithScores(keys), NESTED, BOTH)
        .row("ZINTER 2 y z WITHSCORES", c -> c.zinterWithScores("y", "z"), NESTED, BOTH)
        .row(
            "ZINTER 2 y z WEIGHTS 0.5 2 AGGREGATE MAX WITHSCORES",
            c -> c.zinterWithScores(keys, options),
            FLAT,
            BOTH)
        .row("ZDIFF 2 y z", c -> c.zdiff(keys), members, names)
        .row("ZDIFF 2 y z", c -> c.zdiff("y", "z"), members, names)
        .row("ZDIFF 2 y z WITHSCORES", c -> c.zdiffWithScores(keys), NESTED, BOTH)
        .row("ZDIFF 2 y z WITHSCORES", c -> c.zdiffWithScores("y", "z"), NESTED, BOTH)
        .row("ZINTERCARD 2 y z", c -> c.zintercard(keys), ":1\r\n", 1L)
        .row("ZINTERCARD 2 y z", c -> c.zintercard("y", "z"), ":1\r\n", 1L)
        .row("ZINTERCARD 2 y z LIMIT 3", c -> c.zintercard(keys, 3), ":1\r\n", 1L)
        .refused("ZUNION", c -> c.zunion(List.of()), "at least one source is needed")
        .refused("ZUNION", c -> c.zunion(), "at least one source is needed")
        .refused("ZINTERCARD", c -> c.zintercard(List.of(), 1), "at least one source is needed")
        .refused(
            "ZINTER",
            c -> c.zinter(List.of("z"), options),
            "each source needs one weight: 1 sources, 2 weights");
  }

  private static void storing(CommandTable<RedisSortedSetCommands<String, String>> table) {
    List<String> keys = List.of("y", "z");
    CombineOptions options = CombineOptions.DEFAULT.weights(0.5, 2).aggregate(Aggregate.MIN);
    table
        .row("ZUNIONSTORE d 2 y z", c -> c.zunionstore("d", keys), ":2\r\n", 2L)
        .row("ZUNIONSTORE d 2 y z", c -> c.zunionstore("d", "y", "z"), ":2\r\n", 2L)
        .row(
            "ZUNIONSTORE d 2 y z WEIGHTS 0.5 2 AGGREGATE MIN",
            c -> c.zunionstore("d", keys, options),
            ":2\r\n",
            2L)
        .row("ZINTERSTORE d 2 y z", c -> c.zinterstore("d", keys), ":1\r\n", 1L)
        .row("ZINTERSTORE d 2 y z", c -> c.zinterstore("d", "y", "z"), ":1\r\n", 1L)
        .row(
            "ZINTERSTORE d 2 y z WEIGHTS 0.5 2 AGGREGATE MIN",
            c -> c.zinterstore("d", keys, options),
            ":1\r\n",
            1L)
        .row("ZDIFFSTORE d 2 y z", c -> c.zdiffstore("d", keys), ":0\r\n", 0L)
        .row("ZDIFFSTORE d 2 y z", c -> c.zdiffstore("d", "y", "z"), ":0\r\n", 0L)
        .refused("ZDIFFSTORE", c -> c.zdiffstore("d", List.of()), "at least one source is needed");
  }

  @Test
  void should_refuse_when_score_is_no_number() {
    assertThrows(IllegalArgumentException.class, () -> new ScoredMember<>("a", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ScoreRange.atLeast(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> CombineOptions.DEFAULT.weights(1, Double.NaN));
  }

  @Test
  void should_name_both_ends_when_range_of_scores_is_shown() {
    assertEquals("1.5 to +inf", ScoreRange.atLeast(1.5).toString());
    assertEquals("-inf to (1.0E300", ScoreRange.below(1e300).toString());
    assertEquals("(-inf to 3", ScoreRange.above(-1 / 0.0).andAtMost(3).toString());
    assertEquals("-inf to -4", ScoreRange.atMost(-4).toString());
    assertEquals("0 to 1", ScoreRange.between(0, 1).toString());
  }

  @Test
  void should_compare_what_it_holds_when_score_has_a_rank() {
    RankedScore one = new RankedScore(3, 1.5);

    assertEquals(one.hashCode(), new RankedScore(3, 1.5).hashCode());
    assertNotEquals(one, new RankedScore(2, 1.5));
    assertNotEquals(one, new RankedScore(3, 2));
    assertEquals("score 1.5 at 3", one.toString());
  }

  @Test
  void should_not_be_changeable_when_members_are_given() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisSortedSetCommands<String, String> commands = sink.as(RedisSortedSetCommands.class);
    sink.willReply(FLAT);
    List<ScoredMember<String>> members = commands.zrangeWithScores("z", 0, -1).join();

    assertThrows(UnsupportedOperationException.class, members::clear);
  }
}
