package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisSetCommandsTest {
  private static final String NO_MEMBER = "at least one member is needed";
  private static final String NO_KEY = "at least one key is needed";
  private static final String RESP2 = array(bulk("a"), bulk("b"));
  private static final String RESP3 = "~2\r\n" + bulk("a") + bulk("b");
  private static final Set<String> BOTH = Set.of("a", "b");

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_there_are_sets() {
    CommandTable<RedisSetCommands<String, String>> table =
        new CommandTable<>(RedisSetCommands.class);
    one(table);
    combining(table);
    return table.tests();
  }

  private static void one(CommandTable<RedisSetCommands<String, String>> table) {
    table
        .row("SADD s a b", c -> c.sadd("s", "a", "b"), ":2\r\n", 2L)
        .refused("SADD", c -> c.sadd("s"), NO_MEMBER)
        .row("SADD s a b", c -> c.sadd("s", List.of("a", "b")), ":2\r\n", 2L)
        .refused("SADD", c -> c.sadd("s", Set.of()), NO_MEMBER)
        .nulls("SADD", c -> c.sadd("s", "a", null))
        .row("SREM s a", c -> c.srem("s", "a"), ":1\r\n", 1L)
        .refused("SREM", c -> c.srem("s"), NO_MEMBER)
        .row("SMOVE s t a", c -> c.smove("s", "t", "a"), ":0\r\n", false)
        .row("SPOP s", c -> c.spop("s"), bulk("a"), "a")
        .row("SPOP s", c -> c.spop("s"), "_\r\n", null)
        .row("SPOP s 2", c -> c.spopCount("s", 2), RESP2, BOTH)
        .row("SPOP s 2", c -> c.spopCount("s", 2), RESP3, BOTH)
        .row("SPOP s 0", c -> c.spopCount("s", 0), "~0\r\n", Set.of())
        .refused(
            "SPOP",
            c -> c.spopCount("s", -1),
            "count must lie between 0 and 9223372036854775807: -1")
        .row("SRANDMEMBER s", c -> c.srandmember("s"), "$-1\r\n", null)
        .row(
            "SRANDMEMBER s -2",
            c -> c.srandmemberCount("s", -2),
            array(bulk("a"), bulk("a")),
            List.of("a", "a"))
        .row("SMEMBERS s", c -> c.smembers("s"), RESP2, BOTH)
        .row("SMEMBERS s", c -> c.smembers("s"), RESP3, BOTH)
        .row("SCARD s", c -> c.scard("s"), ":2\r\n", 2L)
        .row("SISMEMBER s a", c -> c.sismember("s", "a"), ":1\r\n", true)
        .row(
            "SMISMEMBER s a x",
            c -> c.smismember("s", "a", "x"),
            "*2\r\n:1\r\n:0\r\n",
            List.of(true, false))
        .refused("SMISMEMBER", c -> c.smismember("s"), NO_MEMBER);
  }

  private static void combining(CommandTable<RedisSetCommands<String, String>> table) {
    table
        .row("SUNION s t", c -> c.sunion("s", "t"), RESP2, BOTH)
        .row("SUNION s t", c -> c.sunion("s", "t"), RESP3, BOTH)
        .refused("SUNION", c -> c.sunion(), NO_KEY)
        .refused("SUNION", c -> c.sunion(Set.of()), NO_KEY)
        .row("SINTER s t", c -> c.sinter("s", "t"), RESP3, BOTH)
        .row("SINTER s t", c -> c.sinter(List.of("s", "t")), RESP3, BOTH)
        .refused("SINTER", c -> c.sinter(), NO_KEY)
        .row("SDIFF s t", c -> c.sdiff("s", "t"), "*0\r\n", Set.of())
        .refused("SDIFF", c -> c.sdiff(), NO_KEY)
        .row("SUNIONSTORE d s t", c -> c.sunionstore("d", "s", "t"), ":2\r\n", 2L)
        .refused("SUNIONSTORE", c -> c.sunionstore("d"), NO_KEY)
        .row("SINTERSTORE d s t", c -> c.sinterstore("d", List.of("s", "t")), ":1\r\n", 1L)
        .row("SINTERSTORE d s", c -> c.sinterstore("d", "s"), ":1\r\n", 1L)
        .row("SDIFFSTORE d s t", c -> c.sdiffstore("d", "s", "t"), ":0\r\n", 0L)
        .row("SINTERCARD 2 s t", c -> c.sintercard("s", "t"), ":1\r\n", 1L)
        .refused("SINTERCARD", c -> c.sintercard(), NO_KEY)
        .row("SINTERCARD 2 s t LIMIT 5", c -> c.sintercard(List.of("s", "t"), 5), ":1\r\n", 1L)
        .refused("SINTERCARD", c -> c.sintercard(List.of(), 5), NO_KEY)
        .refused(
            "SINTERCARD",
            c -> c.sintercard(List.of("s"), 0),
            "limit must lie between 1 and 9223372036854775807: 0");
  }
}
