package io.github.ledis4j.real;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Set;

/** What Redis makes of the commands on sets. */
final class RedisSetRows {
  private RedisSetRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    members(rows);
    combining(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
    random(rows);
  }

  private static void members(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("SADD", c -> c.sadd("s", "a", "b", "c", "a"), 3L)
        .row("SADD again", c -> c.sadd("s", "a", "d"), 1L)
        .row("SADD several", c -> c.sadd("s", Set.of("a", "e")), 1L)
        .row("SREM several", c -> c.srem("s", List.of("e")), 1L)
        .row("SREM", c -> c.srem("s", "d", "x"), 1L)
        .row("SCARD", c -> c.scard("s"), 3L)
        .row("SCARD missing", c -> c.scard("missing"), 0L)
        .row("SMEMBERS", c -> c.smembers("s"), Set.of("a", "b", "c"))
        .row("SMEMBERS missing", c -> c.smembers("missing"), Set.of())
        .row("SISMEMBER", c -> c.sismember("s", "a"), true)
        .row("SISMEMBER not", c -> c.sismember("s", "x"), false)
        .row("SMISMEMBER", c -> c.smismember("s", "x", "a"), List.of(false, true))
        .row("SMISMEMBER several", c -> c.smismember("s", List.of("x", "a")), List.of(false, true))
        .row("SMISMEMBER missing", c -> c.smismember("missing", "x"), List.of(false))
        .row("SMOVE", c -> c.smove("s", "s2", "c"), true)
        .row("SMOVE not there", c -> c.smove("s", "s2", "x"), false)
        .row("SADD other", c -> c.sadd("s2", "b"), 1L)
        .refused("SADD on a string", c -> c.sadd("text", "a"));
  }

  private static void combining(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    rows.row("SUNION", c -> c.sunion("s", "s2", "missing"), Set.of("a", "b", "c"))
        .row("SINTER", c -> c.sinter("s", "s2"), Set.of("b"))
        .row("SINTER missing", c -> c.sinter("s", "missing"), Set.of())
        .row("SDIFF", c -> c.sdiff("s", "s2"), Set.of("a"))
        .row("SUNION several", c -> c.sunion(List.of("s", "s2")), Set.of("a", "b", "c"))
        .row("SINTER several", c -> c.sinter(List.of("s", "s2")), Set.of("b"))
        .row("SDIFF several", c -> c.sdiff(List.of("s", "s2")), Set.of("a"))
        .row("SUNIONSTORE several", c -> c.sunionstore("s3", List.of("s", "s2")), 3L)
        .row("SINTERSTORE several", c -> c.sinterstore("s4", List.of("s", "s2")), 1L)
        .row("SDIFFSTORE several", c -> c.sdiffstore("s4", List.of("s3", "s")), 1L)
        .row("SUNIONSTORE", c -> c.sunionstore("s3", "s", "s2"), 3L)
        .row("SINTERSTORE", c -> c.sinterstore("s4", "s", "s2"), 1L)
        .row("SDIFFSTORE", c -> c.sdiffstore("s4", "s3", "s"), 1L)
        .row("SMEMBERS stored", c -> c.smembers("s4"), Set.of("c"))
        .row("SDIFFSTORE empty", c -> c.sdiffstore("s4", "s", "s"), 0L)
        .row("EXISTS empty", c -> c.exists("s4"), false)
        .row(seven, "SINTERCARD", c -> c.sintercard("s", "s3"), 2L)
        .row(seven, "SINTERCARD several", c -> c.sintercard(List.of("s", "s3")), 2L)
        .row(seven, "SINTERCARD LIMIT", c -> c.sintercard(List.of("s", "s3"), 1), 1L);
  }

  private static void random(CommandRows<RedisCommands<String, String>> rows) {
    Set<String> all = Set.of("a", "b", "c");
    rows.check("SRANDMEMBER", c -> c.srandmember("s3"), all::contains)
        .row("SRANDMEMBER missing", c -> c.srandmember("missing"), null)
        .check("SRANDMEMBER count", c -> c.srandmemberCount("s3", 5), some -> some.size() == 3)
        .check("SRANDMEMBER repeated", c -> c.srandmemberCount("s3", -5), some -> some.size() == 5)
        .check("SPOP", c -> c.spop("s3"), all::contains)
        .check("SPOP count", c -> c.spopCount("s3", 5), some -> some.size() == 2)
        .row("SPOP missing", c -> c.spop("s3"), null)
        .row("SPOP count missing", c -> c.spopCount("s3", 5), Set.of());
  }
}
