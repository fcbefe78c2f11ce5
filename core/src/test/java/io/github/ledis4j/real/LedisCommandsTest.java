package io.github.ledis4j.real;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.command.ledis.ByteRange;
import io.github.ledis4j.command.ledis.LedisBitOperation;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every method of the Ledis surface, on a LedisDB. */
class LedisCommandsTest {
  private static final ByteRange LAST = new ByteRange(-1, -1);

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension static final LedisServer PEER = LedisServer.onFreePort();

  @TestFactory
  Stream<DynamicTest> should_do_as_documented_on_ledisdb() {
    LedisClient client = LedisClient.create(LEDIS.uri());
    CommandRows<LedisCommands<String, String>> rows =
        new CommandRows<>(LedisCommands.class, client);
    strings(rows);
    expiry(rows);
    bits(rows);
    LedisListRows.add(rows);
    LedisHashRows.add(rows);
    LedisSetRows.add(rows);
    LedisSortedSetRows.add(rows);
    LedisSortRows.add(rows);
    LedisScriptRows.add(rows);
    LedisDumpRows.add(rows, PEER);
    LedisScanRows.add(rows);
    server(rows);
    return rows.tests(client);
  }

  private static void strings(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SET", c -> c.set("k", "v"), true)
        .row("GET", c -> c.get("k"), "v")
        .row("GET missing", c -> c.get("missing"), null)
        .row("MGET", c -> c.mget("k", "missing"), Arrays.asList("v", null))
        .row("SETNX there", c -> c.setnx("k", "w"), false)
        .row("SETNX missing", c -> c.setnx("nx", "w"), true)
        .row("GETSET", c -> c.getset("k", "w"), "v")
        .row("GETSET missing", c -> c.getset("gs", "w"), null)
        .row("MSET", c -> c.mset(Map.of("a", "1", "b", "2")), null)
        .row("MGET both", c -> c.mget("a", "b"), List.of("1", "2"))
        .row("INCR", c -> c.incr("n"), 1L)
        .row("INCRBY", c -> c.incrby("n", 41), 42L)
        .row("DECR", c -> c.decr("n"), 41L)
        .row("DECRBY", c -> c.decrby("n", 50), -9L)
        .refused("INCR text", c -> c.incr("k"))
        .row("APPEND", c -> c.append("k", "xyz"), 4L)
        .row("APPEND nothing", c -> c.append("k", ""), 0L)
        .row("GETRANGE", c -> c.getrange("k", 1, -2), "xy")
        .row("GETRANGE missing", c -> c.getrange("missing", 0, -1), "")
        .row("SETRANGE", c -> c.setrange("k", 2, "__"), 4L)
        .row("GET changed", c -> c.get("k"), "wx__")
        .row("EXISTS", c -> c.exists("k"), true)
        .row("EXISTS missing", c -> c.exists("missing"), false)
        .check("DUMP", c -> c.dump("k"), payload -> payload != null && payload.length > 8)
        .row("DUMP missing", c -> c.dump("missing"), null)
        .row("DEL counts what it was given", c -> c.del("k", "missing"), 2L)
        .row("GET deleted", c -> c.get("k"), null);
  }

  private static void expiry(CommandRows<LedisCommands<String, String>> rows) {
    Instant later = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1000);
    rows.row("TTL missing", c -> c.ttl("missing"), null)
        .row("SETEX", c -> c.setex("e", Duration.ofSeconds(100), "v"), null)
        .check("TTL", c -> c.ttl("e"), ttl -> within(ttl, 90, 100))
        .row("EXPIRE", c -> c.expire("e", Duration.ofSeconds(500)), true)
        .check("TTL later", c -> c.ttl("e"), ttl -> within(ttl, 490, 500))
        .row("EXPIRE fraction", c -> c.expire("e", Duration.ofSeconds(600, 1)), true)
        .check("TTL of EXPIRE fraction", c -> c.ttl("e"), ttl -> within(ttl, 590, 601))
        .row("EXPIRE missing", c -> c.expire("missing", Duration.ofSeconds(1)), false)
        .row("EXPIREAT", c -> c.expireat("e", later), true)
        .check("TTL at", c -> c.ttl("e"), ttl -> within(ttl, 900, 1000))
        .refused("EXPIREAT past", c -> c.expireat("e", Instant.ofEpochSecond(1)))
        .row("PERSIST", c -> c.persist("e"), true)
        .row("PERSIST again", c -> c.persist("e"), false)
        .row("TTL none", c -> c.ttl("e"), null);
  }

  private static void bits(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SETBIT", c -> c.setbit("bits", 7, true), false)
        .row("SETBIT again", c -> c.setbit("bits", 7, true), true)
        .row("GETBIT", c -> c.getbit("bits", 7), true)
        .row("GETBIT beyond", c -> c.getbit("bits", 4294967295L), false)
        .row("GET bits", c -> c.get("bits"), "\u0001")
        .row("SET letters", c -> c.mset(Map.of("x", "ab", "y", "cd")), null)
        .row("BITCOUNT", c -> c.bitcount("x"), 6L)
        .row("BITCOUNT last", c -> c.bitcount("x", LAST), 3L)
        .row("BITCOUNT missing", c -> c.bitcount("missing"), 0L)
        .row("BITPOS", c -> c.bitpos("x", true), 1L)
        .row("BITPOS last", c -> c.bitpos("x", true, LAST), 9L)
        .row("BITPOS missing", c -> c.bitpos("missing", true), null)
        .row("BITOP", c -> c.bitop(LedisBitOperation.AND, "d", "x", "y"), 2L)
        .row("GET result", c -> c.get("d"), "a`");
  }

  private static void server(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("PING", c -> c.ping(), "PONG")
        .row("ECHO", c -> c.echo("grüße"), "grüße")
        .check("TIME", c -> c.time(), time -> time.isAfter(Instant.EPOCH))
        .check("INFO", c -> c.info(), info -> info.get("ledisdb_version") != null)
        .check("INFO section", c -> c.info("server"), info -> info.section("store").isEmpty())
        .check("ROLE", c -> c.role(), role -> role instanceof Role.Master)
        .row("CONFIG GET", c -> c.configGet("databases"), Map.of("databases", "16"))
        .row("CONFIG GET unknown", c -> c.configGet("unknown"), Map.of())
        .refused("CONFIG REWRITE", c -> c.configRewrite())
        .row("FLUSHDB", c -> c.flushdb(), null)
        .row("GET flushed", c -> c.get("a"), null)
        .row("SET again", c -> c.set("a", "1"), true)
        .row("FLUSHALL", c -> c.flushall(), null)
        .row("EXISTS flushed", c -> c.exists("a"), false);
  }

  private static boolean within(Duration ttl, long least, long most) {
    return ttl.toSeconds() >= least && ttl.toSeconds() <= most;
  }
}
