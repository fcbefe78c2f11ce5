package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LedisListCommandsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Instant Y2100 = Instant.ofEpochSecond(4102444800L);
  private static final byte[] PAYLOAD = {'p', 'a', 'y', 'l', 'o', 'a', 'd'};
  private static final String AB = array(bulk("a"), bulk("b"));
  private static final List<String> A_B = List.of("a", "b");
  private static final long FIRST = Long.MIN_VALUE;
  private static final long LAST = Long.MAX_VALUE;

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_called() {
    CommandTable<LedisListCommands<String, String>> table =
        new CommandTable<>(LedisListCommands.class);
    elements(table);
    wholeLists(table);
    return table.tests();
  }

  private static void elements(CommandTable<LedisListCommands<String, String>> table) {
    table
        .row("LPUSH k a", c -> c.lpush("k", "a"), ":1\r\n", 1L)
        .row("LPUSH k a b a", c -> c.lpush("k", "a", "b", "a"), ":3\r\n", 3L)
        .refused("LPUSH", c -> c.lpush("k"), "at least one value is needed")
        .nulls("LPUSH", c -> c.lpush("k", "a", null))
        .row("RPUSH k a b", c -> c.rpush("k", "a", "b"), ":2\r\n", 2L)
        .refused("RPUSH", c -> c.rpush("k"), "at least one value is needed")
        .row("LPOP k", c -> c.lpop("k"), bulk("a"), "a")
        .row("LPOP k", c -> c.lpop("k"), bulk(""), "")
        .row("LPOP missing", c -> c.lpop("missing"), "$-1\r\n", null)
        .row("RPOP k", c -> c.rpop("k"), bulk("b"), "b")
        .row("RPOP missing", c -> c.rpop("missing"), "$-1\r\n", null)
        .row("LLEN k", c -> c.llen("k"), ":2\r\n", 2L)
        .row("LINDEX k -1", c -> c.lindex("k", -1), bulk("c"), "c")
        .row("LINDEX k 10", c -> c.lindex("k", 10), "$-1\r\n", null)
        .row("LINDEX k 2147483647", c -> c.lindex("k", 1L << 32), "$-1\r\n", null)
        .row("LRANGE k 0 -1", c -> c.lrange("k", 0, -1), AB, List.of("a", "b"))
        .row("LRANGE k 2 1", c -> c.lrange("k", 2, 1), "*0\r\n", List.of())
        .row("LRANGE k -2147483648 2147483647", c -> c.lrange("k", FIRST, LAST), AB, A_B)
        .unexpected("LRANGE k 0 -1", c -> c.lrange("k", 0, -1), array("$-1\r\n"))
        .row("LTRIM k 1 -2", c -> c.ltrim("k", 1, -2), "+OK\r\n", null)
        .row("LTRIM k 0 2147483647", c -> c.ltrim("k", 0, LAST), "+OK\r\n", null)
        .row("LTRIM_FRONT k 2", c -> c.ltrimFront("k", 2), ":2\r\n", 2L)
        .row("LTRIM_FRONT k 536870912", c -> c.ltrimFront("k", 536870912), ":3\r\n", 3L)
        .refused("LTRIM_FRONT", c -> c.ltrimFront("k", -1), count("-1"))
        .refused("LTRIM_FRONT", c -> c.ltrimFront("k", 536870913), count("536870913"))
        .row("LTRIM_BACK missing 0", c -> c.ltrimBack("missing", 0), ":0\r\n", 0L)
        .refused("LTRIM_BACK", c -> c.ltrimBack("k", -1), count("-1"))
        .row("RPOPLPUSH a b", c -> c.rpoplpush("a", "b"), bulk("c"), "c")
        .row("RPOPLPUSH missing b", c -> c.rpoplpush("missing", "b"), "$-1\r\n", null)
        .nulls("RPOPLPUSH", c -> c.rpoplpush("a", null));
  }

  private static void wholeLists(CommandTable<LedisListCommands<String, String>> table) {
    table
        .row("LCLEAR k", c -> c.lclear("k"), ":2\r\n", 2L)
        .nulls("LCLEAR", c -> c.lclear(null))
        .row("LMCLEAR k missing k", c -> c.lmclear("k", "missing", "k"), ":3\r\n", 3L)
        .refused("LMCLEAR", c -> c.lmclear(), "at least one key is needed")
        .row("LKEYEXISTS k", c -> c.lkeyexists("k"), ":1\r\n", true)
        .row("LKEYEXISTS missing", c -> c.lkeyexists("missing"), ":0\r\n", false)
        .row("LEXPIRE k 90", c -> c.lexpire("k", Duration.ofSeconds(90)), ":1\r\n", true)
        .row("LEXPIRE missing 1", c -> c.lexpire("missing", SECOND), ":0\r\n", false)
        .refused(
            "LEXPIRE",
            c -> c.lexpire("k", Duration.ZERO),
            "time to live must be longer than zero: PT0S; to delete something at once, call del or hdel")
        .row("LEXPIREAT k 4102444800", c -> c.lexpireat("k", Y2100), ":1\r\n", true)
        .row("LEXPIREAT k 4102444801", c -> c.lexpireat("k", Y2100.plusMillis(1)), ":1\r\n", true)
        .row("LTTL k", c -> c.lttl("k"), ":100\r\n", Duration.ofSeconds(100))
        .row("LTTL missing", c -> c.lttl("missing"), ":-1\r\n", null)
        .row("LPERSIST k", c -> c.lpersist("k"), ":1\r\n", true)
        .row("LPERSIST missing", c -> c.lpersist("missing"), ":0\r\n", false)
        .row("LDUMP k", c -> c.ldump("k"), bulk("payload"), PAYLOAD)
        .row("LDUMP missing", c -> c.ldump("missing"), "$-1\r\n", null);
  }

  private static String count(String number) {
    return "count must lie between 0 and 536870912: " + number;
  }
}
