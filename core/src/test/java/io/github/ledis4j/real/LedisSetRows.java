package io.github.ledis4j.real;

import io.github.ledis4j.command.ledis.LedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What LedisDB makes of the commands on sets. */
final class LedisSetRows {
  private LedisSetRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    members(rows);
    severalSets(rows);
    keys(rows);
  }

  private static void members(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SADD", c -> c.sadd("s", "1", "2"), 2L)
        .row("SADD repeated", c -> c.sadd("s", "3", "2", "3", "3"), 1L)
        .row("SCARD", c -> c.scard("s"), 3L)
        .row("SCARD missing", c -> c.scard("missing"), 0L)
        .row("SISMEMBER", c -> c.sismember("s", "3"), true)
        .row("SISMEMBER missing", c -> c.sismember("s", "4"), false)
        .row("SMEMBERS", c -> c.smembers("s"), Set.of("1", "2", "3"))
        .row("SMEMBERS missing", c -> c.smembers("missing"), Set.of())
        .row("SADD other", c -> c.sadd("t", "2", "3", "4", "5"), 4L)
        .row("SREM repeated", c -> c.srem("t", "5", "x", "5", "5"), 1L)
        .row("SCARD removed", c -> c.scard("t"), 3L)
        .refused("SADD of no member", c -> c.sadd("s", ""))
        .refused("SREM of a long member", c -> c.srem("s", "m".repeat(1025)));
  }

  private static void severalSets(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SUNION", c -> c.sunion("s", "t"), Set.of("1", "2", "3", "4"))
        .row("SUNION missing", c -> c.sunion("missing"), Set.of())
        .row("SDIFF", c -> c.sdiff("s", "t"), Set.of("1"))
        .row("SDIFF of itself", c -> c.sdiff("s", "s"), Set.of())
        .row("SDIFF missing", c -> c.sdiff("missing"), Set.of())
        .row("SINTER", c -> c.sinter("s", "t"), Set.of("2", "3"))
        .row("SINTER missing", c -> c.sinter("s", "missing"), Set.of())
        .row("SUNIONSTORE", c -> c.sunionstore("d", "s", "t"), 4L)
        .row("SDIFFSTORE", c -> c.sdiffstore("d", "s", "t"), 1L)
        .row("SMEMBERS stored", c -> c.smembers("d"), Set.of("1"))
        .row("SINTERSTORE", c -> c.sinterstore("d", "s", "t"), 2L)
        .row("SINTERSTORE nothing", c -> c.sinterstore("d", "s", "missing"), 0L)
        .row("SKEYEXISTS of nothing", c -> c.skeyexists("d"), true)
        .row("SCLEAR nothing", c -> c.sclear("d"), 0L)
        .row("SKEYEXISTS cleared", c -> c.skeyexists("d"), false);
  }

  private static void keys(CommandRows<LedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1000);
    rows.row("EXISTS of a set", c -> c.exists("s"), false)
        .row("STTL none", c -> c.sttl("s"), null)
        .row("SEXPIRE", c -> c.sexpire("s", Duration.ofSeconds(100)), true)
        .check("STTL", c -> c.sttl("s"), ttl -> ttl.toSeconds() > 90 && ttl.toSeconds() <= 100)
        .row("SEXPIRE missing", c -> c.sexpire("missing", Duration.ofSeconds(1)), false)
        .row("SEXPIREAT", c -> c.sexpireat("s", later), true)
        .check("STTL at", c -> c.sttl("s"), ttl -> ttl.toSeconds() > 900)
        .refused("SEXPIREAT past", c -> c.sexpireat("s", Instant.ofEpochSecond(1)))
        .row("SUNIONSTORE over it", c -> c.sunionstore("s", "s", "t"), 4L)
        .row("SPERSIST what SUNIONSTORE left", c -> c.spersist("s"), true)
        .row("SPERSIST again", c -> c.spersist("s"), false)
        .check("SDUMP", c -> c.sdump("s"), payload -> payload != null && payload.length > 8)
        .row("SDUMP missing", c -> c.sdump("missing"), null)
        .row("SCLEAR", c -> c.sclear("s"), 4L)
        .row("SCLEAR missing", c -> c.sclear("s"), 0L)
        .row("SMCLEAR counts what it was given", c -> c.smclear("s", "t", "missing"), 3L);
  }
}
