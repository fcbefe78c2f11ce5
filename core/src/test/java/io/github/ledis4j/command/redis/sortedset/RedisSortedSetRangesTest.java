package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges; their rows are part of the table in {@link RedisSortedSetCommandsTest}. */
class RedisSortedSetRangesTest {
  private static final String MEMBERS = array(bulk("ann"), bulk("bob"));
  private static final List<String> NAMES = List.of("ann", "bob");
  private static final String FLAT = array(bulk("ann"), bulk("1.5"), bulk("bob"), bulk("2"));
  private static final String NESTED =
      array(array(bulk("ann"), ",1.5\r\n"), array(bulk("bob"), ",2\r\n"));
  private static final List<ScoredMember<String>> SCORED =
      List.of(new ScoredMember<>("ann", 1.5), new ScoredMember<>("bob", 2));
  private static final Limit LIMIT = Limit.of(2, 10);

  static void positionsAndBytes(CommandTable<RedisSortedSetCommands<String, String>> table) {
    SortedSetRange<String> rank = SortedSetRange.byRank(0, -1);
    SortedSetRange<String> score =
        SortedSetRange.<String>byScore(ScoreRange.above(1).andAtMost(2.5)).limit(LIMIT);
    SortedSetRange<String> bytes = SortedSetRange.byLex(LexRange.atLeast("a").andBelow("c"));
    LexRange<String> lex = LexRange.between("a", "c");
    table
        .row("ZRANGE z 0 -1", c -> c.zrange("z", 0, -1), MEMBERS, NAMES)
        .row("ZRANGE z 0 -1 WITHSCORES", c -> c.zrangeWithScores("z", 0, -1), FLAT, SCORED)
        .row("ZRANGE z 0 -1 WITHSCORES", c -> c.zrangeWithScores("z", 0, -1), NESTED, SCORED)
        .row("ZREVRANGE z 0 -1", c -> c.zrevrange("z", 0, -1), MEMBERS, NAMES)
        .row("ZREVRANGE z 0 1 WITHSCORES", c -> c.zrevrangeWithScores("z", 0, 1), FLAT, SCORED)
        .row("ZREVRANGE z 0 1 WITHSCORES", c -> c.zrevrangeWithScores("z", 0, 1), NESTED, SCORED)
        .row("ZRANGE z 0 -1 REV", c -> c.zrange("z", rank.reversed()), MEMBERS, NAMES)
        .row("ZRANGE z [a (c BYLEX", c -> c.zrange("z", bytes), MEMBERS, NAMES)
        .row("ZRANGE z (c [a BYLEX REV", c -> c.zrange("z", bytes.reversed()), MEMBERS, NAMES)
        .row(
            "ZRANGE z (1 2.5 BYSCORE LIMIT 2 10 WITHSCORES",
            c -> c.zrangeWithScores("z", score),
            NESTED,
            SCORED)
        .row(
            "ZRANGE z 2.5 (1 BYSCORE REV LIMIT 2 10 WITHSCORES",
            c -> c.zrangeWithScores("z", score.reversed()),
            FLAT,
            SCORED)
        .row("ZRANGESTORE d z 0 -1", c -> c.zrangestore("d", "z", rank), ":2\r\n", 2L)
        .row("ZRANGESTORE d z 0 -2", c -> c.zrangestore("d", "z", 0, -2), ":1\r\n", 1L)
        .row(
            "ZRANGESTORE d z (1 2.5 BYSCORE LIMIT 2 10",
            c -> c.zrangestore("d", "z", score.reversed().reversed()),
            ":0\r\n",
            0L)
        .row("ZRANGEBYLEX z [a [c", c -> c.zrangebylex("z", lex), MEMBERS, NAMES)
        .row("ZRANGEBYLEX z [a [c LIMIT 2 10", c -> c.zrangebylex("z", lex, LIMIT), MEMBERS, NAMES)
        .row("ZREVRANGEBYLEX z [c [a", c -> c.zrevrangebylex("z", lex), MEMBERS, NAMES)
        .row(
            "ZREVRANGEBYLEX z [c [a LIMIT 2 10",
            c -> c.zrevrangebylex("z", lex, LIMIT),
            "*0\r\n",
            List.of())
        .nulls("ZRANGE", c -> c.zrange("z", null));
  }

  static void scores(CommandTable<RedisSortedSetCommands<String, String>> table) {
    ScoreRange range = ScoreRange.between(1, 2.5);
    table
        .row("ZRANGEBYSCORE z 1 2.5", c -> c.zrangebyscore("z", range), MEMBERS, NAMES)
        .row(
            "ZRANGEBYSCORE z 1 2.5 LIMIT 2 10",
            c -> c.zrangebyscore("z", range, LIMIT),
            MEMBERS,
            NAMES)
        .row(
            "ZRANGEBYSCORE z 1 2.5 WITHSCORES",
            c -> c.zrangebyscoreWithScores("z", range),
            FLAT,
            SCORED)
        .row(
            "ZRANGEBYSCORE z 1 2.5 WITHSCORES LIMIT 2 10",
            c -> c.zrangebyscoreWithScores("z", range, LIMIT),
            NESTED,
            SCORED)
        .row("ZREVRANGEBYSCORE z 2.5 1", c -> c.zrevrangebyscore("z", range), MEMBERS, NAMES)
        .row(
            "ZREVRANGEBYSCORE z 2.5 1 LIMIT 2 10",
            c -> c.zrevrangebyscore("z", range, LIMIT),
            MEMBERS,
            NAMES)
        .row(
            "ZREVRANGEBYSCORE z 2.5 1 WITHSCORES",
            c -> c.zrevrangebyscoreWithScores("z", range),
            NESTED,
            SCORED)
        .row(
            "ZREVRANGEBYSCORE z 2.5 1 WITHSCORES LIMIT 2 10",
            c -> c.zrevrangebyscoreWithScores("z", range, LIMIT),
            FLAT,
            SCORED)
        .nulls("ZRANGEBYSCORE", c -> c.zrangebyscore("z", range, null));
  }

  @Test
  void should_refuse_when_range_of_positions_is_limited() {
    SortedSetRange<String> rank = SortedSetRange.byRank(0, 1);
    assertThrows(IllegalArgumentException.class, () -> rank.limit(LIMIT));
  }
}
