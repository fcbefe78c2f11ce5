package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.server.AclDecision;
import io.github.ledis4j.command.redis.server.AclPermissions;
import io.github.ledis4j.command.redis.server.AclUser;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What Redis makes of users. */
final class RedisAclRows {
  private static final String SHA256_OF_PW =
      "30c952fab122c3f9759f02a6d95c3758b246b4fee239957b2d4fee46e26170c4";

  private RedisAclRows() {}

  static void add(
      CommandRows<RedisAdminCommands<String, String>> rows,
      RedisClient client,
      RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.check("ACL CAT", c -> c.aclCat(), all -> all.contains("read"))
        .check("ACL CAT read", c -> c.aclCat("read"), all -> all.contains("get"))
        .refused("ACL CAT unknown", c -> c.aclCat("unknown"))
        .row(
            "ACL SETUSER",
            c ->
                c.aclSetuser(
                    "ann",
                    "reset",
                    "on",
                    ">pw",
                    "~a:*",
                    "resetchannels",
                    "&ch:*",
                    "+@read",
                    "-get"),
            null)
        .refused("ACL SETUSER wrong", c -> c.aclSetuser("ann", "nonsense"))
        .check("ACL GETUSER", c -> c.aclGetuser("ann"), user -> isAnn(requireNonNull(user)))
        .row("ACL GETUSER missing", c -> c.aclGetuser("missing"), null)
        .row("ACL SETUSER list", c -> c.aclSetuser("ann", List.of("on")), null)
        .row(seven, "ACL SETUSER with selector", c -> c.aclSetuser("ann", "(+set ~c)"), null)
        .check(
            "ACL GETUSER with selector",
            c -> c.aclGetuser("ann"),
            user -> selectorKeys(requireNonNull(user)).equals(seven ? List.of("~c") : List.of()))
        .check(
            "ACL GETUSER default",
            c -> c.aclGetuser("default"),
            user -> requireNonNull(user).permissions().keys().equals("~*"))
        .check(
            "ACL USERS", c -> c.aclUsers(), all -> Set.copyOf(all).equals(Set.of("ann", "default")))
        .check("ACL LIST", c -> c.aclList(), all -> all.size() == 2)
        .row("ACL WHOAMI", c -> c.aclWhoami(), "default")
        .check(
            seven,
            "ACL DRYRUN list",
            c -> c.aclDryrun("ann", "strlen", List.of("a:1")),
            AclDecision::allowed)
        .check(seven, "ACL DRYRUN", c -> c.aclDryrun("ann", "strlen", "a:1"), AclDecision::allowed)
        .check(
            seven,
            "ACL DRYRUN refused",
            c -> c.aclDryrun("ann", "get", "a:1"),
            decision -> !decision.allowed() && decision.reason().contains("get"))
        .check("ACL GENPASS", c -> c.aclGenpass(), password -> password.length() == 64)
        .check("ACL GENPASS 5", c -> c.aclGenpass(5), password -> password.length() == 2);
    files(rows, client);
  }

  private static void files(
      CommandRows<RedisAdminCommands<String, String>> rows, RedisClient client) {
    rows.row("ACL SAVE", c -> c.aclSave(), null)
        .row("ACL LOAD", c -> c.aclLoad(), null)
        .row("Refused to ann", c -> refusedToAnn(client), true)
        .check(
            "ACL LOG",
            c -> c.aclLog(),
            all ->
                all.get(0).reason().equals("command")
                    && all.get(0).object().equals("get")
                    && all.get(0).username().equals("ann")
                    && all.get(0).client().user().equals("ann")
                    && !all.get(0).age().isNegative())
        .check("ACL LOG one", c -> c.aclLog(1), all -> all.size() == 1)
        .row("ACL LOG RESET", c -> c.aclLogReset(), null)
        .row("ACL LOG none", c -> c.aclLog(), List.of())
        .row("ACL DELUSER missing", c -> c.aclDeluser(List.of("missing")), 0L)
        .row("ACL DELUSER", c -> c.aclDeluser("ann", "missing"), 1L);
  }

  private static boolean isAnn(AclUser user) {
    AclPermissions permissions = user.permissions();
    return user.isOn()
        && user.passwords().equals(List.of(SHA256_OF_PW))
        && permissions.commands().equals("-@all +@read -get")
        && permissions.keys().equals("~a:*")
        && permissions.channels().equals("&ch:*");
  }

  private static List<String> selectorKeys(AclUser user) {
    return user.selectors().stream().map(AclPermissions::keys).toList();
  }

  private static CompletableFuture<Boolean> refusedToAnn(RedisClient client) {
    return client.withConnection(
        c ->
            c.execute("AUTH", "ann", "pw")
                .thenCompose(ok -> c.get("a:1"))
                .handle((value, failure) -> failure != null));
  }
}
