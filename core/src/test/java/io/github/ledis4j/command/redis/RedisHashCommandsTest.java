package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisHashCommandsTest {
  private static final String NO_FIELD = "at least one field is needed";
  private static final String NO_PAIR = "at least one key with its value is needed";
  private static final Instant WHEN = Instant.ofEpochMilli(4102444800005L);
  private static final Duration TTL = Duration.ofMillis(1500);
  private static final Map<String, String> PAIRS = new LinkedHashMap<>();

  static {
    PAIRS.put("a", "1");
    PAIRS.put("b", "2");
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_key_is_a_hash() {
    CommandTable<RedisHashCommands<String, String>> table =
        new CommandTable<>(RedisHashCommands.class);
    reading(table);
    changing(table);
    expiring(table);
    return table.tests();
  }

  private static void reading(CommandTable<RedisHashCommands<String, String>> table) {
    List<FieldValue<String, String>> pairs =
        List.of(new FieldValue<>("a", "1"), new FieldValue<>("a", "1"));
    table
        .row("HGET h a", c -> c.hget("h", "a"), bulk("1"), "1")
        .row("HGET h x", c -> c.hget("h", "x"), "_\r\n", null)
        .row(
            "HMGET h a x",
            c -> c.hmget("h", "a", "x"),
            array(bulk("1"), "$-1\r\n"),
            Arrays.asList("1", null))
        .row("HMGET h a", c -> c.hmget("h", List.of("a")), array(bulk("1")), List.of("1"))
        .refused("HMGET", c -> c.hmget("h"), NO_FIELD)
        .row(
            "HGETALL h",
            c -> c.hgetall("h"),
            array(bulk("a"), bulk("1"), bulk("b"), bulk("2")),
            PAIRS)
        .row("HGETALL h", c -> c.hgetall("h"), "%1\r\n" + bulk("a") + bulk("1"), Map.of("a", "1"))
        .row("HGETALL h", c -> c.hgetall("h"), "%0\r\n", Map.of())
        .row("HKEYS h", c -> c.hkeys("h"), array(bulk("a"), bulk("b")), List.of("a", "b"))
        .row("HVALS h", c -> c.hvals("h"), array(bulk("1")), List.of("1"))
        .row("HEXISTS h a", c -> c.hexists("h", "a"), ":1\r\n", true)
        .row("HLEN h", c -> c.hlen("h"), ":2\r\n", 2L)
        .row("HSTRLEN h a", c -> c.hstrlen("h", "a"), ":7\r\n", 7L)
        .row("HRANDFIELD h", c -> c.hrandfield("h"), bulk("a"), "a")
        .row("HRANDFIELD h", c -> c.hrandfield("h"), "_\r\n", null)
        .row("HRANDFIELD h 3", c -> c.hrandfieldCount("h", 3), array(bulk("a")), List.of("a"))
        .row(
            "HRANDFIELD h -2 WITHVALUES",
            c -> c.hrandfieldWithValues("h", -2),
            array(bulk("a"), bulk("1"), bulk("a"), bulk("1")),
            pairs)
        .row(
            "HRANDFIELD h -2 WITHVALUES",
            c -> c.hrandfieldWithValues("h", -2),
            array(array(bulk("a"), bulk("1")), array(bulk("a"), bulk("1"))),
            pairs)
        .row("HRANDFIELD h 2 WITHVALUES", c -> c.hrandfieldWithValues("h", 2), "*0\r\n", List.of())
        .nulls("HGET", c -> c.hget("h", null));
  }

  private static void changing(CommandTable<RedisHashCommands<String, String>> table) {
    HSetExOptions options = HSetExOptions.DEFAULT;
    GetExOptions persist = GetExOptions.persist();
    table
        .row("HSET h a 1", c -> c.hset("h", "a", "1"), ":1\r\n", true)
        .row("HSET h a 1", c -> c.hset("h", "a", "1"), ":0\r\n", false)
        .row("HSET h a 1 b 2", c -> c.hsetAll("h", PAIRS), ":2\r\n", 2L)
        .refused("HSET", c -> c.hsetAll("h", Map.of()), NO_PAIR)
        .row("HMSET h a 1 b 2", c -> c.hmset("h", PAIRS), "+OK\r\n", null)
        .refused("HMSET", c -> c.hmset("h", Map.of()), NO_PAIR)
        .row("HSETNX h a 1", c -> c.hsetnx("h", "a", "1"), ":0\r\n", false)
        .row("HSETEX h FIELDS 2 a 1 b 2", c -> c.hsetex("h", PAIRS), ":1\r\n", true)
        .row("HSETEX h FIELDS 2 a 1 b 2", c -> c.hsetex("h", PAIRS, options), ":1\r\n", true)
        .row(
            "HSETEX h FNX PX 1500 FIELDS 2 a 1 b 2",
            c -> c.hsetex("h", PAIRS, options.ifPresent().ifAbsent().expireIn(TTL)),
            ":0\r\n",
            false)
        .row(
            "HSETEX h NX FXX KEEPTTL FIELDS 2 a 1 b 2",
            c -> c.hsetex("h", PAIRS, options.ifPresent().ifKeyAbsent().keepTtl()),
            ":1\r\n",
            true)
        .row(
            "HSETEX h XX PXAT 4102444800005 FIELDS 2 a 1 b 2",
            c -> c.hsetex("h", PAIRS, options.ifKeyPresent().keepTtl().expireAt(WHEN)),
            ":1\r\n",
            true)
        .refused("HSETEX", c -> c.hsetex("h", Map.of(), options), NO_PAIR)
        .row(
            "HGETEX h PERSIST FIELDS 2 a x",
            c -> c.hgetex("h", List.of("a", "x"), persist),
            array(bulk("1"), "_\r\n"),
            Arrays.asList("1", null))
        .row(
            "HGETEX h PX 1500 FIELDS 1 a",
            c -> c.hgetex("h", List.of("a"), TTL),
            array(bulk("1")),
            List.of("1"))
        .refused("HGETEX", c -> c.hgetex("h", List.of(), persist), NO_FIELD)
        .row("HGETDEL h FIELDS 1 a", c -> c.hgetdel("h", "a"), array(bulk("1")), List.of("1"))
        .row(
            "HGETDEL h FIELDS 1 a",
            c -> c.hgetdel("h", List.of("a")),
            array(bulk("1")),
            List.of("1"))
        .refused("HGETDEL", c -> c.hgetdel("h"), NO_FIELD)
        .row("HDEL h a b", c -> c.hdel("h", "a", "b"), ":2\r\n", 2L)
        .row("HDEL h a b", c -> c.hdel("h", List.of("a", "b")), ":2\r\n", 2L)
        .refused("HDEL", c -> c.hdel("h", List.of()), NO_FIELD)
        .refused("HDEL", c -> c.hdel("h"), NO_FIELD)
        .row("HINCRBY h a -5", c -> c.hincrby("h", "a", -5), ":-4\r\n", -4L)
        .row("HINCRBYFLOAT h a 0.5", c -> c.hincrbyfloat("h", "a", 0.5), bulk("1.5"), 1.5)
        .row("HINCRBYFLOAT h a 2", c -> c.hincrbyfloat("h", "a", 2), ",3.5\r\n", 3.5)
        .refused(
            "HINCRBYFLOAT",
            c -> c.hincrbyfloat("h", "a", Double.POSITIVE_INFINITY),
            "increment must be finite: Infinity")
        .nulls("HSET", c -> c.hset("h", "a", null));
  }

  private static void expiring(CommandTable<RedisHashCommands<String, String>> table) {
    List<String> fields = List.of("a", "b");
    Duration minute = Duration.ofMinutes(1);
    Instant whole = Instant.ofEpochSecond(4102444800L);
    String answers = "*4\r\n:-2\r\n:0\r\n:1\r\n:2\r\n";
    List<FieldExpiry> expiries =
        List.of(FieldExpiry.MISSING, FieldExpiry.UNCHANGED, FieldExpiry.SET, FieldExpiry.DELETED);
    List<FieldExpiry> set = List.of(FieldExpiry.SET);
    List<String> first = List.of("a");
    Duration two = Duration.ofSeconds(1, 999_999_999);
    table
        .row("HEXPIRE h 60 FIELDS 2 a b", c -> c.hexpire("h", minute, "a", "b"), answers, expiries)
        .unexpected("HEXPIRE h 60 FIELDS 1 a", c -> c.hexpire("h", minute, "a"), "*1\r\n:3\r\n")
        .row(
            "HEXPIRE h 60 NX FIELDS 2 a b",
            c -> c.hexpire("h", minute, fields, ExpireCondition.IF_NONE),
            answers,
            expiries)
        .row("HEXPIRE h 2 FIELDS 1 a", c -> c.hexpire("h", two, first), "*1\r\n:1\r\n", set)
        .row("HPEXPIRE h 1500 FIELDS 1 a", c -> c.hexpire("h", TTL, "a"), "*1\r\n:1\r\n", set)
        .row("HPEXPIRE h 1500 FIELDS 1 a", c -> c.hpexpire("h", TTL, first), "*1\r\n:1\r\n", set)
        .row(
            "HPEXPIRE h 1 FIELDS 1 a",
            c -> c.hpexpire("h", Duration.ofNanos(1), first),
            "*1\r\n:1\r\n",
            set)
        .row(
            "HPEXPIREAT h 4102444800005 FIELDS 1 a",
            c -> c.hexpireat("h", WHEN, first),
            "*1\r\n:1\r\n",
            set)
        .row(
            "HPEXPIREAT h 4102444800005 FIELDS 1 a",
            c -> c.hpexpireat("h", WHEN, first),
            "*1\r\n:1\r\n",
            set)
        .refused("HEXPIRE", c -> c.hexpire("h", minute), NO_FIELD)
        .nulls("HEXPIRE", c -> c.hexpire("h", minute, fields, null))
        .row("HPEXPIRE h 1500 FIELDS 1 a", c -> c.hpexpire("h", TTL, "a"), "*1\r\n:1\r\n", set)
        .row(
            "HPEXPIRE h 1500 XX FIELDS 2 a b",
            c -> c.hpexpire("h", TTL, fields, ExpireCondition.IF_ANY),
            answers,
            expiries)
        .row(
            "HEXPIREAT h 4102444800 FIELDS 1 a",
            c -> c.hexpireat("h", whole, "a"),
            "*1\r\n:1\r\n",
            set)
        .row(
            "HEXPIREAT h 4102444800 GT FIELDS 2 a b",
            c -> c.hexpireat("h", whole, fields, ExpireCondition.IF_LONGER),
            answers,
            expiries)
        .row(
            "HPEXPIREAT h 4102444800005 FIELDS 1 a",
            c -> c.hpexpireat("h", WHEN, "a"),
            "*1\r\n:1\r\n",
            set)
        .row(
            "HPEXPIREAT h 4102444800005 LT FIELDS 2 a b",
            c -> c.hpexpireat("h", WHEN, fields, ExpireCondition.IF_SHORTER),
            answers,
            expiries)
        .refused(
            "HPEXPIREAT",
            c -> c.hpexpireat("h", WHEN, List.of(), ExpireCondition.IF_NONE),
            NO_FIELD)
        .row(
            "HTTL h FIELDS 3 a b c",
            c -> c.httl("h", "a", "b", "c"),
            "*3\r\n:60\r\n:-1\r\n:-2\r\n",
            List.of(new Ttl(true, minute), Ttl.UNLIMITED, Ttl.MISSING))
        .row(
            "HPTTL h FIELDS 1 a",
            c -> c.hpttl("h", "a"),
            "*1\r\n:1500\r\n",
            List.of(new Ttl(true, TTL)))
        .row(
            "HEXPIRETIME h FIELDS 3 a b c",
            c -> c.hexpiretime("h", "a", "b", "c"),
            "*3\r\n:4102444800\r\n:-1\r\n:-2\r\n",
            List.of(new ExpireTime(true, whole), ExpireTime.UNLIMITED, ExpireTime.MISSING))
        .row(
            "HPEXPIRETIME h FIELDS 1 a",
            c -> c.hpexpiretime("h", "a"),
            "*1\r\n:4102444800005\r\n",
            List.of(new ExpireTime(true, WHEN)))
        .row(
            "HPERSIST h FIELDS 3 a b c",
            c -> c.hpersist("h", "a", "b", "c"),
            "*3\r\n:1\r\n:-1\r\n:-2\r\n",
            List.of(
                FieldPersistence.PERSISTED, FieldPersistence.UNCHANGED, FieldPersistence.MISSING))
        .row("HTTL h FIELDS 1 a", c -> c.httl("h", first), "*1\r\n:-2\r\n", List.of(Ttl.MISSING))
        .row("HPTTL h FIELDS 1 a", c -> c.hpttl("h", first), "*1\r\n:-2\r\n", List.of(Ttl.MISSING))
        .row(
            "HEXPIRETIME h FIELDS 1 a",
            c -> c.hexpiretime("h", first),
            "*1\r\n:-2\r\n",
            List.of(ExpireTime.MISSING))
        .row(
            "HPEXPIRETIME h FIELDS 1 a",
            c -> c.hpexpiretime("h", first),
            "*1\r\n:-2\r\n",
            List.of(ExpireTime.MISSING))
        .row(
            "HPERSIST h FIELDS 1 a",
            c -> c.hpersist("h", first),
            "*1\r\n:-2\r\n",
            List.of(FieldPersistence.MISSING))
        .refused("HTTL", c -> c.httl("h", List.of()), NO_FIELD)
        .refused("HTTL", c -> c.httl("h"), NO_FIELD);
  }
}
