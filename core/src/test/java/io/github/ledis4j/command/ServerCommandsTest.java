package io.github.ledis4j.command;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ServerCommandsTest {
  private static final String INFO =
      "# Server\r\nos:linux\r\naddr:127.0.0.1:6380\r\nhttp_addr:\r\nreadonly:false\r\n"
          + "resp_client_num:2\r\nledisdb_version:0.5\r\n\r\n# Store\r\nname:goleveldb\r\n";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_server_is_asked_about_itself() {
    Instant time = Instant.ofEpochSecond(1795218651L, 37_857_000);
    return new CommandTable<ServerCommands<String, String>>(ServerCommands.class)
        .row("PING", c -> c.ping(), "+PONG\r\n", "PONG")
        .unexpected("PING", c -> c.ping(), "$-1\r\n")
        .row("ECHO hello", c -> c.echo("hello"), bulk("hello"), "hello")
        .nulls("ECHO", c -> c.echo(null))
        .row("TIME", c -> c.time(), array(bulk("1795218651"), bulk("37857")), time)
        .unexpected("TIME", c -> c.time(), "*1\r\n:1\r\n")
        .row("INFO", c -> c.info().thenApply(Info::text), bulk(INFO), INFO)
        .row("INFO", c -> c.info().thenApply(Info::text), "=8\r\ntxt:os:x\r\n", "os:x")
        .row(
            "INFO nosuch",
            c -> c.info("nosuch").thenApply(Info::sections),
            bulk("# nosuch\r\n"),
            Map.of("nosuch", Map.of()))
        .nulls("INFO", c -> c.info(null))
        .row("ROLE", c -> c.role(), array(bulk("master"), ":0\r\n", "*0\r\n"), master(0))
        .row(
            "ROLE",
            c -> c.role(),
            array(bulk("master"), ":7\r\n", array(array(bulk("h"), bulk("6381"), bulk("5")))),
            master(7, new ServerReplies.FollowerOfMaster("h", 6381, 5)))
        .row(
            "ROLE",
            c -> c.role(),
            array(bulk("slave"), bulk("h"), ":6380\r\n", bulk("connected"), ":9\r\n"),
            new ServerReplies.ReplicaRole("h", 6380, "connected", 9))
        .row(
            "ROLE",
            c -> c.role(),
            array(bulk("sentinel"), array(bulk("main"))),
            new ServerReplies.SentinelRole(List.of("main")))
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
        .nulls("CONFIG GET", c -> c.configGet(null))
        .row("CONFIG REWRITE", c -> c.configRewrite(), "+OK\r\n", null)
        .tests();
  }

  @Test
  void should_give_facts_by_section_when_info_is_parsed() {
    Info info = Info.parse(INFO);

    assertEquals(List.of("server", "store"), List.copyOf(info.sections().keySet()));
    assertEquals("127.0.0.1:6380", info.section("SERVER").get("addr"));
    assertEquals("", info.get("http_addr"));
    assertEquals("goleveldb", info.get("name"));
    assertEquals(2L, info.getLong("resp_client_num"));
    assertEquals(INFO, info.toString());
  }

  @Test
  void should_give_nothing_when_info_lacks_it() {
    Info info = Info.parse("");

    assertEquals(Map.of(), info.sections());
    assertEquals(Map.of(), info.section("server"));
    assertNull(info.get("os"));
    assertNull(info.getLong("os"));
    assertNull(Info.parse(INFO).getLong("os"));
    assertThrows(
        UnsupportedOperationException.class,
        () -> Info.parse(INFO).section("store").put("name", "other"));
  }

  private static Role master(long offset, Role.Follower... replicas) {
    return new ServerReplies.MasterRole(offset, List.of(replicas));
  }
}
