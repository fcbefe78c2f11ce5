package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.SortOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisKeyCommandsTest {
  private static final String NO_KEY = "at least one key is needed";
  private static final Instant WHEN = Instant.ofEpochMilli(4102444800005L);
  private static final Duration TTL = Duration.ofMillis(1500);

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_key_is_of_any_type() {
    CopyOptions elsewhere = CopyOptions.DEFAULT.database(3).replace();
    RestoreOptions restore = RestoreOptions.DEFAULT;
    byte[] payload = {'p'};
    CommandTable<RedisKeyCommands<String, String>> table =
        new CommandTable<>(RedisKeyCommands.class);
    RedisKeyExpiryRows.add(table);
    sorting(table);
    kept(table);
    return table
        .row("DEL a b", c -> c.del("a", "b"), ":1\r\n", 1L)
        .row("DEL a b", c -> c.del(List.of("a", "b")), ":2\r\n", 2L)
        .refused("DEL", c -> c.del(), NO_KEY)
        .refused("DEL", c -> c.del(List.of()), NO_KEY)
        .nulls("DEL", c -> c.del("a", null))
        .row("UNLINK a b", c -> c.unlink("a", "b"), ":2\r\n", 2L)
        .row("UNLINK a b", c -> c.unlink(List.of("a", "b")), ":2\r\n", 2L)
        .refused("UNLINK", c -> c.unlink(), NO_KEY)
        .refused("UNLINK", c -> c.unlink(List.of()), NO_KEY)
        .row("EXISTS a a", c -> c.existsCount("a", "a"), ":2\r\n", 2L)
        .row("EXISTS a b", c -> c.existsCount(List.of("a", "b")), ":2\r\n", 2L)
        .refused("EXISTS", c -> c.existsCount(), NO_KEY)
        .refused("EXISTS", c -> c.existsCount(List.of()), NO_KEY)
        .row("TOUCH a", c -> c.touch("a"), ":1\r\n", 1L)
        .row("TOUCH a b", c -> c.touch(List.of("a", "b")), ":2\r\n", 2L)
        .refused("TOUCH", c -> c.touch(), NO_KEY)
        .refused("TOUCH", c -> c.touch(List.of()), NO_KEY)
        .row("PEXPIRE k 1500", c -> c.pexpire("k", TTL), ":1\r\n", true)
        .refused(
            "PEXPIRE",
            c -> c.pexpire("k", Duration.ofMillis(-1)),
            RedisKeyExpiryRows.positive("PT-0.001S"))
        .row("PEXPIREAT k 4102444800005", c -> c.pexpireat("k", WHEN), ":0\r\n", false)
        .row("PEXPIRE k 1", c -> c.pexpire("k", Duration.ofNanos(1)), ":1\r\n", true)
        .row("PEXPIREAT k 4102444800006", c -> c.pexpireat("k", WHEN.plusNanos(1)), ":1\r\n", true)
        .row("TTL k", c -> c.ttl("k"), ":100\r\n", new Ttl(true, Duration.ofSeconds(100)))
        .row("TTL k", c -> c.ttl("k"), ":0\r\n", new Ttl(true, Duration.ZERO))
        .row("TTL k", c -> c.ttl("k"), ":-1\r\n", Ttl.UNLIMITED)
        .row("TTL missing", c -> c.ttl("missing"), ":-2\r\n", Ttl.MISSING)
        .row("PTTL k", c -> c.pttl("k"), ":1500\r\n", new Ttl(true, TTL))
        .row("PTTL missing", c -> c.pttl("missing"), ":-2\r\n", Ttl.MISSING)
        .row("TYPE k", c -> c.type("k"), "+string\r\n", RedisType.STRING)
        .row("TYPE k", c -> c.type("k"), "+list\r\n", RedisType.LIST)
        .row("TYPE k", c -> c.type("k"), "+set\r\n", RedisType.SET)
        .row("TYPE k", c -> c.type("k"), "+zset\r\n", RedisType.ZSET)
        .row("TYPE k", c -> c.type("k"), "+hash\r\n", RedisType.HASH)
        .row("TYPE k", c -> c.type("k"), "+stream\r\n", RedisType.STREAM)
        .row("TYPE k", c -> c.type("k"), "+vectorset\r\n", RedisType.VECTOR_SET)
        .row("TYPE k", c -> c.type("k"), "+ReJSON-RL\r\n", RedisType.OTHER)
        .row("TYPE missing", c -> c.type("missing"), "+none\r\n", null)
        .row("RENAME a b", c -> c.rename("a", "b"), "+OK\r\n", null)
        .row("RENAMENX a b", c -> c.renamenx("a", "b"), ":0\r\n", false)
        .row("COPY a b", c -> c.copy("a", "b"), ":1\r\n", true)
        .row("COPY a b DB 3 REPLACE", c -> c.copy("a", "b", elsewhere), ":0\r\n", false)
        .nulls("COPY", c -> c.copy("a", "b", null))
        .row("RESTORE k 0 p", c -> c.restore("k", payload), "+OK\r\n", null)
        .row("RESTORE k 0 p", c -> c.restore("k", payload, restore), "+OK\r\n", null)
        .row(
            "RESTORE k 1 p IDLETIME 2",
            c ->
                c.restore(
                    "k",
                    payload,
                    restore.expireIn(Duration.ofNanos(1)).idleTime(Duration.ofMillis(1001))),
            "+OK\r\n",
            null)
        .row(
            "RESTORE k 1500 p REPLACE",
            c -> c.restore("k", payload, restore.expireIn(TTL).replace()),
            "+OK\r\n",
            null)
        .row(
            "RESTORE k 4102444800005 p REPLACE ABSTTL",
            c -> c.restore("k", payload, restore.replace().expireAt(WHEN)),
            "+OK\r\n",
            null)
        .row(
            "RESTORE k 0 p REPLACE IDLETIME 90",
            c -> c.restore("k", payload, restore.replace().idleTime(Duration.ofSeconds(90))),
            "+OK\r\n",
            null)
        .row(
            "RESTORE k 0 p FREQ 255",
            c -> c.restore("k", payload, restore.frequency(255)),
            "+OK\r\n",
            null)
        .refused(
            "RESTORE",
            c -> c.restore("k", payload, restore.frequency(256)),
            "frequency must lie between 0 and 255: 256")
        .refused(
            "RESTORE",
            c -> c.restore("k", payload, restore.idleTime(Duration.ofSeconds(-1))),
            "idle time must be longer than zero: PT-1S")
        .nulls("RESTORE", c -> c.restore("k", null, restore))
        .tests();
  }

  private static void sorting(CommandTable<RedisKeyCommands<String, String>> table) {
    SortOptions all =
        SortOptions.ALPHABETICAL
            .get("#")
            .get("v_*->f")
            .by("w_*")
            .descending()
            .limit(Limit.of(1, 2));
    table
        .row(
            "SORT k",
            c -> c.sort("k", SortOptions.NUMERIC),
            array(bulk("1"), bulk("2")),
            List.of("1", "2"))
        .row(
            "SORT k BY w_* LIMIT 1 2 GET # GET v_*->f DESC ALPHA",
            c -> c.sort("k", all),
            array(bulk("a"), "$-1\r\n"),
            Arrays.asList("a", null))
        .row("SORT_RO k ALPHA", c -> c.sortRo("k", SortOptions.ALPHABETICAL), "*0\r\n", List.of())
        .row(
            "SORT k DESC STORE d",
            c -> c.sortStore("k", "d", SortOptions.NUMERIC.descending()),
            ":2\r\n",
            2L)
        .row("SORT k", c -> c.sort("k"), array(bulk("1"), bulk("2")), List.of("1", "2"))
        .row("SORT_RO k", c -> c.sortRo("k"), array(bulk("1")), List.of("1"))
        .row("SORT k STORE d", c -> c.sortStore("k", "d"), ":2\r\n", 2L)
        .nulls("SORT", c -> c.sort("k", null));
  }

  private static void kept(CommandTable<RedisKeyCommands<String, String>> table) {
    table
        .row("OBJECT ENCODING k", c -> c.objectEncoding("k"), bulk("embstr"), "embstr")
        .row("OBJECT ENCODING missing", c -> c.objectEncoding("missing"), "$-1\r\n", null)
        .row("OBJECT FREQ k", c -> c.objectFreq("k"), ":3\r\n", 3L)
        .row("OBJECT FREQ missing", c -> c.objectFreq("missing"), "_\r\n", null)
        .row("OBJECT IDLETIME k", c -> c.objectIdletime("k"), ":9\r\n", Duration.ofSeconds(9))
        .row("OBJECT IDLETIME missing", c -> c.objectIdletime("missing"), "_\r\n", null)
        .row("OBJECT REFCOUNT k", c -> c.objectRefcount("k"), ":1\r\n", 1L)
        .row("OBJECT REFCOUNT missing", c -> c.objectRefcount("missing"), "$-1\r\n", null);
  }

  @Test
  void should_refuse_when_options_make_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> CopyOptions.DEFAULT.database(-1));
    assertThrows(IllegalArgumentException.class, () -> new Ttl(false, Duration.ZERO));
  }

  @Test
  void should_say_what_is_left_when_asked_for_one_time() {
    Ttl expiring = new Ttl(true, TTL);
    assertEquals(TTL, expiring.orElse(Duration.ZERO));
    assertEquals(Duration.ZERO, Ttl.MISSING.orElse(Duration.ZERO));
    assertEquals(List.of(false, true, false), unlimited(expiring, Ttl.UNLIMITED, Ttl.MISSING));
    ExpireTime time = new ExpireTime(true, WHEN);
    assertEquals(WHEN, time.orElse(Instant.MAX));
    assertEquals(Instant.MAX, ExpireTime.UNLIMITED.orElse(Instant.MAX));
    assertEquals(
        List.of(false, true, false),
        List.of(
            time.isUnlimited(),
            ExpireTime.UNLIMITED.isUnlimited(),
            ExpireTime.MISSING.isUnlimited()));
  }

  private static List<Boolean> unlimited(Ttl... all) {
    return Arrays.stream(all).map(Ttl::isUnlimited).toList();
  }
}
