package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Info;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisServerCommandsTest {
  private static final String INFO =
      "# Server\r\nos:linux\r\nreadonly:false\r\n\r\n# Store\r\nname:goleveldb\r\n";
  private static final String MASTER = "Master[offset=0, replicas=[]]";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_called() {
    CommandTable<RedisServerCommands<String, String>> table =
        new CommandTable<>(RedisServerCommands.class);
    itself(table);
    databases(table);
    RedisControlCommandsTest.settings(table);
    RedisControlCommandsTest.persistence(table);
    RedisControlCommandsTest.replication(table);
    RedisNotesTable.latency(table);
    RedisNotesTable.memory(table);
    RedisNotesTable.logs(table);
    RedisCommandInfoTable.commandInfo(table);
    return table.tests();
  }

  private static void itself(CommandTable<RedisServerCommands<String, String>> table) {
    Instant time = Instant.ofEpochSecond(1795218651L, 37_857_000);
    table
        .row("TIME", c -> c.time(), array(bulk("1795218651"), bulk("37857")), time)
        .unexpected("TIME", c -> c.time(), "*1\r\n:1\r\n")
        .row("INFO", c -> c.info().thenApply(Info::text), bulk(INFO), INFO)
        .row("INFO", c -> c.info().thenApply(Info::text), "=8\r\ntxt:os:x\r\n", "os:x")
        .row(
            "INFO nosuch",
            c -> c.info("nosuch").thenApply(Info::sections),
            bulk("# nosuch\r\n"),
            Map.of("nosuch", Map.of()))
        .nulls("INFO", c -> c.info((String) null))
        .row(
            "ROLE",
            c -> c.role().thenApply(Object::toString),
            array(bulk("master"), ":0\r\n", "*0\r\n"),
            MASTER)
        .row(
            "ROLE",
            c -> c.role().thenApply(Object::toString),
            array(bulk("master"), ":7\r\n", array(array(bulk("h"), bulk("6381"), bulk("5")))),
            "Master[offset=7, replicas=[Follower[host=h, port=6381, offset=5]]]")
        .row(
            "ROLE",
            c -> c.role().thenApply(Object::toString),
            array(bulk("slave"), bulk("h"), ":6380\r\n", bulk("connected"), ":9\r\n"),
            "Replica[host=h, port=6380, state=connected, offset=9]")
        .row(
            "ROLE",
            c -> c.role().thenApply(Object::toString),
            array(bulk("sentinel"), array(bulk("main"))),
            "Sentinel[masters=[main]]")
        .unexpected("ROLE", c -> c.role(), array(bulk("other")))
        .row("FLUSHDB", c -> c.flushdb(), "+OK\r\n", null)
        .row("FLUSHALL", c -> c.flushall(), "+OK\r\n", null)
        .row(
            "CONFIG GET databases",
            c -> c.configGet("databases"),
            array(bulk("databases"), bulk("16")),
            Map.of("databases", "16"))
        .row(
            "CONFIG GET databases",
            c -> c.configGet("databases"),
            "%1\r\n" + bulk("databases") + bulk("16"),
            Map.of("databases", "16"))
        .row("CONFIG GET *", c -> c.configGet("*"), "*0\r\n", Map.of())
        .nulls("CONFIG GET", c -> c.configGet((String) null))
        .row("CONFIG REWRITE", c -> c.configRewrite(), "+OK\r\n", null);
  }

  private static void databases(CommandTable<RedisServerCommands<String, String>> table) {
    table
        .row("DBSIZE", c -> c.dbsize(), ":42\r\n", 42L)
        .row("CONFIG SET hz 20", c -> c.configSet("hz", "20"), "+OK\r\n", null)
        .nulls("CONFIG SET", c -> c.configSet("hz", null))
        .row("FLUSHDB ASYNC", c -> c.flushdb(FlushMode.ASYNC), "+OK\r\n", null)
        .row("FLUSHALL SYNC", c -> c.flushall(FlushMode.SYNC), "+OK\r\n", null)
        .nulls("FLUSHALL", c -> c.flushall(null))
        .row(
            "INFO a b",
            c -> c.info(List.of("a", "b")).thenApply(info -> info.get("x")),
            bulk("# a\r\nx:1\r\n"),
            "1")
        .row("LOLWUT", c -> c.lolwut(), "=7\r\ntxt:art\r\n", "art")
        .unexpected("LOLWUT", c -> c.lolwut(), "$-1\r\n")
        .row("LOLWUT VERSION 5 80 2", c -> c.lolwut(5, 80, 2), bulk("art"), "art")
        .row("SWAPDB 0 3", c -> c.swapdb(0, 3), "+OK\r\n", null)
        .refused("SWAPDB", c -> c.swapdb(0, -1), "database must lie between 0 and 2147483647: -1");
  }
}
