package io.github.ledis4j.real;

import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.SortOptions;
import io.github.ledis4j.command.redis.ExpireCondition;
import io.github.ledis4j.command.redis.ExpireTime;
import io.github.ledis4j.command.redis.LcsMatches;
import io.github.ledis4j.command.redis.MigrateOptions;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What Redis makes of the commands that compare values, sort, move keys and let them expire. */
final class RedisKeyRows {
  private static final Instant LATER = Instant.ofEpochSecond(4_000_000_000L);
  private static final SetOptions ANY = SetOptions.DEFAULT;

  private RedisKeyRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    comparing(rows, version == RedisVersion.VALKEY_9_1);
    common(rows, seven);
    expiring(rows, seven);
    sorting(rows, seven);
    moving(rows);
  }

  private static void comparing(CommandRows<RedisCommands<String, String>> rows, boolean valkey) {
    SetOptions brief = ANY.expireIn(Duration.ofSeconds(1000));
    Map<String, String> two = Map.of("ca", "1", "cb", "2");
    rows.row("SET compared", c -> c.set("ca", "1"), true)
        .row(valkey, "SET IFEQ other", c -> c.setIfeq("ca", "2", "0", ANY), false)
        .row(valkey, "SET IFEQ missing", c -> c.setIfeq("cx", "2", "0", ANY), false)
        .row(valkey, "SET IFEQ", c -> c.setIfeq("ca", "2", "1", brief), true)
        .row(valkey, "SET IFEQ GET", c -> c.setIfeqGet("ca", "3", "2", ANY.keepTtl()), "2")
        .row(valkey, "SET IFEQ GET other", c -> c.setIfeqGet("ca", "4", "2", ANY), "3")
        .row(valkey, "SET IFEQ GET missing", c -> c.setIfeqGet("cx", "4", "2", ANY), null)
        .row(valkey, "SET IFEQ plain", c -> c.setIfeq("ca", "3", "2"), false)
        .row(valkey, "SET IFEQ GET plain", c -> c.setIfeqGet("ca", "3", "2"), "3")
        .row("GET compared", c -> c.get("ca"), valkey ? "3" : "1")
        .row(valkey, "DELIFEQ other", c -> c.delifeq("ca", "1"), false)
        .row(valkey, "DELIFEQ", c -> c.delifeq("ca", "3"), true)
        .row(valkey, "DELIFEQ missing", c -> c.delifeq("ca", "3"), false)
        .row(valkey, "MSETEX plain", c -> c.msetex(two), true)
        .row(valkey, "MSETEX", c -> c.msetex(two, ANY), true)
        .row(valkey, "MSETEX NX there", c -> c.msetex(two, ANY.ifAbsent()), false)
        .row(valkey, "MSETEX XX EX", c -> c.msetex(two, brief.ifPresent()), true)
        .row("DEL compared", c -> c.del("ca", "cb"), valkey ? 2L : 1L);
  }

  private static boolean isMatch(LcsMatches found, long length, List<List<Long>> runs) {
    List<List<Long>> all =
        found.matches().stream()
            .map(run -> List.of(run.first(), run.second(), run.length()))
            .toList();
    return found.length() == length && all.equals(runs);
  }

  private static void common(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    rows.row("SET lcs", c -> c.mset(Map.of("l1", "ohmytext", "l2", "mynewtext")), null)
        .row(seven, "LCS", c -> c.lcs("l1", "l2"), "mytext")
        .row(seven, "LCS missing", c -> c.lcs("l1", "missing"), "")
        .row(seven, "LCS LEN", c -> c.lcsLen("l1", "l2"), 6L)
        .check(
            seven,
            "LCS IDX",
            c -> c.lcsIdx("l1", "l2"),
            matches -> isMatch(matches, 6, List.of(List.of(4L, 5L, 4L), List.of(2L, 0L, 2L))))
        .check(
            seven,
            "LCS IDX MINMATCHLEN",
            c -> c.lcsIdx("l1", "l2", 4),
            matches -> isMatch(matches, 6, List.of(List.of(4L, 5L, 4L))))
        .check(
            seven,
            "LCS IDX missing",
            c -> c.lcsIdx("l1", "missing"),
            none -> isMatch(none, 0, List.of()))
        .refused("LCS of a list", c -> c.lcs("l1", "list"))
        .row("DEL lcs", c -> c.del("l1", "l2"), 2L);
  }

  private static void expiring(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    Duration hour = Duration.ofHours(1);
    Instant millis = LATER.plusMillis(1);
    rows.row("SET expiring", c -> c.set("x", "1"), true)
        .row(seven, "EXPIRE XX", c -> c.expire("x", hour, ExpireCondition.IF_ANY), false)
        .row(seven, "EXPIRE NX", c -> c.expire("x", hour, ExpireCondition.IF_NONE), true)
        .row(
            seven,
            "EXPIRE fraction LT",
            c -> c.expire("x", hour.minusNanos(1), ExpireCondition.IF_SHORTER),
            false)
        .row(seven, "PEXPIRE NX", c -> c.pexpire("x", hour, ExpireCondition.IF_NONE), false)
        .row(seven, "EXPIREAT GT", c -> c.expireat("x", LATER, ExpireCondition.IF_LONGER), true)
        .row(seven, "EXPIRETIME", c -> c.expiretime("x"), new ExpireTime(true, LATER))
        .row(
            seven, "PEXPIREAT LT", c -> c.pexpireat("x", millis, ExpireCondition.IF_SHORTER), false)
        .row(seven, "PEXPIREAT GT", c -> c.pexpireat("x", millis, ExpireCondition.IF_LONGER), true)
        .row(seven, "PEXPIRETIME", c -> c.pexpiretime("x"), new ExpireTime(true, millis))
        .row("SET not expiring", c -> c.set("x", "1"), true)
        .row(seven, "EXPIRETIME none", c -> c.expiretime("x"), ExpireTime.UNLIMITED)
        .row(seven, "PEXPIRETIME missing", c -> c.pexpiretime("missing"), ExpireTime.MISSING);
  }

  private static void sorting(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    SortOptions numeric = SortOptions.NUMERIC;
    SortOptions weighed = numeric.by("weight_*").get("#").get("name_*");
    Map<String, String> outside =
        Map.of("weight_1", "30", "weight_2", "20", "weight_10", "10", "name_1", "one");
    rows.row("RPUSH unsorted", c -> c.rpush("so", "2", "10", "1"), 3L)
        .row("MSET outside", c -> c.mset(outside), null)
        .row("SORT", c -> c.sort("so", numeric), List.of("1", "2", "10"))
        .row("SORT plain", c -> c.sort("so"), List.of("1", "2", "10"))
        .row(seven, "SORT_RO plain", c -> c.sortRo("so"), List.of("1", "2", "10"))
        .row("SORT STORE plain", c -> c.sortStore("so", "so2"), 3L)
        .row("SORT ALPHA", c -> c.sort("so", SortOptions.ALPHABETICAL), List.of("1", "10", "2"))
        .row(
            "SORT DESC LIMIT",
            c -> c.sort("so", numeric.descending().limit(Limit.first(2))),
            List.of("10", "2"))
        .row(
            "SORT BY GET",
            c -> c.sort("so", weighed),
            Arrays.asList("10", null, "2", null, "1", "one"))
        .row("SORT missing", c -> c.sort("missing", numeric), List.of())
        .row(seven, "SORT_RO", c -> c.sortRo("so", numeric), List.of("1", "2", "10"))
        .row("SORT STORE", c -> c.sortStore("so", "so2", weighed), 6L)
        .row("LRANGE sorted", c -> c.lrange("so2", 0, -1), List.of("10", "", "2", "", "1", "one"))
        .row("SORT STORE missing", c -> c.sortStore("missing", "so2", numeric), 0L)
        .row("EXISTS sorted nothing", c -> c.exists("so2"), false)
        .row("RPUSH no number", c -> c.rpush("so", "x"), 4L)
        .refused("SORT no number", c -> c.sort("so", numeric));
  }

  private static void moving(CommandRows<RedisCommands<String, String>> rows) {
    Duration second = Duration.ofSeconds(1);
    MigrateOptions options = MigrateOptions.DEFAULT;
    List<String> nothing = List.of("missing", "missing2");
    rows.row("MOVE", c -> c.move("x", 9), true)
        .row("MOVE missing", c -> c.move("x", 9), false)
        .row("SET again", c -> c.set("x", "1"), true)
        .row("MOVE there already", c -> c.move("x", 9), false)
        .refused("MOVE nowhere", c -> c.move("x", 99))
        .row("MIGRATE missing", c -> c.migrate("127.0.0.1", 1, 0, second, nothing, options), false)
        .row("MIGRATE missing plain", c -> c.migrate("127.0.0.1", 1, 0, second, nothing), false)
        .refused(
            "MIGRATE to nobody", c -> c.migrate("127.0.0.1", 1, 0, second, List.of("x"), options));
  }
}
