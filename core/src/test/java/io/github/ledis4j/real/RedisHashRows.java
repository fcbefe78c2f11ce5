package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.redis.ExpireCondition;
import io.github.ledis4j.command.redis.ExpireTime;
import io.github.ledis4j.command.redis.FieldExpiry;
import io.github.ledis4j.command.redis.FieldPersistence;
import io.github.ledis4j.command.redis.GetExOptions;
import io.github.ledis4j.command.redis.HSetExOptions;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.Ttl;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Redis makes of the commands on hashes. */
final class RedisHashRows {
  private static final Instant LATER = Instant.ofEpochSecond(4102444800L);
  private static final Instant LATER_STILL = LATER.plusMillis(5);
  private static final Duration LONG = Duration.ofSeconds(1000);
  private static final List<FieldExpiry> SET = List.of(FieldExpiry.SET);
  private static final List<FieldExpiry> UNCHANGED = List.of(FieldExpiry.UNCHANGED);

  private RedisHashRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    fields(rows);
    random(rows);
    boolean expire = version.compareTo(RedisVersion.REDIS_8_2) >= 0;
    expiry(rows, expire);
    times(rows, expire);
    storing(rows, expire, version == RedisVersion.VALKEY_9_1);
  }

  private static void fields(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("HSET", c -> c.hset("h", "b", "old"), true)
        .row("HSET again", c -> c.hset("h", "b", "2"), false)
        .row("HSET several", c -> c.hsetAll("h", Map.of("a", "1", "b", "2", "c", "")), 2L)
        .row("HMSET", c -> c.hmset("h", Map.of("a", "1", "b", "2")), null)
        .row("HSETNX there", c -> c.hsetnx("h", "a", "9"), false)
        .row("HLEN", c -> c.hlen("h"), 3L)
        .row("HGET", c -> c.hget("h", "b"), "2")
        .row("HGET empty", c -> c.hget("h", "c"), "")
        .row("HGET missing", c -> c.hget("h", "missing"), null)
        .row("HMGET", c -> c.hmget("h", "c", "x", "a"), Arrays.asList("", null, "1"))
        .row("HMGET list", c -> c.hmget("h", List.of("x", "a")), Arrays.asList(null, "1"))
        .row("HMGET missing", c -> c.hmget("missing", "a"), Arrays.asList((String) null))
        .row("HGETALL", c -> c.hgetall("h"), Map.of("a", "1", "b", "2", "c", ""))
        .row("HGETALL missing", c -> c.hgetall("missing"), Map.of())
        .check("HKEYS", c -> c.hkeys("h"), all -> Set.copyOf(all).equals(Set.of("a", "b", "c")))
        .check("HVALS", c -> c.hvals("h"), all -> Set.copyOf(all).equals(Set.of("1", "2", "")))
        .row("HVALS missing", c -> c.hvals("missing"), List.of())
        .row("HEXISTS", c -> c.hexists("h", "c"), true)
        .row("HSTRLEN", c -> c.hstrlen("h", "a"), 1L)
        .row("HSTRLEN missing", c -> c.hstrlen("h", "x"), 0L)
        .row("HINCRBY", c -> c.hincrby("h", "a", -42), -41L)
        .refused("HINCRBY text", c -> c.hincrby("h", "c", 1))
        .row("HINCRBYFLOAT", c -> c.hincrbyfloat("h", "n", 0.5), 0.5)
        .row("HINCRBYFLOAT again", c -> c.hincrbyfloat("h", "n", 1e20), 1e20)
        .row("HDEL list", c -> c.hdel("h", List.of("x", "y")), 0L)
        .row("HDEL", c -> c.hdel("h", "a", "n", "x"), 2L)
        .refused("HGET of a string", c -> c.hget("text", "a"));
  }

  private static void random(CommandRows<RedisCommands<String, String>> rows) {
    FieldValue<String, String> pair = new FieldValue<>("f", "v");
    rows.row("HSET one", c -> c.hset("one", "f", "v"), true)
        .row("HRANDFIELD", c -> c.hrandfield("one"), "f")
        .row("HRANDFIELD missing", c -> c.hrandfield("missing"), null)
        .row("HRANDFIELD count", c -> c.hrandfieldCount("one", 3), List.of("f"))
        .row("HRANDFIELD repeated", c -> c.hrandfieldCount("one", -2), List.of("f", "f"))
        .row("HRANDFIELD pair", c -> c.hrandfieldWithValues("one", 3), List.of(pair))
        .row("HRANDFIELD pairs", c -> c.hrandfieldWithValues("one", -2), List.of(pair, pair))
        .row("HRANDFIELD no pairs", c -> c.hrandfieldWithValues("missing", 3), List.of());
  }

  private static void expiry(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    List<FieldExpiry> both = List.of(FieldExpiry.SET, FieldExpiry.MISSING);
    List<String> b = List.of("b");
    rows.row(known, "HEXPIRE", c -> c.hexpire("h", LONG, "b", "x"), both)
        .row(
            known,
            "HEXPIRE NX there",
            c -> c.hexpire("h", LONG, b, ExpireCondition.IF_NONE),
            UNCHANGED)
        .row(known, "HEXPIRE fraction", c -> c.hexpire("h", LONG.plusNanos(1), b), SET)
        .row(known, "HEXPIREAT fraction", c -> c.hexpireat("h", LATER.plusNanos(1), b), SET)
        .row(known, "HPEXPIRE", c -> c.hpexpire("h", LONG.plusMillis(5), "b"), SET)
        .row(
            known,
            "HPEXPIRE LT",
            c -> c.hpexpire("h", LONG.minusSeconds(50), b, ExpireCondition.IF_SHORTER),
            SET)
        .row(known, "HEXPIREAT", c -> c.hexpireat("h", LATER, "b"), SET)
        .row(
            known,
            "HEXPIREAT GT same",
            c -> c.hexpireat("h", LATER, b, ExpireCondition.IF_LONGER),
            UNCHANGED)
        .row(known, "HPEXPIREAT", c -> c.hpexpireat("h", LATER_STILL, "b"), SET)
        .row(
            known,
            "HPEXPIREAT XX",
            c -> c.hpexpireat("h", LATER_STILL, b, ExpireCondition.IF_ANY),
            SET)
        .row(
            known,
            "HEXPIREAT past",
            c -> c.hexpireat("one", Instant.ofEpochSecond(1), "f"),
            List.of(FieldExpiry.DELETED))
        .row("EXISTS without fields", c -> c.exists("one"), !known);
  }

  private static void times(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    rows.row(
            known,
            "HPEXPIRETIME",
            c -> c.hpexpiretime("h", "b", "c", "x"),
            List.of(new ExpireTime(true, LATER_STILL), ExpireTime.UNLIMITED, ExpireTime.MISSING))
        .row(
            known,
            "HEXPIRETIME",
            c -> c.hexpiretime("h", "x", "b").thenApply(times -> times.get(0)),
            ExpireTime.MISSING)
        .row(known, "HTTL", c -> c.httl("h", "c", "x"), List.of(Ttl.UNLIMITED, Ttl.MISSING))
        .row(known, "HTTL missing", c -> c.httl("missing", "c"), List.of(Ttl.MISSING))
        .row(known, "HPTTL", c -> c.hpttl("h", "b").thenApply(all -> isLong(all.get(0))), true)
        .row(
            known,
            "HPERSIST",
            c -> c.hpersist("h", "b", "c", "x"),
            List.of(
                FieldPersistence.PERSISTED, FieldPersistence.UNCHANGED, FieldPersistence.MISSING))
        .row(known, "HTTL after", c -> c.httl("h", "b"), List.of(Ttl.UNLIMITED));
  }

  private static boolean isLong(Ttl ttl) {
    return requireNonNull(ttl.remaining()).compareTo(LONG) > 0;
  }

  private static void storing(
      CommandRows<RedisCommands<String, String>> rows, boolean known, boolean valkey) {
    HSetExOptions expiring = HSetExOptions.DEFAULT.expireIn(LONG);
    Map<String, String> pairs = Map.of("p", "1", "q", "2");
    rows.row(known, "HSETEX", c -> c.hsetex("ex", pairs, expiring), true)
        .row(known, "HSETEX plain", c -> c.hsetex("ex", Map.of("p", "0")), true)
        .row(known, "HSETEX FNX", c -> c.hsetex("ex", pairs, expiring.ifAbsent()), false)
        .row(known, "HSETEX FXX", c -> c.hsetex("ex", pairs, expiring.ifPresent()), true)
        .row(valkey, "HSETEX NX", c -> c.hsetex("ex", pairs, expiring.ifKeyAbsent()), false)
        .row(valkey, "HSETEX XX", c -> c.hsetex("ex", pairs, expiring.ifKeyPresent()), true)
        .row(
            known,
            "HSETEX KEEPTTL",
            c -> c.hsetex("ex", Map.of("p", "3"), HSetExOptions.DEFAULT.keepTtl()),
            true)
        .row(
            known,
            "HTTL kept",
            c -> c.httl("ex", "p").thenApply(all -> all.get(0).remaining() != null),
            true)
        .row(
            known,
            "HGETEX",
            c -> c.hgetex("ex", List.of("p", "x"), GetExOptions.persist()),
            Arrays.asList("3", null))
        .row(known, "HGETEX time", c -> c.hgetex("ex", List.of("p"), LONG), List.of("3"))
        .check(
            known,
            "HTTL of HGETEX",
            c -> c.httl("ex", List.of("p")),
            all -> all.get(0).remaining() != null)
        .row(
            known,
            "HGETEX back",
            c -> c.hgetex("ex", List.of("p"), GetExOptions.persist()),
            List.of("3"))
        .row(known, "HTTL persisted", c -> c.httl("ex", "p"), List.of(Ttl.UNLIMITED))
        .row(known, "HGETDEL", c -> c.hgetdel("ex", "p", "x"), Arrays.asList("3", null))
        .row(known, "HGETDEL missing", c -> c.hgetdel("missing", "p"), Arrays.asList((String) null))
        .row("HLEN left", c -> c.hlen("ex"), known ? 1L : 0L);
  }
}
