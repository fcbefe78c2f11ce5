package io.github.ledis4j.real;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.InsertPosition;
import io.github.ledis4j.command.redis.ListEnd;
import io.github.ledis4j.command.redis.LposOptions;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;

/** What Redis makes of the commands on lists. */
final class RedisListRows {
  private RedisListRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    pushing(rows);
    finding(rows);
    taking(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
  }

  private static void pushing(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("LPUSHX missing", c -> c.lpushx("l", List.of("a")), 0L)
        .row("RPUSHX missing", c -> c.rpushx("l", "a"), 0L)
        .row("RPUSH", c -> c.rpush("l", List.of("c", "d")), 2L)
        .row("LPUSH", c -> c.lpush("l", List.of("b", "a")), 4L)
        .row("LPUSHX", c -> c.lpushx("l", "x"), 5L)
        .row("RPUSHX", c -> c.rpushx("l", List.of("x", "y")), 7L)
        .row("LRANGE", c -> c.lrange("l", 0, -1), List.of("x", "a", "b", "c", "d", "x", "y"))
        .row("LRANGE beyond", c -> c.lrange("l", 9, 20), List.of())
        .row("LINSERT", c -> c.linsert("l", InsertPosition.BEFORE, "b", "i"), 8L)
        .row("LINSERT after", c -> c.linsert("l", InsertPosition.AFTER, "b", "j"), 9L)
        .row("LINSERT no pivot", c -> c.linsert("l", InsertPosition.AFTER, "z", "j"), null)
        .row("LINSERT missing", c -> c.linsert("missing", InsertPosition.AFTER, "z", "j"), null)
        .row("LSET", c -> c.lset("l", -1, "x"), null)
        .refused("LSET beyond", c -> c.lset("l", 100, "x"))
        .refused("LSET missing", c -> c.lset("missing", 0, "x"))
        .row("LLEN", c -> c.llen("l"), 9L)
        .row("LLEN missing", c -> c.llen("missing"), 0L)
        .refused("RPUSH on a string", c -> c.rpush("text", "a"));
  }

  private static void finding(CommandRows<RedisCommands<String, String>> rows) {
    LposOptions fromRight = LposOptions.DEFAULT.rank(-1);
    rows.row("LINDEX", c -> c.lindex("l", 1), "a")
        .row("LINDEX beyond", c -> c.lindex("l", 100), null)
        .row("LPOS", c -> c.lpos("l", "x"), 0L)
        .row("LPOS none", c -> c.lpos("l", "none"), null)
        .row("LPOS RANK", c -> c.lpos("l", "x", fromRight), 8L)
        .row("LPOS MAXLEN", c -> c.lpos("l", "c", fromRight.maxLength(2)), null)
        .row("LPOS COUNT", c -> c.lposCount("l", "x", 0), List.of(0L, 7L, 8L))
        .row("LPOS COUNT RANK", c -> c.lposCount("l", "x", 2, fromRight), List.of(8L, 7L))
        .row("LPOS COUNT none", c -> c.lposCount("l", "none", 1, fromRight), List.of())
        .row("LREM", c -> c.lrem("l", -1, "x"), 1L)
        .row("LREM all", c -> c.lrem("l", 0, "x"), 2L)
        .row("LTRIM", c -> c.ltrim("l", 0, 4), null)
        .row("LRANGE trimmed", c -> c.lrange("l", 0, -1), List.of("a", "i", "b", "j", "c"));
  }

  private static void taking(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    List<String> lists = List.of("missing", "l2");
    rows.row("LPOP", c -> c.lpop("l"), "a")
        .row("RPOP", c -> c.rpop("l"), "c")
        .row("LPOP missing", c -> c.lpop("missing"), null)
        .row("RPOP missing", c -> c.rpop("missing"), null)
        .row("LPOP count missing", c -> c.lpopCount("missing", 2), List.of())
        .row("LPOP count", c -> c.lpopCount("l", 1), List.of("i"))
        .row("RPOP count", c -> c.rpopCount("l", 5), List.of("j", "b"))
        .row("RPUSH one", c -> c.rpush("l3", "a"), 1L)
        .row("LPUSHX one", c -> c.lpushx("l3", "b"), 2L)
        .row("RPUSHX one", c -> c.rpushx("l3", "c"), 3L)
        .row("LPUSH two", c -> c.lpush("l", "a", "b"), 2L)
        .row("LMOVE", c -> c.lmove("l", "l2", ListEnd.LEFT, ListEnd.RIGHT), "b")
        .row("RPOPLPUSH", c -> c.rpoplpush("l", "l2"), "a")
        .row("LMOVE missing", c -> c.lmove("l", "l2", ListEnd.LEFT, ListEnd.LEFT), null)
        .row("RPOPLPUSH missing", c -> c.rpoplpush("l", "l2"), null)
        .row(
            seven,
            "LMPOP",
            c -> c.lmpop(lists, ListEnd.RIGHT, 5),
            new KeyValue<>("l2", List.of("b", "a")))
        .row(seven, "LMPOP one missing", c -> c.lmpop(List.of("missing"), ListEnd.LEFT), null)
        .row(seven, "LMPOP missing", c -> c.lmpop(lists, ListEnd.LEFT, 1), null);
  }
}
