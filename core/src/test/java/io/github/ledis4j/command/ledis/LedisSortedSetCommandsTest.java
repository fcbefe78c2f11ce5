package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedisSortedSetCommandsTest {
  private static final String TWO = array(bulk("a"), bulk("b"));
  private static final String TWO_SCORED = array(bulk("a"), bulk("1"), bulk("b"), bulk("-2"));
  private static final List<LedisScoredMember<String>> SCORED =
      List.of(new LedisScoredMember<>("a", 1), new LedisScoredMember<>("b", -2));
  private static final LedisScoreRange RANGE = LedisScoreRange.between(1, 3);
  private static final Limit LIMIT = Limit.of(1, 2);
  private static final Limit FAR = Limit.first(1L << 40);
  private static final String UNREACHABLE =
      "LedisDB counts up to a position one by one and would be busy for long: 2147483648 is more"
          + " than 2147483647";

  private static final String SCORE =
      "LedisDB takes scores between -9223372036854775806 and 9223372036854775806:"
          + " 9223372036854775807";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_called() {
    CommandTable<LedisSortedSetCommands<String, String>> table =
        new CommandTable<>(LedisSortedSetCommands.class);
    changes(table);
    ranges(table);
    wholeSets(table);
    return table.tests();
  }

  private static void changes(CommandTable<LedisSortedSetCommands<String, String>> table) {
    table
        .row("ZADD z 1 a", c -> c.zadd("z", SCORED.subList(0, 1)), ":1\r\n", 1L)
        .row("ZADD z 1 a -2 b", c -> c.zadd("z", SCORED), ":2\r\n", 2L)
        .row("ZADD z 7 a 2 b", c -> c.zadd("z", repeated()), ":2\r\n", 2L)
        .row("ZADD z 5 a", c -> c.zadd("z", 5, "a"), ":1\r\n", true)
        .row("ZADD z -5 a", c -> c.zadd("z", -5, "a"), ":0\r\n", false)
        .refused("ZADD", c -> c.zadd("z", Long.MAX_VALUE, "a"), SCORE)
        .nulls("ZADD", c -> c.zadd("z", 1, null))
        .refused("ZADD", c -> c.zadd("z", List.of()), "at least one member is needed")
        .nulls("ZADD", c -> c.zadd("z", null))
        .row("ZREM z a b", c -> c.zrem("z", "a", "b", "a"), ":2\r\n", 2L)
        .refused("ZREM", c -> c.zrem("z"), "at least one member is needed")
        .nulls("ZREM", c -> c.zrem("z", "a", null))
        .row("ZINCRBY z -3 a", c -> c.zincrby("z", -3, "a"), bulk("-2"), -2L)
        .nulls("ZINCRBY", c -> c.zincrby("z", 1, null))
        .row("ZSCORE z a", c -> c.zscore("z", "a"), bulk("-5"), -5L)
        .row("ZSCORE missing a", c -> c.zscore("missing", "a"), "$-1\r\n", null)
        .row("ZRANK z a", c -> c.zrank("z", "a"), ":0\r\n", 0L)
        .row("ZRANK z none", c -> c.zrank("z", "none"), "$-1\r\n", null)
        .row("ZREVRANK z a", c -> c.zrevrank("z", "a"), ":3\r\n", 3L)
        .row("ZREVRANK z none", c -> c.zrevrank("z", "none"), "$-1\r\n", null)
        .row("ZCARD z", c -> c.zcard("z"), ":2\r\n", 2L)
        .row("ZCOUNT z 1 3", c -> c.zcount("z", RANGE), ":2\r\n", 2L)
        .nulls("ZCOUNT", c -> c.zcount("z", null))
        .row("ZLEXCOUNT z - +", c -> c.zlexcount("z", LexRange.all()), ":4\r\n", 4L)
        .row("ZREMRANGEBYRANK z 0 -1", c -> c.zremrangebyrank("z", 0, -1), ":2\r\n", 2L)
        .refused("ZREMRANGEBYRANK", c -> c.zremrangebyrank("z", 1L << 31, -1), UNREACHABLE)
        .row("ZREMRANGEBYSCORE z 1 3", c -> c.zremrangebyscore("z", RANGE), ":2\r\n", 2L)
        .row("ZUNIONSTORE d 2 a b", c -> c.zunionstore("d", List.of("a", "b")), ":3\r\n", 3L)
        .row("ZUNIONSTORE d 2 a b", c -> c.zunionstore("d", "a", "b"), ":3\r\n", 3L)
        .row("ZINTERSTORE d 1 a", c -> c.zinterstore("d", "a"), ":1\r\n", 1L)
        .row(
            "ZUNIONSTORE d 2 a b WEIGHTS 2 -3 AGGREGATE MAX",
            c -> c.zunionstore("d", List.of("a", "b"), weighted(Aggregate.MAX)),
            ":3\r\n",
            3L)
        .row("ZINTERSTORE d 1 a", c -> c.zinterstore("d", List.of("a")), ":1\r\n", 1L)
        .row(
            "ZINTERSTORE d 2 a b WEIGHTS 2 -3",
            c -> c.zinterstore("d", List.of("a", "b"), weighted(Aggregate.SUM)),
            ":0\r\n",
            0L)
        .refused("ZUNIONSTORE", c -> c.zunionstore("d", List.of()), "at least one source is needed")
        .refused(
            "ZINTERSTORE",
            c -> c.zinterstore("d", List.of("a"), weighted(Aggregate.MIN)),
            "each source needs one weight: 1 sources, 2 weights")
        .nulls("ZINTERSTORE", c -> c.zinterstore("d", List.of("a"), null));
  }

  private static void ranges(CommandTable<LedisSortedSetCommands<String, String>> table) {
    table
        .row("ZRANGE z 0 -1", c -> c.zrange("z", 0, -1), TWO, List.of("a", "b"))
        .row("ZRANGE z 5 9", c -> c.zrange("z", 5, 9), "*0\r\n", List.of())
        .refused("ZRANGE", c -> c.zrange("z", 1L << 31, -1), UNREACHABLE)
        .unexpected("ZRANGE z 0 1", c -> c.zrange("z", 0, 1), "*1\r\n$-1\r\n")
        .row("ZRANGE z 0 -1 WITHSCORES", c -> c.zrangeWithScores("z", 0, -1), TWO_SCORED, SCORED)
        .row("ZREVRANGE z 0 9", c -> c.zrevrange("z", 0, 9), TWO, List.of("a", "b"))
        .refused("ZREVRANGE", c -> c.zrevrange("z", 1L << 31, -1), UNREACHABLE)
        .row(
            "ZREVRANGE z 0 9 WITHSCORES", c -> c.zrevrangeWithScores("z", 0, 9), TWO_SCORED, SCORED)
        .row("ZRANGEBYSCORE z 1 3", c -> c.zrangebyscore("z", RANGE), TWO, List.of("a", "b"))
        .row(
            "ZRANGEBYSCORE z 1 3 LIMIT 1 2",
            c -> c.zrangebyscore("z", RANGE, LIMIT),
            TWO,
            List.of("a", "b"))
        .row(
            "ZRANGEBYSCORE z 1 3 LIMIT 0 1099511627776",
            c -> c.zrangebyscore("z", RANGE, FAR),
            TWO,
            List.of("a", "b"))
        .refused(
            "ZRANGEBYSCORE", c -> c.zrangebyscore("z", RANGE, Limit.from(1L << 31)), UNREACHABLE)
        .nulls("ZRANGEBYSCORE", c -> c.zrangebyscore("z", RANGE, null))
        .row(
            "ZRANGEBYSCORE z 1 3 WITHSCORES",
            c -> c.zrangebyscoreWithScores("z", RANGE),
            TWO_SCORED,
            SCORED)
        .row(
            "ZRANGEBYSCORE z 1 3 WITHSCORES LIMIT 1 2",
            c -> c.zrangebyscoreWithScores("z", RANGE, LIMIT),
            TWO_SCORED,
            SCORED)
        .row("ZREVRANGEBYSCORE z 3 1", c -> c.zrevrangebyscore("z", RANGE), TWO, List.of("a", "b"))
        .row(
            "ZREVRANGEBYSCORE z 3 1 LIMIT 1 2",
            c -> c.zrevrangebyscore("z", RANGE, LIMIT),
            TWO,
            List.of("a", "b"))
        .row(
            "ZREVRANGEBYSCORE z 3 1 WITHSCORES",
            c -> c.zrevrangebyscoreWithScores("z", RANGE),
            TWO_SCORED,
            SCORED)
        .row(
            "ZREVRANGEBYSCORE z 3 1 WITHSCORES LIMIT 1 2",
            c -> c.zrevrangebyscoreWithScores("z", RANGE, LIMIT),
            TWO_SCORED,
            SCORED)
        .row(
            "ZRANGEBYLEX z [a (c",
            c -> c.zrangebylex("z", LexRange.atLeast("a").andBelow("c")),
            TWO,
            List.of("a", "b"))
        .row(
            "ZRANGEBYLEX z - + LIMIT 1 -1",
            c -> c.zrangebylex("z", LexRange.all(), Limit.from(1)),
            "*0\r\n",
            List.of())
        .refused(
            "ZRANGEBYLEX",
            c -> c.zrangebylex("z", LexRange.all(), Limit.of(1L << 31, 1)),
            UNREACHABLE)
        .nulls("ZRANGEBYLEX", c -> c.zrangebylex("z", null));
  }

  private static void wholeSets(CommandTable<LedisSortedSetCommands<String, String>> table) {
    table
        .row("ZCLEAR z", c -> c.zclear("z"), ":2\r\n", 2L)
        .row("ZMCLEAR a b", c -> c.zmclear("a", "b"), ":2\r\n", 2L)
        .refused("ZMCLEAR", c -> c.zmclear(), "at least one key is needed")
        .row("ZKEYEXISTS z", c -> c.zkeyexists("z"), ":1\r\n", true)
        .row("ZEXPIRE z 100", c -> c.zexpire("z", Duration.ofSeconds(100)), ":1\r\n", true)
        .row("ZEXPIRE z 1", c -> c.zexpire("z", Duration.ofMillis(500)), ":1\r\n", true)
        .row(
            "ZEXPIREAT z 4102444800",
            c -> c.zexpireat("z", Instant.ofEpochSecond(4102444800L)),
            ":0\r\n",
            false)
        .refused(
            "ZEXPIREAT",
            c -> c.zexpireat("z", Instant.EPOCH),
            "point in time must be after 1970: 1970-01-01T00:00:00Z")
        .row("ZTTL z", c -> c.zttl("z"), ":100\r\n", Duration.ofSeconds(100))
        .row("ZTTL missing", c -> c.zttl("missing"), ":-1\r\n", null)
        .row("ZPERSIST z", c -> c.zpersist("z"), ":0\r\n", false)
        .row("ZDUMP z", c -> c.zdump("z"), bulk("xy"), new byte[] {'x', 'y'})
        .row("ZDUMP missing", c -> c.zdump("missing"), "$-1\r\n", null);
  }

  @Test
  void should_send_member_once_when_arrays_hold_the_same_bytes() {
    RecordingSink<String, byte[]> sink =
        new RecordingSink<>(new Format<>(Codec.UTF_8, Codec.BYTES));
    LedisSortedSetCommands<String, byte[]> ledis = sink.as(LedisSortedSetCommands.class);

    ledis.zadd("z", List.of(member("q", 1), member("q", 2), member("r", 3)));
    assertEquals(List.of("ZADD", "z", "2", "q", "3", "r"), sink.lastWords());

    ledis.zrem("z", bytes("q"), bytes("r"), bytes("q"));
    assertEquals(List.of("ZREM", "z", "q", "r"), sink.lastWords());
  }

  private static List<LedisScoredMember<String>> repeated() {
    return List.of(
        new LedisScoredMember<>("a", 1),
        new LedisScoredMember<>("b", 2),
        new LedisScoredMember<>("a", 7));
  }

  private static LedisCombineOptions weighted(Aggregate aggregate) {
    return LedisCombineOptions.DEFAULT.weights(2, -3).aggregate(aggregate);
  }

  private static LedisScoredMember<byte[]> member(String text, long score) {
    return new LedisScoredMember<>(bytes(text), score);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
