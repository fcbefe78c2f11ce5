package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.KeyValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisListCommandsTest {
  private static final String NO_ELEMENT = "at least one element is needed";
  private static final String COUNT = "count must lie between 1 and 9223372036854775807: 0";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_there_is_a_list() {
    CommandTable<RedisListCommands<String, String>> table =
        new CommandTable<>(RedisListCommands.class);
    changing(table);
    reading(table);
    return table.tests();
  }

  private static void changing(CommandTable<RedisListCommands<String, String>> table) {
    List<String> keys = List.of("l", "m");
    table
        .row("LPUSH l a b", c -> c.lpush("l", "a", "b"), ":2\r\n", 2L)
        .refused("LPUSH", c -> c.lpush("l"), NO_ELEMENT)
        .row("LPUSH l a b", c -> c.lpush("l", List.of("a", "b")), ":2\r\n", 2L)
        .refused("LPUSH", c -> c.lpush("l", List.of()), NO_ELEMENT)
        .nulls("LPUSH", c -> c.lpush("l", "a", null))
        .row("RPUSH l a", c -> c.rpush("l", "a"), ":3\r\n", 3L)
        .row("LPUSHX l a", c -> c.lpushx("l", "a"), ":0\r\n", 0L)
        .row("RPUSHX l a b", c -> c.rpushx("l", "a", "b"), ":5\r\n", 5L)
        .row("LPOP l", c -> c.lpop("l"), bulk("a"), "a")
        .row("LPOP l", c -> c.lpop("l"), "_\r\n", null)
        .row("LPOP l 2", c -> c.lpopCount("l", 2), array(bulk("a")), List.of("a"))
        .row("LPOP l 2", c -> c.lpopCount("l", 2), "*-1\r\n", List.of())
        .row("LPOP l 2", c -> c.lpopCount("l", 2), "_\r\n", List.of())
        .refused("LPOP", c -> c.lpopCount("l", 0), COUNT)
        .row("RPOP l", c -> c.rpop("l"), "$-1\r\n", null)
        .row("RPOP l 3", c -> c.rpopCount("l", 3), array(bulk("b"), bulk("a")), List.of("b", "a"))
        .refused("RPOP", c -> c.rpopCount("l", 0), COUNT)
        .row(
            "LMPOP 2 l m LEFT COUNT 3",
            c -> c.lmpop(keys, ListEnd.LEFT, 3),
            array(bulk("m"), array(bulk("a"), bulk("b"))),
            new KeyValue<>("m", List.of("a", "b")))
        .row("LMPOP 2 l m RIGHT COUNT 1", c -> c.lmpop(keys, ListEnd.RIGHT, 1), "*-1\r\n", null)
        .row("LMPOP 2 l m RIGHT COUNT 1", c -> c.lmpop(keys, ListEnd.RIGHT), "_\r\n", null)
        .row("LMPOP 2 l m RIGHT COUNT 1", c -> c.lmpop(keys, ListEnd.RIGHT, 1), "_\r\n", null)
        .refused("LMPOP", c -> c.lmpop(List.of(), ListEnd.LEFT, 1), "at least one key is needed")
        .refused("LMPOP", c -> c.lmpop(keys, ListEnd.LEFT, 0), COUNT)
        .row(
            "LMOVE l m LEFT RIGHT",
            c -> c.lmove("l", "m", ListEnd.LEFT, ListEnd.RIGHT),
            bulk("a"),
            "a")
        .nulls("LMOVE", c -> c.lmove("l", "m", null, ListEnd.RIGHT))
        .row("RPOPLPUSH l m", c -> c.rpoplpush("l", "m"), "_\r\n", null)
        .row(
            "LINSERT l BEFORE b a",
            c -> c.linsert("l", InsertPosition.BEFORE, "b", "a"),
            ":3\r\n",
            3L)
        .row(
            "LINSERT l AFTER b a",
            c -> c.linsert("l", InsertPosition.AFTER, "b", "a"),
            ":-1\r\n",
            null)
        .row(
            "LINSERT l AFTER b a",
            c -> c.linsert("l", InsertPosition.AFTER, "b", "a"),
            ":0\r\n",
            null)
        .row("LSET l -1 z", c -> c.lset("l", -1, "z"), "+OK\r\n", null)
        .unexpected("LSET l -1 z", c -> c.lset("l", -1, "z"), "+QUEUED\r\n")
        .row("LREM l -2 a", c -> c.lrem("l", -2, "a"), ":2\r\n", 2L)
        .row("LTRIM l 0 -2", c -> c.ltrim("l", 0, -2), "+OK\r\n", null);
  }

  private static void reading(CommandTable<RedisListCommands<String, String>> table) {
    LposOptions options = LposOptions.DEFAULT.rank(-2).maxLength(100);
    table
        .row("LLEN l", c -> c.llen("l"), ":4\r\n", 4L)
        .row("LINDEX l -1", c -> c.lindex("l", -1), bulk("d"), "d")
        .row("LINDEX l 9", c -> c.lindex("l", 9), "_\r\n", null)
        .row("LRANGE l 0 -1", c -> c.lrange("l", 0, -1), array(bulk("a")), List.of("a"))
        .row("LPOS l a", c -> c.lpos("l", "a"), ":0\r\n", 0L)
        .row("LPOS l x", c -> c.lpos("l", "x"), "$-1\r\n", null)
        .row("LPOS l a RANK -2 MAXLEN 100", c -> c.lpos("l", "a", options), ":3\r\n", 3L)
        .row("LPOS l x RANK -2 MAXLEN 100", c -> c.lpos("l", "x", options), "_\r\n", null)
        .row(
            "LPOS l a COUNT 0",
            c -> c.lposCount("l", "a", 0),
            "*2\r\n:0\r\n:3\r\n",
            List.of(0L, 3L))
        .row(
            "LPOS l a COUNT 5 RANK -2 MAXLEN 100",
            c -> c.lposCount("l", "a", 5, options),
            "*0\r\n",
            List.of())
        .refused(
            "LPOS",
            c -> c.lposCount("l", "a", -1, options),
            "count must lie between 0 and 9223372036854775807: -1");
  }

  @Test
  void should_refuse_when_options_make_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> LposOptions.DEFAULT.rank(0));
    assertThrows(IllegalArgumentException.class, () -> LposOptions.DEFAULT.maxLength(0));
  }
}
