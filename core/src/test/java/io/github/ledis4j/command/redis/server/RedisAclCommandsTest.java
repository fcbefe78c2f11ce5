package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisAclCommandsTest {
  private static final AclPermissions READER =
      new AclReplies.Permissions("-@all +@read", "~a:* %R~b:*", "&ch:*", null);
  private static final AclUser ANN =
      new AclReplies.User(
          Set.of("on"),
          List.of("30c9"),
          READER,
          List.of(new AclReplies.Permissions("-@all +set", "~c", "", "alldbs")));
  private static final AclUser OLD =
      new AclReplies.User(
          Set.of("on", "nopass"),
          List.of(),
          new AclReplies.Permissions("+@all", "~a:* ~b:*", "&*", null),
          List.of());

  private static String seventh(String map, String flags, String list) {
    return map.formatted(6)
        + bulk("flags")
        + flags
        + bulk("passwords")
        + array(bulk("30c9"))
        + bulk("commands")
        + bulk("-@all +@read")
        + bulk("keys")
        + bulk("~a:* %R~b:*")
        + bulk("channels")
        + bulk("&ch:*")
        + bulk("selectors")
        + "*1\r\n"
        + list
        + bulk("commands")
        + bulk("-@all +set")
        + bulk("keys")
        + bulk("~c")
        + bulk("channels")
        + bulk("")
        + bulk("databases")
        + bulk("alldbs");
  }

  private static final String SIXTH =
      "*10\r\n"
          + bulk("flags")
          + array(bulk("on"), bulk("nopass"))
          + bulk("passwords")
          + "*0\r\n"
          + bulk("commands")
          + bulk("+@all")
          + bulk("keys")
          + array(bulk("a:*"), bulk("b:*"))
          + bulk("channels")
          + array(bulk("*"));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_users_are_meant() {
    String resp2 = seventh("*12\r\n", array(bulk("on")), "*8\r\n");
    String resp3 = seventh("%%%d\r\n", "~1\r\n" + bulk("on"), "%4\r\n");
    return new CommandTable<RedisAclCommands<String, String>>(RedisAclCommands.class)
        .row("ACL CAT", c -> c.aclCat(), array(bulk("read")), List.of("read"))
        .row("ACL CAT read", c -> c.aclCat("read"), array(bulk("get")), List.of("get"))
        .nulls("ACL CAT", c -> c.aclCat(null))
        .row("ACL DELUSER ann bob", c -> c.aclDeluser("ann", "bob"), ":2\r\n", 2L)
        .row("ACL DELUSER ann", c -> c.aclDeluser(List.of("ann")), ":1\r\n", 1L)
        .refused("ACL DELUSER", c -> c.aclDeluser(), "at least one user is needed")
        .nulls("ACL DELUSER", c -> c.aclDeluser("ann", null))
        .row(
            "ACL DRYRUN ann set k 1",
            c -> c.aclDryrun("ann", "set", "k", 1),
            "+OK\r\n",
            new AclReplies.Decision(true, null))
        .row(
            "ACL DRYRUN ann ping",
            c -> c.aclDryrun("ann", "ping"),
            bulk("no permissions"),
            new AclReplies.Decision(false, "no permissions"))
        .nulls("ACL DRYRUN", c -> c.aclDryrun("ann", "get", Arrays.asList("k", null)))
        .nulls("ACL DRYRUN", c -> c.aclDryrun("ann", "get", (Object) null))
        .row("ACL GENPASS", c -> c.aclGenpass(), bulk("dd72"), "dd72")
        .row("ACL GENPASS 5", c -> c.aclGenpass(5), bulk("c8"), "c8")
        .refused("ACL GENPASS", c -> c.aclGenpass(0), "bits must lie between 1 and 4096: 0")
        .refused("ACL GENPASS", c -> c.aclGenpass(4097), "bits must lie between 1 and 4096: 4097")
        .row("ACL GETUSER ann", c -> c.aclGetuser("ann"), resp2, ANN)
        .row("ACL GETUSER ann", c -> c.aclGetuser("ann"), resp3, ANN)
        .row("ACL GETUSER ann", c -> c.aclGetuser("ann"), SIXTH, OLD)
        .row("ACL GETUSER none", c -> c.aclGetuser("none"), "*-1\r\n", null)
        .row("ACL GETUSER none", c -> c.aclGetuser("none"), "_\r\n", null)
        .unexpected("ACL GETUSER ann", c -> c.aclGetuser("ann"), ":1\r\n")
        .row("ACL LIST", c -> c.aclList(), array(bulk("user x")), List.of("user x"))
        .row("ACL LOAD", c -> c.aclLoad(), "+OK\r\n", null)
        .row("ACL LOG RESET", c -> c.aclLogReset(), "+OK\r\n", null)
        .row("ACL SAVE", c -> c.aclSave(), "+OK\r\n", null)
        .row(
            "ACL SETUSER ann on >pw ~a:* +@read",
            c -> c.aclSetuser("ann", "on", ">pw", "~a:*", "+@read"),
            "+OK\r\n",
            null)
        .row("ACL SETUSER ann on", c -> c.aclSetuser("ann", List.of("on")), "+OK\r\n", null)
        .row("ACL SETUSER ann", c -> c.aclSetuser("ann"), "+OK\r\n", null)
        .nulls("ACL SETUSER", c -> c.aclSetuser("ann", "on", null))
        .row("ACL USERS", c -> c.aclUsers(), array(bulk("default")), List.of("default"))
        .row("ACL WHOAMI", c -> c.aclWhoami(), bulk("default"), "default")
        .row("ACL LOG", c -> c.aclLog(), "*0\r\n", List.of())
        .row("ACL LOG 3", c -> c.aclLog(3), array(entry("*14\r\n", bulk("0.25"), "")), log(false))
        .row("ACL LOG 3", c -> c.aclLog(3), array(entry("%10\r\n", ",0.25\r\n", NEW)), log(true))
        .refused("ACL LOG", c -> c.aclLog(0), "count must lie between 1 and 2147483647: 0")
        .tests();
  }

  private static final String NEW =
      bulk("entry-id")
          + ":8\r\n"
          + bulk("timestamp-created")
          + ":1795271017821\r\n"
          + bulk("timestamp-last-updated")
          + ":1795271017822\r\n";

  private static String entry(String map, String age, String more) {
    return map
        + bulk("count")
        + ":2\r\n"
        + bulk("reason")
        + bulk("key")
        + bulk("context")
        + bulk("toplevel")
        + bulk("object")
        + bulk("zzz")
        + bulk("username")
        + bulk("ann")
        + bulk("age-seconds")
        + age
        + bulk("client-info")
        + bulk("id=12 cmd=strlen")
        + more;
  }

  private static List<AclLogEntry> log(boolean dated) {
    return List.of(
        new AclReplies.LogEntry(
            2,
            "key",
            "toplevel",
            "zzz",
            "ann",
            Duration.ofMillis(250),
            ClientInfo.parse("id=12 cmd=strlen"),
            dated ? 8L : null,
            dated ? Instant.ofEpochMilli(1795271017821L) : null,
            dated ? Instant.ofEpochMilli(1795271017822L) : null));
  }

  @Test
  void should_not_show_passwords_when_user_is_printed() {
    assertFalse(ANN.toString().contains("30c9"), ANN.toString());
    assertEquals(true, ANN.isOn());
    assertEquals(false, new AclReplies.User(Set.of("off"), List.of(), READER, List.of()).isOn());
  }
}
