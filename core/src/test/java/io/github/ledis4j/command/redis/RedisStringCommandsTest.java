package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
    return new CommandTable<RedisStringCommands<String, String>>(RedisStringCommands.class)
        .row("GETSET k new", c -> c.getset("k", "new"), bulk("old"), "old")
        .row("GETSET k new", c -> c.getset("k", "new"), "_\r\n", null)
        .row("GETDEL k", c -> c.getdel("k"), bulk("v"), "v")
        .row("GETDEL missing", c -> c.getdel("missing"), "$-1\r\n", null)
        .row("MSET a 1 b 2", c -> c.mset(PAIRS), "+OK\r\n", true)
        .refused("MSET", c -> c.mset(Map.of()), "at least one key with its value is needed")
        .row("MSETNX a 1 b 2", c -> c.msetnx(PAIRS), ":1\r\n", true)
        .row("MSETNX a 1 b 2", c -> c.msetnx(PAIRS), ":0\r\n", false)
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
        .row("PSETEX k 1500 v", c -> c.psetex("k", Duration.ofMillis(1500), "v"), "+OK\r\n", true)
        .refused("PSETEX", c -> c.psetex("k", Duration.ofNanos(5), "v"), millis("PT0.000000005S"))
        .refused(
            "PSETEX",
            c -> c.psetex("k", Duration.ZERO, "v"),
            millis("PT0S; to delete something at once, call del or hdel"))
        .row("INCRBYFLOAT k 0.1", c -> c.incrbyfloat("k", 0.1), bulk("10.6"), 10.6)
        .row("INCRBYFLOAT k -5", c -> c.incrbyfloat("k", -5), ",5.6\r\n", 5.6)
        .refused(
            "INCRBYFLOAT", c -> c.incrbyfloat("k", Double.NaN), "increment must be finite: NaN")
        .row("STRLEN k", c -> c.strlen("k"), ":3\r\n", 3L)
        .row("SET k v", c -> c.set("k", "v"), "+OK\r\n", true)
        .row("SET k v", c -> c.set("k", "v", PLAIN), "+OK\r\n", true)
        .row("SET k v GET", c -> c.setGet("k", "v", PLAIN), bulk("old"), "old")
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
        .nulls("SET", c -> c.set("k", "v", null))
        .nulls("GETEX", c -> c.getex("k", null))
        .refused(
            "SET",
            c -> c.set("k", "v", PLAIN.expireIn(Duration.ZERO)),
            millis("PT0S; to delete something at once, call del or hdel"))
        .refused(
            "GETEX",
            c -> c.getex("k", GetExOptions.expireIn(Duration.ofNanos(1))),
            millis("PT0.000000001S"))
        .rowsAlone();
  }

  private static String millis(String duration) {
    return "time to live must be whole milliseconds, at least one: " + duration;
  }
}
