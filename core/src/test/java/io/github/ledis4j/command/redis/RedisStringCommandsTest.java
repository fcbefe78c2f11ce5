package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisStringCommandsTest {
  private static final Instant WHEN = Instant.ofEpochSecond(4102444800L);
  private static final SetOptions PLAIN = SetOptions.DEFAULT;
  private static final Map<String, String> PAIRS = new LinkedHashMap<>();

  static {
    PAIRS.put("a", "1");
    PAIRS.put("b", "2");
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_value_is_a_string() {
    CommandTable<RedisStringCommands<String, String>> table =
        new CommandTable<>(RedisStringCommands.class);
    plain(table);
    RedisComparisonRows.add(table);
    return table
        .row("GETSET k new", c -> c.getset("k", "new"), bulk("old"), "old")
        .row("GETSET k new", c -> c.getset("k", "new"), "_\r\n", null)
        .row("GETDEL k", c -> c.getdel("k"), bulk("v"), "v")
        .row("GETDEL missing", c -> c.getdel("missing"), "$-1\r\n", null)
        .row("MSET a 1 b 2", c -> c.mset(PAIRS), "+OK\r\n", null)
        .refused("MSET", c -> c.mset(Map.of()), "at least one key with its value is needed")
        .row("MSETNX a 1 b 2", c -> c.msetnx(PAIRS), ":1\r\n", true)
        .row("MSETNX a 1 b 2", c -> c.msetnx(PAIRS), ":0\r\n", false)
        .row("MSETEX 2 a 1 b 2", c -> c.msetex(PAIRS), ":1\r\n", true)
        .row("MSETEX 2 a 1 b 2", c -> c.msetex(PAIRS, SetOptions.DEFAULT), ":1\r\n", true)
        .row(
            "MSETEX 2 a 1 b 2 XX EX 60",
            c -> c.msetex(PAIRS, SetOptions.DEFAULT.ifPresent().expireIn(Duration.ofMinutes(1))),
            ":0\r\n",
            false)
        .refused(
            "MSETEX",
            c -> c.msetex(Map.of(), SetOptions.DEFAULT),
            "at least one key with its value is needed")
        .refused("MSETNX", c -> c.msetnx(Map.of()), "at least one key with its value is needed")
        .row("PSETEX k 1500 v", c -> c.psetex("k", Duration.ofMillis(1500), "v"), "+OK\r\n", null)
        .row("PSETEX k 1 v", c -> c.psetex("k", Duration.ofNanos(5), "v"), "+OK\r\n", null)
        .refused("PSETEX", c -> c.psetex("k", Duration.ZERO, "v"), positive("PT0S"))
        .row("INCRBYFLOAT k 0.1", c -> c.incrbyfloat("k", 0.1), bulk("10.6"), 10.6)
        .row("INCRBYFLOAT k -5", c -> c.incrbyfloat("k", -5), ",5.6\r\n", 5.6)
        .refused(
            "INCRBYFLOAT", c -> c.incrbyfloat("k", Double.NaN), "increment must be finite: NaN")
        .row("STRLEN k", c -> c.strlen("k"), ":3\r\n", 3L)
        .row("SET k v", c -> c.set("k", "v"), "+OK\r\n", true)
        .row("SET k v", c -> c.set("k", "v", PLAIN), "+OK\r\n", true)
        .row("SET k v EX 60", c -> c.set("k", "v", Duration.ofMinutes(1)), "+OK\r\n", true)
        .row("SET k v PX 1", c -> c.set("k", "v", Duration.ofNanos(1)), "+OK\r\n", true)
        .refused("SET", c -> c.set("k", "v", Duration.ZERO), positive("PT0S"))
        .row("SET k v GET", c -> c.setGet("k", "v"), bulk("old"), "old")
        .row("SET k v GET", c -> c.setGet("k", "v", PLAIN), bulk("old"), "old")
        .row("GETEX k EX 60", c -> c.getex("k", Duration.ofMinutes(1)), bulk("v"), "v")
        .row("GETEX k PERSIST", c -> c.getex("k", GetExOptions.persist()), bulk("v"), "v")
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_options_when_they_are_given() {
    SetOptions nx = PLAIN.ifAbsent();
    SetOptions xxKeep = PLAIN.ifPresent().keepTtl();
    SetOptions seconds = nx.expireIn(Duration.ofMinutes(1));
    SetOptions millis = PLAIN.expireIn(Duration.ofMillis(1500));
    SetOptions at = PLAIN.expireAt(WHEN);
    SetOptions atMillis = PLAIN.expireAt(WHEN.plusMillis(5));
    return new CommandTable<RedisStringCommands<String, String>>(RedisStringCommands.class)
        .row("SET k v NX", c -> c.set("k", "v", nx), "$-1\r\n", false)
        .row("SET k v NX", c -> c.set("k", "v", nx), "_\r\n", false)
        .row("SET k v XX", c -> c.set("k", "v", nx.ifPresent()), "+OK\r\n", true)
        .row("SET k v XX KEEPTTL", c -> c.set("k", "v", xxKeep), "+OK\r\n", true)
        .row("SET k v NX EX 60", c -> c.set("k", "v", seconds), "+OK\r\n", true)
        .row("SET k v PX 1500", c -> c.set("k", "v", millis), "+OK\r\n", true)
        .row("SET k v EXAT 4102444800", c -> c.set("k", "v", at), "+OK\r\n", true)
        .row("SET k v PXAT 4102444800005", c -> c.set("k", "v", atMillis), "+OK\r\n", true)
        .row("SET k v NX EX 60 GET", c -> c.setGet("k", "v", seconds), "$-1\r\n", null)
        .row(
            "GETEX k EX 60",
            c -> c.getex("k", GetExOptions.expireIn(Duration.ofSeconds(60))),
            bulk("v"),
            "v")
        .row(
            "GETEX missing EXAT 4102444800",
            c -> c.getex("missing", GetExOptions.expireAt(WHEN)),
            "_\r\n",
            null)
        .nulls("SET", c -> c.set("k", "v", (SetOptions) null))
        .nulls("SET", c -> c.set("k", "v", (Duration) null))
        .nulls("GETEX", c -> c.getex("k", (GetExOptions) null))
        .refused("SET", c -> c.set("k", "v", PLAIN.expireIn(Duration.ZERO)), positive("PT0S"))
        .row(
            "GETEX k PX 1",
            c -> c.getex("k", GetExOptions.expireIn(Duration.ofNanos(1))),
            bulk("v"),
            "v")
        .row(
            "SET k v PXAT 4102444800001",
            c -> c.set("k", "v", PLAIN.expireAt(WHEN.plusNanos(1))),
            "+OK\r\n",
            true)
        .rowsAlone();
  }

  private static void plain(CommandTable<RedisStringCommands<String, String>> table) {
    table
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
        .row("PSETEX k 1500 v", c -> c.setex("k", Duration.ofMillis(1500), "v"), "+OK\r\n", null)
        .row("PSETEX k 1 v", c -> c.setex("k", Duration.ofNanos(1), "v"), "+OK\r\n", null)
        .row(
            "SETEX k 2 v",
            c -> c.setex("k", Duration.ofSeconds(1, 999_999_999), "v"),
            "+OK\r\n",
            null)
        .unexpected("SETEX k 2 v", c -> c.setex("k", Duration.ofSeconds(2), "v"), "$-1\r\n")
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

  private static String positive(String duration) {
    return "time to live must be longer than zero: "
        + duration
        + "; to delete something at once, call del or hdel";
  }

  private static String offset(String number) {
    return "offset must lie between 0 and 1073741824: " + number;
  }
}
