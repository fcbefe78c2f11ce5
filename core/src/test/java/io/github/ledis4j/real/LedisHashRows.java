package io.github.ledis4j.real;

import io.github.ledis4j.command.ledis.LedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What LedisDB makes of the commands on hashes. */
final class LedisHashRows {
  private LedisHashRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    fields(rows);
    keys(rows);
  }

  private static void fields(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("HSET", c -> c.hset("h", "b", "old"), true)
        .row("HSET again", c -> c.hset("h", "b", "2"), false)
        .row("HMSET", c -> c.hmset("h", Map.of("a", "1", "c", "")), null)
        .row("HLEN", c -> c.hlen("h"), 3L)
        .row("HLEN missing", c -> c.hlen("missing"), 0L)
        .row("HGET", c -> c.hget("h", "b"), "2")
        .row("HGET empty", c -> c.hget("h", "c"), "")
        .row("HGET missing", c -> c.hget("h", "missing"), null)
        .row("HMGET", c -> c.hmget("h", "c", "x", "a"), Arrays.asList("", null, "1"))
        .row("HMGET missing", c -> c.hmget("missing", "a"), Arrays.asList((String) null))
        .row("HGETALL", c -> c.hgetall("h"), Map.of("a", "1", "b", "2", "c", ""))
        .row("HGETALL missing", c -> c.hgetall("missing"), Map.of())
        .row("HKEYS", c -> c.hkeys("h"), List.of("a", "b", "c"))
        .row("HKEYS missing", c -> c.hkeys("missing"), List.of())
        .row("HVALS", c -> c.hvals("h"), List.of("1", "2", ""))
        .row("HEXISTS", c -> c.hexists("h", "c"), true)
        .row("HEXISTS missing", c -> c.hexists("h", "x"), false)
        .row("HINCRBY", c -> c.hincrby("h", "a", -42), -41L)
        .row("HINCRBY missing", c -> c.hincrby("h", "n", 5), 5L)
        .refused("HINCRBY text", c -> c.hincrby("h", "c", 1))
        .row("HDEL repeated", c -> c.hdel("h", "a", "n", "a", "x", "a"), 2L)
        .row("HLEN deleted", c -> c.hlen("h"), 2L)
        .row("HKEYEXISTS deleted", c -> c.hkeyexists("h"), true)
        .refused("HSET of no field", c -> c.hset("h", "", "v"))
        .refused("HSET of a long field", c -> c.hset("h", "f".repeat(1025), "v"));
  }

  private static void keys(CommandRows<LedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1000);
    rows.row("EXISTS of a hash", c -> c.exists("h"), false)
        .row("HTTL none", c -> c.httl("h"), null)
        .row("HEXPIRE", c -> c.hexpire("h", Duration.ofSeconds(100)), true)
        .check("HTTL", c -> c.httl("h"), ttl -> ttl.toSeconds() > 90 && ttl.toSeconds() <= 100)
        .row("HEXPIRE missing", c -> c.hexpire("missing", Duration.ofSeconds(1)), false)
        .row("HEXPIREAT", c -> c.hexpireat("h", later), true)
        .check("HTTL at", c -> c.httl("h"), ttl -> ttl.toSeconds() > 900)
        .refused("HEXPIREAT past", c -> c.hexpireat("h", Instant.ofEpochSecond(1)))
        .row("HPERSIST", c -> c.hpersist("h"), true)
        .row("HPERSIST again", c -> c.hpersist("h"), false)
        .check("HDUMP", c -> c.hdump("h"), payload -> payload != null && payload.length > 8)
        .row("HDUMP missing", c -> c.hdump("missing"), null)
        .row("HCLEAR", c -> c.hclear("h"), 2L)
        .row("HCLEAR missing", c -> c.hclear("h"), 0L)
        .row("HMCLEAR counts what it was given", c -> c.hmclear("h", "missing"), 2L);
  }
}
