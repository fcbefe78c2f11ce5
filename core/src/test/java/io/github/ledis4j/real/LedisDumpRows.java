package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** What LedisDB makes of dumps and moves, and of being told whom to follow. */
final class LedisDumpRows {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(1000);

  private LedisDumpRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows, LedisServer peer) {
    dumps(rows);
    moves(rows, peer.host(), peer.port());
    following(rows);
  }

  private static void dumps(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SET", c -> c.set("dumped", "v"), true)
        .row("XDUMP missing", c -> c.xdump(LedisType.ZSET, "dumped"), null)
        .row("RESTORE", c -> restored(c, (c2, p) -> c2.restore("r", p)), null)
        .row("GET restored", c -> c.get("r"), "v")
        .row("TTL restored", c -> c.ttl("r"), null)
        .row("RESTORE over", c -> restored(c, (c2, p) -> c2.restore("r", p, LONG)), null)
        .check("TTL over", c -> c.ttl("r"), ttl -> ttl.toSeconds() >= 900)
        .row("XRESTORE", c -> restored(c, (c2, p) -> c2.xrestore(LedisType.KV, "x", p)), null)
        .row("GET x", c -> c.get("x"), "v")
        .row(
            "XRESTORE over",
            c -> restored(c, (c2, p) -> c2.xrestore(LedisType.KV, "x", p, LONG)),
            null)
        .check("TTL of x", c -> c.ttl("x"), ttl -> ttl.toSeconds() >= 900)
        .refused("RESTORE nonsense", c -> c.restore("r", new byte[] {1, 2, 3}));
  }

  private static void moves(
      CommandRows<LedisCommands<String, String>> rows, String host, int port) {
    rows.row("XMIGRATE", c -> c.xmigrate(host, port, LedisType.KV, "r", 0, TIMEOUT), true)
        .row("GET moved", c -> c.get("r"), null)
        .row("XMIGRATE again", c -> c.xmigrate(host, port, LedisType.KV, "r", 0, TIMEOUT), false)
        .row("XMIGRATE ALL", c -> c.xmigrateAll(host, port, "x", 3, TIMEOUT), null)
        .row("GET all moved", c -> c.get("x"), null)
        .row("XMIGRATE ALL again", c -> c.xmigrateAll(host, port, "x", 3, TIMEOUT), null)
        .row("XMIGRATEDB", c -> c.xmigratedb(host, port, LedisType.SET, 1, 0, TIMEOUT), 1L)
        .row("XMIGRATEDB rest", c -> c.xmigratedb(host, port, LedisType.SET, 9, 0, TIMEOUT), 0L)
        .refused("XMIGRATE no database", c -> c.xmigrateAll(host, port, "x", 99, TIMEOUT));
  }

  private static void following(CommandRows<LedisCommands<String, String>> rows) {
    rows.row("SLAVEOF NO ONE READONLY", c -> c.slaveofNoOneReadonly(), null)
        .refused("SET when readonly", c -> c.set("k", "v"))
        .row("SLAVEOF NO ONE", c -> c.slaveofNoOne(), null)
        .row("SET when not", c -> c.set("k", "v"), true)
        .refused("SLAVEOF without replication", c -> c.slaveof("127.0.0.1", 1))
        .refused("SLAVEOF RESTART without replication", c -> c.slaveofRestart("127.0.0.1", 1));
  }

  private static CompletableFuture<Void> restored(
      LedisCommands<String, String> commands,
      BiFunction<LedisCommands<String, String>, byte[], CompletableFuture<Void>> restore) {
    return commands
        .xdump(LedisType.KV, "dumped")
        .thenCompose(payload -> restore.apply(commands, requireNonNull(payload)));
  }
}
