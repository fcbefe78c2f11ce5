package io.github.ledis4j.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.CopyOptions;
import io.github.ledis4j.command.redis.GetExOptions;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisType;
import io.github.ledis4j.command.redis.RestoreOptions;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.command.redis.Ttl;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every method of the Redis surface, on every Redis and Valkey, over both protocols. */
class RedisCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(1000);

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_6() {
    return rows(RedisVersion.REDIS_6_2);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_7() {
    return rows(RedisVersion.REDIS_7_0);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_redis_8() {
    return rows(RedisVersion.REDIS_8_2);
  }

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_valkey() {
    return rows(RedisVersion.VALKEY_9_1);
  }

  private static Stream<DynamicTest> rows(RedisVersion version) {
    String uri = Matrix.server(version.name(), false).uri();
    return Stream.concat(rows(version, uri, Protocol.RESP2), rows(version, uri, Protocol.RESP3));
  }

  private static Stream<DynamicTest> rows(RedisVersion version, String uri, Protocol protocol) {
    RedisClient client =
        RedisClient.builder().url(uri).connections(c -> c.protocol(protocol)).build();
    CommandRows<RedisCommands<String, String>> rows =
        new CommandRows<>(RedisCommands.class, client);
    rows.row("FLUSHALL", c -> c.flushall(), null);
    strings(rows);
    numbersAndParts(rows);
    conditions(rows, version);
    expiry(rows);
    keys(rows);
    payloads(rows);
    objects(rows);
    RedisHashRows.add(rows, version);
    RedisListRows.add(rows, version);
    RedisSetRows.add(rows, version);
    RedisSortedSetRows.add(rows, version);
    RedisBitmapRows.add(rows, version);
    RedisGeoRows.add(rows, version);
    RedisVectorSetRows.add(rows, version);
    RedisKeyRows.add(rows, version);
    RedisStreamRows.add(rows, version);
    RedisStreamGroupRows.add(rows, version);
    RedisScanRows.add(rows, version);
    RedisScriptRows.add(rows, version);
    RedisPubSubRows.add(rows, version);
    rows.elsewhere(RedisAdminCommands.class);
    return rows.tests(client);
  }

  private static void strings(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("SET", c -> c.set("k", "v"), true)
        .row("GET", c -> c.get("k"), "v")
        .row("GET missing", c -> c.get("missing"), null)
        .row("MGET", c -> c.mget("k", "missing"), Arrays.asList("v", null))
        .row("MGET of a list", c -> c.mget(List.of("missing", "k")), Arrays.asList(null, "v"))
        .row("SETNX there", c -> c.setnx("k", "w"), false)
        .row("GETSET", c -> c.getset("k", "w"), "v")
        .row("GETDEL", c -> c.getdel("k"), "w")
        .row("GETDEL missing", c -> c.getdel("k"), null)
        .row("MSET", c -> c.mset(Map.of("a", "1", "b", "2")), null)
        .row("MSETNX there", c -> c.msetnx(Map.of("b", "3", "c", "4")), false)
        .row("MSETNX missing", c -> c.msetnx(Map.of("c", "3", "d", "4")), true)
        .row("MGET four", c -> c.mget("a", "b", "c", "d"), List.of("1", "2", "3", "4"));
  }

  private static void numbersAndParts(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("INCR", c -> c.incr("n"), 1L)
        .row("INCRBY", c -> c.incrby("n", 41), 42L)
        .row("DECR", c -> c.decr("n"), 41L)
        .row("DECRBY", c -> c.decrby("n", 50), -9L)
        .row("INCRBYFLOAT", c -> c.incrbyfloat("n", 1.5), -7.5)
        .refused("INCR fraction", c -> c.incr("n"))
        .row("APPEND", c -> c.append("text", "hello"), 5L)
        .row("STRLEN", c -> c.strlen("text"), 5L)
        .row("STRLEN missing", c -> c.strlen("missing"), 0L)
        .row("GETRANGE", c -> c.getrange("text", 1, -2), "ell")
        .row("GETRANGE missing", c -> c.getrange("missing", 0, -1), "")
        .row("SETRANGE", c -> c.setrange("text", 4, "ium"), 7L)
        .row("GET changed", c -> c.get("text"), "hellium");
  }

  private static void conditions(
      CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    SetOptions absent = SetOptions.DEFAULT.ifAbsent();
    SetOptions present = SetOptions.DEFAULT.ifPresent();
    rows.row("SET NX", c -> c.set("o", "1", absent), true)
        .row("SET NX there", c -> c.set("o", "2", absent), false)
        .row("SET XX EX", c -> c.set("o", "3", present.expireIn(LONG)), true)
        .row("SET KEEPTTL", c -> c.set("o", "4", SetOptions.DEFAULT.keepTtl()), true)
        .check("TTL kept", c -> c.ttl("o"), ttl -> within(ttl, 900, 1000))
        .row("SET PX", c -> c.set("o", "3", LONG.minusNanos(1)), true)
        .check("TTL of SET PX", c -> c.ttl("o"), ttl -> within(ttl, 900, 1000))
        .row("SET GET", c -> c.setGet("o", "4"), "3")
        .row("TTL of SET GET", c -> c.ttl("o"), Ttl.UNLIMITED)
        .row("SET GET options", c -> c.setGet("o", "5", SetOptions.DEFAULT), "4")
        .row("SET GET missing", c -> c.setGet("o2", "7", SetOptions.DEFAULT), null)
        .row("GETEX", c -> c.getex("o", GetExOptions.expireIn(LONG)), "5")
        .check("PTTL", c -> c.pttl("o"), ttl -> within(ttl, 900, 1000))
        .row("GETEX time", c -> c.getex("o", Duration.ofSeconds(5000)), "5")
        .check("TTL of GETEX", c -> c.ttl("o"), ttl -> within(ttl, 4900, 5000))
        .row("GETEX PERSIST", c -> c.getex("o", GetExOptions.persist()), "5")
        .row("TTL none", c -> c.ttl("o"), Ttl.UNLIMITED);
    if (version == RedisVersion.REDIS_6_2) {
      rows.refused("SET NX GET", c -> c.setGet("o", "6", absent));
    } else {
      rows.row("SET NX GET", c -> c.setGet("o", "6", absent), "5");
    }
  }

  private static void expiry(CommandRows<RedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 5000);
    rows.row("TTL missing", c -> c.ttl("missing"), Ttl.MISSING)
        .row("PTTL missing", c -> c.pttl("missing"), Ttl.MISSING)
        .row("SETEX", c -> c.setex("e", LONG, "v"), null)
        .row("PSETEX", c -> c.psetex("p", Duration.ofMillis(500_500), "v"), null)
        .check("PTTL of PSETEX", c -> c.pttl("p"), ttl -> within(ttl, 400, 501))
        .row("EXPIRE", c -> c.expire("e", Duration.ofSeconds(50)), true)
        .row("EXPIRE fraction", c -> c.expire("p", Duration.ofSeconds(400, 1)), true)
        .check("TTL of EXPIRE fraction", c -> c.pttl("p"), ttl -> within(ttl, 300, 400))
        .row("EXPIREAT fraction", c -> c.expireat("p", later.plusNanos(1)), true)
        .check("TTL of EXPIREAT fraction", c -> c.ttl("p"), ttl -> within(ttl, 4900, 5001))
        .row("SETEX fraction", c -> c.setex("p", Duration.ofSeconds(400, 1), "v"), null)
        .check("TTL of SETEX fraction", c -> c.pttl("p"), ttl -> within(ttl, 300, 400))
        .row("EXPIRE missing", c -> c.expire("missing", LONG), false)
        .row("PEXPIRE", c -> c.pexpire("e", Duration.ofMillis(600_001)), true)
        .check("TTL of PEXPIRE", c -> c.ttl("e"), ttl -> within(ttl, 500, 601))
        .row("EXPIREAT", c -> c.expireat("e", later), true)
        .check("TTL of EXPIREAT", c -> c.ttl("e"), ttl -> within(ttl, 4900, 5001))
        .row("PEXPIREAT", c -> c.pexpireat("e", later.minusMillis(2_000_001)), true)
        .check("TTL of PEXPIREAT", c -> c.ttl("e"), ttl -> within(ttl, 2900, 3001))
        .row("PERSIST", c -> c.persist("e"), true)
        .row("PERSIST again", c -> c.persist("e"), false);
  }

  private static void keys(CommandRows<RedisCommands<String, String>> rows) {
    CopyOptions replace = CopyOptions.DEFAULT.replace();
    rows.row("EXISTS", c -> c.exists("a"), true)
        .row("EXISTS several", c -> c.existsCount("a", "a", "missing"), 2L)
        .row("EXISTS list", c -> c.existsCount(List.of("a", "b", "missing")), 2L)
        .row("TOUCH list", c -> c.touch(List.of("a", "b")), 2L)
        .row("TOUCH", c -> c.touch("a", "missing"), 1L)
        .row("TYPE", c -> c.type("a"), RedisType.STRING)
        .row("TYPE missing", c -> c.type("missing"), null)
        .check("RPUSH", c -> c.execute("RPUSH", "list", "x"), reply -> reply.integer() == 1)
        .row("TYPE list", c -> c.type("list"), RedisType.LIST)
        .row("RENAME", c -> c.rename("a", "renamed"), null)
        .refused("RENAME missing", c -> c.rename("a", "b"))
        .row("RENAMENX taken", c -> c.renamenx("renamed", "b"), false)
        .row("RENAMENX", c -> c.renamenx("renamed", "a"), true)
        .row("COPY", c -> c.copy("a", "copied"), true)
        .row("COPY taken", c -> c.copy("b", "copied"), false)
        .row("COPY REPLACE", c -> c.copy("b", "copied", replace), true)
        .row("COPY DB", c -> c.copy("b", "copied", replace.database(3)), true)
        .row("GET copied", c -> c.get("copied"), "2")
        .check("KEYS", c -> c.keys("[ab]"), keys -> Set.copyOf(keys).equals(Set.of("a", "b")))
        .row("KEYS none", c -> c.keys("nothing*"), List.of())
        .row("KEYS in bytes", c -> c.keys("[a]".getBytes(UTF_8)), List.of("a"))
        .check("RANDOMKEY", c -> c.randomkey(), key -> !requireNonNull(key).isEmpty())
        .row("UNLINK", c -> c.unlink("copied", "missing"), 1L)
        .row("UNLINK list", c -> c.unlink(List.of("missing")), 0L)
        .row("DEL list", c -> c.del(List.of("missing")), 0L)
        .row("DEL", c -> c.del("b", "missing"), 1L);
  }

  private static void payloads(CommandRows<RedisCommands<String, String>> rows) {
    RestoreOptions replace = RestoreOptions.DEFAULT.replace().expireIn(LONG);
    rows.row("DUMP missing", c -> c.dump("missing"), null)
        .row(
            "DUMP and RESTORE",
            c -> c.dump("text").thenCompose(payload -> c.restore("r", requireNonNull(payload))),
            null)
        .refused("RESTORE taken", c -> restored(c, "r", RestoreOptions.DEFAULT))
        .row("RESTORE REPLACE", c -> restored(c, "r", replace), null)
        .row("GET restored", c -> c.get("r"), "hellium")
        .check("TTL restored", c -> c.ttl("r"), ttl -> within(ttl, 900, 1000))
        .row("RESTORE IDLETIME", c -> restored(c, "r", replace.idleTime(LONG)), null)
        .check("OBJECT IDLETIME", c -> c.objectIdletime("r"), idle -> idle.compareTo(LONG) >= 0)
        .row("RESTORE FREQ", c -> restored(c, "r", replace.frequency(9)), null);
  }

  private static CompletableFuture<Void> restored(
      RedisCommands<String, String> commands, String key, RestoreOptions options) {
    return commands
        .dump("text")
        .thenCompose(payload -> commands.restore(key, requireNonNull(payload), options));
  }

  private static void objects(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("OBJECT ENCODING", c -> c.objectEncoding("a"), "int")
        .row("OBJECT ENCODING missing", c -> c.objectEncoding("missing"), null)
        .check("OBJECT REFCOUNT", c -> c.objectRefcount("text"), count -> count == 1)
        .check("OBJECT IDLETIME", c -> c.objectIdletime("a"), idle -> !idle.isNegative())
        .refused("OBJECT FREQ without LFU", c -> c.objectFreq("a"))
        .row("CONFIG SET", c -> c.configSet("maxmemory-policy", "allkeys-lfu"), null)
        .check("OBJECT FREQ", c -> c.objectFreq("a"), frequency -> frequency >= 0)
        .row("CONFIG SET back", c -> c.configSet("maxmemory-policy", "noeviction"), null);
  }

  private static boolean within(Ttl ttl, long least, long most) {
    Duration remaining = requireNonNull(ttl.remaining());
    return remaining.toSeconds() >= least && remaining.toSeconds() <= most;
  }
}
