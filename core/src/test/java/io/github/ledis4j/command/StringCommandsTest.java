package io.github.ledis4j.command;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StringCommandsTest {

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_has_strings() {
    return new CommandTable<StringCommands<String, String>>(StringCommands.class)
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
        .refused("MGET", c -> c.mget(), "at least one key is needed")
        .nulls("MGET", c -> c.mget("a", null))
        .nulls("MGET", c -> c.mget((String[]) null))
        .row("SETNX k v", c -> c.setnx("k", "v"), ":1\r\n", true)
        .row("SETNX k w", c -> c.setnx("k", "w"), ":0\r\n", false)
        .nulls("SETNX", c -> c.setnx("k", null))
        .row("SETEX k 100 v", c -> c.setex("k", Duration.ofSeconds(100), "v"), "+OK\r\n", true)
        .refused(
            "SETEX",
            c -> c.setex("k", Duration.ZERO, "v"),
            seconds("PT0S; to delete something at once, call del or hdel"))
        .refused(
            "SETEX",
            c -> c.setex("k", Duration.ofSeconds(-1), "v"),
            seconds("PT-1S; to delete something at once, call del or hdel"))
        .refused("SETEX", c -> c.setex("k", Duration.ofMillis(1500), "v"), seconds("PT1.5S"))
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
        .refused("SETRANGE", c -> c.setrange("k", 1L << 40, "x"), offset("1099511627776"))
        .tests();
  }

  private static String seconds(String duration) {
    return "time to live must be whole seconds, at least one: " + duration;
  }

  private static String offset(String number) {
    return "offset must lie between 0 and 1073741824: " + number;
  }
}
