package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisClientCommandsTest {
  private static final String LINE =
      "id=5 addr=[/tmp/s:0]:0 laddr=127.0.0.1:6379 name=a=b age=7 idle=3 flags=N db=2 cmd=client|list"
          + " user=default redir=-1 later=x";
  private static final ClientFilter ALL = ClientFilter.ALL;
  private static final TrackingInfo OFF =
      new ClientReplies.Tracking(Set.of("off"), null, List.of());
  private static final TrackingInfo ON =
      new ClientReplies.Tracking(Set.of("on", "bcast"), 7L, List.of("aa"));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_connections_are_asked_about() {
    ClientInfo client = ClientInfo.parse(LINE);
    String on =
        bulk("flags")
            + array(bulk("on"), bulk("bcast"))
            + bulk("redirect")
            + ":7\r\n"
            + bulk("prefixes")
            + array(bulk("aa"));
    String off = bulk("flags") + "~1\r\n" + bulk("off") + bulk("redirect") + ":-1\r\n";
    return new CommandTable<RedisClientCommands<String, String>>(RedisClientCommands.class)
        .row("PING", c -> c.ping(), "+PONG\r\n", "PONG")
        .unexpected("PING", c -> c.ping(), "$-1\r\n")
        .row("ECHO hello", c -> c.echo("hello"), bulk("hello"), "hello")
        .nulls("ECHO", c -> c.echo(null))
        .row("CLIENT GETNAME", c -> c.clientGetname(), "$-1\r\n", null)
        .row("CLIENT GETNAME", c -> c.clientGetname(), bulk(""), null)
        .row("CLIENT GETNAME", c -> c.clientGetname(), bulk("app"), "app")
        .row("CLIENT GETREDIR", c -> c.clientGetredir(), ":-1\r\n", null)
        .row("CLIENT GETREDIR", c -> c.clientGetredir(), ":0\r\n", null)
        .row("CLIENT GETREDIR", c -> c.clientGetredir(), ":7\r\n", 7L)
        .row("CLIENT ID", c -> c.clientId(), ":5\r\n", 5L)
        .row("CLIENT INFO", c -> c.clientInfo(), bulk(LINE + "\n"), client)
        .row("CLIENT INFO", c -> c.clientInfo(), "=8\r\ntxt:id=5\r\n", ClientInfo.parse("id=5"))
        .unexpected("CLIENT INFO", c -> c.clientInfo(), "$-1\r\n")
        .row(
            "CLIENT LIST",
            c -> c.clientList(),
            bulk(LINE + "\nid=6\n"),
            List.of(client, ClientInfo.parse("id=6")))
        .row(
            "CLIENT LIST TYPE PUBSUB",
            c -> c.clientList(ALL.type(ClientType.PUBSUB)),
            bulk(""),
            List.of())
        .nulls("CLIENT LIST", c -> c.clientList(null))
        .row("CLIENT TRACKINGINFO", c -> c.clientTrackinginfo(), "%3\r\n" + on, ON)
        .row("CLIENT TRACKINGINFO", c -> c.clientTrackinginfo(), "*6\r\n" + on, ON)
        .row("CLIENT TRACKINGINFO", c -> c.clientTrackinginfo(), "%2\r\n" + off, OFF)
        .row("CLIENT UNBLOCK 7 ERROR", c -> c.clientUnblock(7, UnblockMode.ERROR), ":0\r\n", false)
        .row(
            "CLIENT UNBLOCK 7 TIMEOUT",
            c -> c.clientUnblock(7, UnblockMode.TIMEOUT),
            ":1\r\n",
            true)
        .row(
            "CLIENT PAUSE 1500 WRITE",
            c -> c.clientPause(Duration.ofMillis(1500), PauseMode.WRITE),
            "+OK\r\n",
            null)
        .row(
            "CLIENT PAUSE 1 ALL",
            c -> c.clientPause(Duration.ofNanos(1), PauseMode.ALL),
            "+OK\r\n",
            null)
        .refused(
            "CLIENT PAUSE",
            c -> c.clientPause(Duration.ZERO, PauseMode.ALL),
            "pause must be longer than zero: PT0S")
        .row("CLIENT PAUSE 5 ALL", c -> c.clientPause(Duration.ofMillis(5)), "+OK\r\n", null)
        .row("CLIENT UNPAUSE", c -> c.clientUnpause(), "+OK\r\n", null)
        .row("CLIENT KILL ID 1 2", c -> c.clientKill(ALL.ids(1, 2)), ":2\r\n", 2L)
        .row(
            "CLIENT KILL TYPE NORMAL USER ann ADDR h:1 LADDR h:2 MAXAGE 60 SKIPME NO NAME x",
            c ->
                c.clientKill(
                    ALL.type(ClientType.NORMAL)
                        .user("ann")
                        .address("h:1")
                        .localAddress("h:2")
                        .olderThan(Duration.ofMinutes(1))
                        .skipMe(false)
                        .matching("NAME", "x")),
            ":0\r\n",
            0L)
        .row("CLIENT KILL SKIPME YES", c -> c.clientKill(ALL.skipMe(true)), ":0\r\n", 0L)
        .refused("CLIENT KILL", c -> c.clientKill(ALL), "a filter is needed to close connections")
        .refused("CLIENT KILL", c -> c.clientKill(ALL.ids()), "at least one id is needed")
        .row(
            "CLIENT KILL MAXAGE 1",
            c -> c.clientKill(ALL.olderThan(Duration.ofMillis(999))),
            ":0\r\n",
            0L)
        .refused(
            "CLIENT KILL",
            c -> c.clientKill(ALL.olderThan(Duration.ZERO)),
            "age must be longer than zero: PT0S")
        .nulls("CLIENT KILL", c -> c.clientKill(ALL.user(null)))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_connection_is_changed() {
    TrackingOptions tracking = TrackingOptions.DEFAULT;
    return new CommandTable<RedisClientStateCommands<String, String>>(
            RedisClientStateCommands.class)
        .row("CLIENT CACHING YES", c -> c.clientCaching(true), "+OK\r\n", null)
        .row("CLIENT CACHING NO", c -> c.clientCaching(false), "+OK\r\n", null)
        .row("CLIENT CAPA redirect", c -> c.clientCapa("redirect"), "+OK\r\n", null)
        .row("CLIENT CAPA a", c -> c.clientCapa(List.of("a")), "+OK\r\n", null)
        .refused("CLIENT CAPA", c -> c.clientCapa(), "at least one capability is needed")
        .row("CLIENT IMPORT-SOURCE ON", c -> c.clientImportSource(true), "+OK\r\n", null)
        .row("CLIENT IMPORT-SOURCE OFF", c -> c.clientImportSource(false), "+OK\r\n", null)
        .row("CLIENT NO-EVICT ON", c -> c.clientNoEvict(true), "+OK\r\n", null)
        .row("CLIENT NO-EVICT OFF", c -> c.clientNoEvict(false), "+OK\r\n", null)
        .row("CLIENT NO-TOUCH ON", c -> c.clientNoTouch(true), "+OK\r\n", null)
        .row("CLIENT NO-TOUCH OFF", c -> c.clientNoTouch(false), "+OK\r\n", null)
        .row(
            "CLIENT SETINFO LIB-NAME x",
            c -> c.clientSetinfo(ClientLibrary.NAME, "x"),
            "+OK\r\n",
            null)
        .row(
            "CLIENT SETINFO LIB-VER 1",
            c -> c.clientSetinfo(ClientLibrary.VERSION, "1"),
            "+OK\r\n",
            null)
        .row("CLIENT SETNAME app", c -> c.clientSetname("app"), "+OK\r\n", null)
        .nulls("CLIENT SETNAME", c -> c.clientSetname(null))
        .row("CLIENT TRACKING ON", c -> c.clientTracking(), "+OK\r\n", null)
        .row(
            "CLIENT TRACKING ON REDIRECT 7 BCAST PREFIX a PREFIX b NOLOOP",
            c -> c.clientTracking(tracking.redirect(7).broadcast("a", "b").noLoop()),
            "+OK\r\n",
            null)
        .row("CLIENT TRACKING ON OPTIN", c -> c.clientTracking(tracking.optIn()), "+OK\r\n", null)
        .row("CLIENT TRACKING ON OPTOUT", c -> c.clientTracking(tracking.optOut()), "+OK\r\n", null)
        .refused(
            "CLIENT TRACKING",
            c -> c.clientTracking(tracking.redirect(0)),
            "id of a client must lie between 1 and 9223372036854775807: 0")
        .nulls("CLIENT TRACKING", c -> c.clientTracking(tracking.broadcast("a", null)))
        .row("CLIENT TRACKING OFF", c -> c.clientTrackingOff(), "+OK\r\n", null)
        .row("RESET", c -> c.reset(), "+RESET\r\n", null)
        .tests();
  }

  @Test
  void should_need_a_leased_connection_when_command_changes_it() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisClientStateCommands<String, String> client = sink.as(RedisClientStateCommands.class);
    client.clientSetname("app");
    assertTrue(sink.last().spec().isConnectionState());
    client.reset();
    assertTrue(sink.last().spec().isConnectionState());
    for (String word :
        List.of("SETNAME", "setinfo", "CACHING", "CAPA", "IMPORT-SOURCE", "TRACKING", "NO-TOUCH")) {
      assertTrue(Command.of("client", word).spec().isConnectionState(), word);
    }
    assertTrue(Command.of("SCRIPT", "DEBUG", "YES").spec().isConnectionState());
    assertEquals(false, Command.of("CLIENT", "GETNAME").spec().isConnectionState());
  }

  @Test
  void should_give_facts_when_line_is_read() {
    ClientInfo client = ClientInfo.parse(LINE);
    assertEquals(5, client.id());
    assertEquals("[/tmp/s:0]:0", client.address());
    assertEquals("127.0.0.1:6379", client.localAddress());
    assertEquals("a=b", client.name());
    assertEquals(Duration.ofSeconds(7), client.age());
    assertEquals(Duration.ofSeconds(3), client.idle());
    assertEquals("N", client.flags());
    assertEquals(2, client.database());
    assertEquals("client|list", client.command());
    assertEquals("default", client.user());
    assertEquals("x", client.get("later"));
    assertEquals("x", client.facts().get("later"));
    assertEquals(client.hashCode(), ClientInfo.parse(LINE).hashCode());
  }

  @Test
  void should_give_null_when_line_lacks_facts() {
    ClientInfo none = ClientInfo.parse("junk =x id=many");
    assertNull(none.id());
    assertNull(none.user());
    assertNull(none.age());
    assertNull(none.get("name"));
    assertEquals("ClientInfo{id=many}", none.toString());
  }

  @Test
  void should_read_values_with_blanks_and_equals_signs() {
    ClientInfo client =
        ClientInfo.parse(
            "id=7 addr=/tmp/my  dir/a=b x=y/redis.sock:0 laddr=/tmp/my  dir/a=b x=y/redis.sock:0"
                + " fd=8 name=a=b=c lib-name= user=app of mine db=3");
    assertEquals("/tmp/my  dir/a=b x=y/redis.sock:0", client.address());
    assertEquals(client.address(), client.localAddress());
    assertEquals("a=b=c", client.name());
    assertEquals("", client.get("lib-name"));
    assertEquals("app of mine", client.user());
    assertEquals(3, client.database());
    assertEquals(
        List.of("id", "addr", "laddr", "fd", "name", "lib-name", "user", "db"),
        List.copyOf(client.facts().keySet()));
  }
}
