package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What the commands on values and keys that Redis has, too, put on the wire of LedisDB. */
final class LedisStringRows {
  private static final Instant WHEN = Instant.ofEpochSecond(4102444800L);

  private LedisStringRows() {}

  static CommandTable<LedisKeyValueCommands<String, String>> add(
      CommandTable<LedisKeyValueCommands<String, String>> table) {
    return keys(values(table));
  }

  private static CommandTable<LedisKeyValueCommands<String, String>> values(
      CommandTable<LedisKeyValueCommands<String, String>> table) {
    return table
        .row("GET k", c -> c.get("k"), bulk("v"), "v")
        .row("GET k", c -> c.get("k"), bulk(""), "")
        .row("GET missing", c -> c.get("missing"), "$-1\r\n", null)
        .row("GET missing", c -> c.get("missing"), "_\r\n", null)
        .unexpected("GET k", c -> c.get("k"), "*0\r\n")
        .nulls("GET", c -> c.get(null))
        .row(
            "MGET a missing b",
            c -> c.mget("a", "missing", "b"),
            array(bulk("1"), "$-1\r\n", bulk("2")),
            Arrays.asList("1", null, "2"))
        .row("MGET missing", c -> c.mget("missing"), array("_\r\n"), Arrays.asList((String) null))
        .row("MGET a", c -> c.mget(new String[] {"a"}), array(bulk("1")), List.of("1"))
        .row(
            "MGET a b",
            c -> c.mget(List.of("a", "b")),
            array("_\r\n", bulk("2")),
            Arrays.asList(null, "2"))
        .refused("MGET", c -> c.mget(), "at least one key is needed")
        .refused("MGET", c -> c.mget(List.of()), "at least one key is needed")
        .nulls("MGET", c -> c.mget("a", null))
        .nulls("MGET", c -> c.mget((String[]) null))
        .row("SETNX k v", c -> c.setnx("k", "v"), ":1\r\n", true)
        .row("SETNX k w", c -> c.setnx("k", "w"), ":0\r\n", false)
        .nulls("SETNX", c -> c.setnx("k", null))
        .row("SETEX k 100 v", c -> c.setex("k", Duration.ofSeconds(100), "v"), "+OK\r\n", null)
        .refused("SETEX", c -> c.setex("k", Duration.ZERO, "v"), positive("PT0S"))
        .refused("SETEX", c -> c.setex("k", Duration.ofSeconds(-1), "v"), positive("PT-1S"))
        .row("SETEX k 2 v", c -> c.setex("k", Duration.ofMillis(1500), "v"), "+OK\r\n", null)
        .row("SETEX k 1 v", c -> c.setex("k", Duration.ofNanos(1), "v"), "+OK\r\n", null)
        .nulls("SETEX", c -> c.setex("k", null, "v"))
        .row("INCR k", c -> c.incr("k"), ":42\r\n", 42L)
        .row("INCR k", c -> c.incr("k"), ":-9223372036854775808\r\n", Long.MIN_VALUE)
        .unexpected("INCR k", c -> c.incr("k"), "$-1\r\n")
        .row("INCRBY k 10", c -> c.incrby("k", 10), ":10\r\n", 10L)
        .row("INCRBY k -3", c -> c.incrby("k", -3), ":7\r\n", 7L)
        .row("DECR k", c -> c.decr("k"), ":-1\r\n", -1L)
        .row("DECRBY k 3", c -> c.decrby("k", 3), ":-3\r\n", -3L)
        .row("APPEND k cd", c -> c.append("k", "cd"), ":4\r\n", 4L)
        .nulls("APPEND", c -> c.append("k", null))
        .row("GETRANGE k 1 3", c -> c.getrange("k", 1, 3), bulk("ell"), "ell")
        .row("GETRANGE k -3 -1", c -> c.getrange("k", -3, -1), bulk("llo"), "llo")
        .row("GETRANGE k 3 1", c -> c.getrange("k", 3, 1), "$-1\r\n", "")
        .row("GETRANGE k 3 1", c -> c.getrange("k", 3, 1), bulk(""), "")
        .row("SETRANGE k 1 EY", c -> c.setrange("k", 1, "EY"), ":5\r\n", 5L)
        .refused("SETRANGE", c -> c.setrange("k", -1, "x"), offset("-1"))
        .refused("SETRANGE", c -> c.setrange("k", 1L << 40, "x"), offset("1099511627776"));
  }

  private static CommandTable<LedisKeyValueCommands<String, String>> keys(
      CommandTable<LedisKeyValueCommands<String, String>> table) {
    String payload = "\0\1v\6\0\7\345\2462\354m\266]";
    return table
        .row("EXISTS k", c -> c.exists("k"), ":1\r\n", true)
        .row("EXISTS missing", c -> c.exists("missing"), ":0\r\n", false)
        .nulls("EXISTS", c -> c.exists(null))
        .row("EXPIRE k 100", c -> c.expire("k", Duration.ofSeconds(100)), ":1\r\n", true)
        .row("EXPIRE missing 60", c -> c.expire("missing", Duration.ofMinutes(1)), ":0\r\n", false)
        .refused("EXPIRE", c -> c.expire("k", Duration.ZERO), positive("PT0S"))
        .refused("EXPIRE", c -> c.expire("k", Duration.ofSeconds(-1)), positive("PT-1S"))
        .row("EXPIRE k 1", c -> c.expire("k", Duration.ofMillis(500)), ":1\r\n", true)
        .row("EXPIRE k 61", c -> c.expire("k", Duration.ofSeconds(60, 1)), ":1\r\n", true)
        .nulls("EXPIRE", c -> c.expire("k", null))
        .row("EXPIREAT k 4102444800", c -> c.expireat("k", WHEN), ":1\r\n", true)
        .row("EXPIREAT missing 4102444800", c -> c.expireat("missing", WHEN), ":0\r\n", false)
        .row("EXPIREAT k 4102444801", c -> c.expireat("k", WHEN.plusNanos(1)), ":1\r\n", true)
        .refused("EXPIREAT", c -> c.expireat("k", Instant.EPOCH), point(Instant.EPOCH))
        .nulls("EXPIREAT", c -> c.expireat("k", null))
        .row("PERSIST k", c -> c.persist("k"), ":1\r\n", true)
        .row("PERSIST missing", c -> c.persist("missing"), ":0\r\n", false)
        .row("DUMP missing", c -> c.dump("missing"), "$-1\r\n", null)
        .row(
            "DUMP k",
            c -> c.dump("k"),
            bulk(payload),
            payload.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String positive(String duration) {
    return "time to live must be longer than zero: "
        + duration
        + "; to delete something at once, call del or hdel";
  }

  private static String point(Instant when) {
    return "point in time must be after 1970: " + when;
  }

  private static String offset(String number) {
    return "offset must lie between 0 and 1073741824: " + number;
  }
}
