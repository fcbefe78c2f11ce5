package io.github.ledis4j.real;

import io.github.ledis4j.command.ledis.LedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What LedisDB makes of the commands on lists. */
final class LedisListRows {
  private LedisListRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    ends(rows);
    parts(rows);
    keys(rows);
  }

  private static void ends(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("RPUSH", c -> c.rpush("l", "c", "d"), 2L)
        .row("LPUSH", c -> c.lpush("l", "b", "a", ""), 5L)
        .row("LLEN", c -> c.llen("l"), 5L)
        .row("LLEN missing", c -> c.llen("missing"), 0L)
        .row("LRANGE", c -> c.lrange("l", 0, -1), List.of("", "a", "b", "c", "d"))
        .row("LPOP", c -> c.lpop("l"), "")
        .row("LPOP missing", c -> c.lpop("missing"), null)
        .row("RPOPLPUSH same", c -> c.rpoplpush("l", "l"), "d")
        .row("RPOPLPUSH", c -> c.rpoplpush("l", "m"), "c")
        .row("RPOPLPUSH missing", c -> c.rpoplpush("missing", "m"), null)
        .refused("RPOPLPUSH to no key", c -> c.rpoplpush("m", ""))
        .row("RPOP", c -> c.rpop("m"), "c")
        .row("RPOP missing", c -> c.rpop("m"), null)
        .refused("LPUSH to no key", c -> c.lpush("", "a"));
  }

  private static void parts(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("LINDEX", c -> c.lindex("l", -1), "b")
        .row("LINDEX beyond", c -> c.lindex("l", 3), null)
        .row("LINDEX of more than 32 bits", c -> c.lindex("l", 1L << 32), null)
        .row("LINDEX before", c -> c.lindex("l", Long.MIN_VALUE), null)
        .row("LRANGE all", c -> c.lrange("l", Long.MIN_VALUE, 1L << 40), List.of("d", "a", "b"))
        .row("LRANGE beyond", c -> c.lrange("l", 1L << 32, 1L << 32), List.of())
        .row("LRANGE missing", c -> c.lrange("missing", 0, -1), List.of())
        .row("LTRIM nothing", c -> c.ltrim("l", Long.MIN_VALUE, Long.MAX_VALUE), null)
        .row("LTRIM", c -> c.ltrim("l", 1, -1), null)
        .row("LRANGE trimmed", c -> c.lrange("l", 0, -1), List.of("a", "b"))
        .row("LTRIM all", c -> c.ltrim("l", 1L << 32, -1), null)
        .row("LKEYEXISTS trimmed", c -> c.lkeyexists("l"), false)
        .row("RPUSH again", c -> c.rpush("l", "a", "b", "c", "d"), 4L)
        .row("LTRIM_FRONT", c -> c.ltrimFront("l", 1), 1L)
        .row("LTRIM_BACK", c -> c.ltrimBack("l", 1), 1L)
        .row("LRANGE rest", c -> c.lrange("l", 0, -1), List.of("b", "c"))
        .row("LTRIM_FRONT most", c -> c.ltrimFront("l", 536870912), 2L)
        .row("LTRIM_FRONT missing", c -> c.ltrimFront("l", 1), 0L)
        .row("RPUSH once more", c -> c.rpush("l", "a", "b"), 2L)
        .row("LTRIM_BACK most", c -> c.ltrimBack("l", 536870912), 2L);
  }

  private static void keys(CommandRows<LedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1000);
    rows.row("RPUSH for its key", c -> c.rpush("l", "a", "b"), 2L)
        .row("LKEYEXISTS", c -> c.lkeyexists("l"), true)
        .row("EXISTS of a list", c -> c.exists("l"), false)
        .row("LTTL none", c -> c.lttl("l"), null)
        .row("LEXPIRE", c -> c.lexpire("l", Duration.ofSeconds(100)), true)
        .check("LTTL", c -> c.lttl("l"), ttl -> ttl.toSeconds() > 90 && ttl.toSeconds() <= 100)
        .row("LEXPIRE missing", c -> c.lexpire("missing", Duration.ofSeconds(1)), false)
        .row("LEXPIREAT", c -> c.lexpireat("l", later), true)
        .check("LTTL at", c -> c.lttl("l"), ttl -> ttl.toSeconds() > 900)
        .refused("LEXPIREAT past", c -> c.lexpireat("l", Instant.ofEpochSecond(1)))
        .row("LPERSIST", c -> c.lpersist("l"), true)
        .row("LPERSIST again", c -> c.lpersist("l"), false)
        .check("LDUMP", c -> c.ldump("l"), payload -> payload != null && payload.length > 8)
        .row("LDUMP missing", c -> c.ldump("missing"), null)
        .row("LCLEAR", c -> c.lclear("l"), 2L)
        .row("LCLEAR missing", c -> c.lclear("l"), 0L)
        .row("LMCLEAR counts what it was given", c -> c.lmclear("l", "m", "missing"), 3L);
  }
}
