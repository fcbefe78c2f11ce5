package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.command.redis.server.CommandlogType;
import io.github.ledis4j.command.redis.server.FlushMode;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Running a server: each method, on a server of its own that the last row ends. */
class RedisAdminTest {
  private static final List<String> NOTHING = List.of();

  @TempDir static Path folder;

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
    return Stream.concat(rows(version, Protocol.RESP2), rows(version, Protocol.RESP3));
  }

  private static Stream<DynamicTest> rows(RedisVersion version, Protocol protocol) {
    RedisServer server =
        Matrix.started(RedisServer.onFreePort().version(version).config("aclfile " + emptyFile()));
    RedisClient client =
        RedisClient.builder().url(server.uri()).connections(c -> c.protocol(protocol)).build();
    CommandRows<RedisAdminCommands<String, String>> rows =
        new CommandRows<>(RedisAdminCommands.class, client);
    RedisAclRows.add(rows, client, version);
    RedisClientRows.add(rows, client);
    RedisCommandInfoRows.add(rows, version);
    server(rows, client, version);
    settings(rows, version);
    latencies(rows, client, version);
    memory(rows, client);
    logs(rows, version);
    persistence(rows, client, version);
    replication(rows, client);
    rows.row("SHUTDOWN", c -> c.shutdown(), null);
    return rows.tests(
        () -> {
          client.close();
          server.close();
        });
  }

  private static Path emptyFile() {
    try {
      return Files.createTempFile(folder, "users", ".acl");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void server(
      CommandRows<RedisAdminCommands<String, String>> rows,
      RedisClient client,
      RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.row("PING", c -> c.ping(), "PONG")
        .row("ECHO", c -> c.echo("grüße"), "grüße")
        .check("TIME", c -> c.time(), time -> time.isAfter(Instant.EPOCH))
        .check("INFO", c -> c.info(), info -> info.get("redis_version") != null)
        .check("INFO section", c -> c.info("clients"), info -> info.sections().size() == 1)
        .check(
            seven,
            "INFO sections",
            c -> c.info(List.of("clients", "server")),
            info -> info.sections().keySet().equals(Set.of("clients", "server")))
        .check("LOLWUT", c -> c.lolwut(), art -> art.contains("ver"))
        .check("LOLWUT VERSION", c -> c.lolwut(5, 40, 2, 2), art -> art.contains("ver"))
        .check("ROLE", c -> c.role(), role -> ((Role.Master) role).replicas().isEmpty())
        .row("CONFIG GET", c -> c.configGet("databases"), Map.of("databases", "16"))
        .row("CONFIG GET unknown", c -> c.configGet("unknown"), Map.of())
        .row("CONFIG REWRITE", c -> c.configRewrite(), null)
        .row("CONFIG SET one", c -> c.configSet("maxmemory-policy", "noeviction"), null)
        .row("SET", c -> client.set("k", "v"), true)
        .row("DBSIZE", c -> c.dbsize(), 1L)
        .row("SWAPDB", c -> c.swapdb(0, 5), null)
        .row("DBSIZE swapped", c -> c.dbsize(), 0L)
        .row("SWAPDB back", c -> c.swapdb(5, 0), null)
        .row("FLUSHDB", c -> c.flushdb(), null)
        .row("FLUSHALL", c -> c.flushall(), null)
        .row("FLUSHDB SYNC", c -> c.flushdb(FlushMode.SYNC), null)
        .row("FLUSHALL ASYNC", c -> c.flushall(FlushMode.ASYNC), null)
        .row("DBSIZE none", c -> c.dbsize(), 0L);
  }

  private static void settings(
      CommandRows<RedisAdminCommands<String, String>> rows, RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    Map<String, String> two =
        Map.of("slowlog-log-slower-than", "0", "latency-monitor-threshold", "1");
    rows.row("CONFIG GET", c -> c.configGet(List.of("databases")), Map.of("databases", "16"))
        .row(
            seven,
            "CONFIG GET two",
            c -> c.configGet(List.of("databases", "appendonly")),
            Map.of("databases", "16", "appendonly", "no"))
        .row(seven, "CONFIG SET two", c -> c.configSet(two), null)
        .row("CONFIG SET", c -> c.configSet(Map.of("slowlog-log-slower-than", "0")), null)
        .row("CONFIG SET", c -> c.configSet(Map.of("latency-monitor-threshold", "1")), null)
        .refused("CONFIG SET unknown", c -> c.configSet(Map.of("unknown", "1")))
        .row("CONFIG RESETSTAT", c -> c.configResetstat(), null);
  }

  private static void latencies(
      CommandRows<RedisAdminCommands<String, String>> rows,
      RedisClient client,
      RedisVersion version) {
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.check(
            "EVAL for milliseconds",
            c -> client.execute("EVAL", "for i = 1, 20000000 do end return 1", 0),
            reply -> reply.integer() == 1)
        .check(
            "LATENCY LATEST",
            c -> c.latencyLatest(),
            all ->
                all.stream()
                    .anyMatch(
                        event ->
                            event.name().equals("command")
                                && event.longest().compareTo(event.latest().latency()) >= 0))
        .check(
            "LATENCY HISTORY",
            c -> c.latencyHistory("command"),
            all -> all.get(0).time().isAfter(Instant.EPOCH) && !all.get(0).latency().isZero())
        .check("LATENCY GRAPH", c -> c.latencyGraph("command"), text -> text.contains("command"))
        .refused("LATENCY GRAPH none", c -> c.latencyGraph("none"))
        .check("LATENCY DOCTOR", c -> c.latencyDoctor(), text -> text.contains("command"))
        .check(
            seven,
            "LATENCY HISTOGRAM",
            c -> c.latencyHistogram("eval"),
            all -> requireNonNull(all.get("eval")).atMost().containsValue(1L))
        .row(
            seven,
            "LATENCY HISTOGRAM of a list",
            c -> c.latencyHistogram(List.of("unknown")),
            Map.of())
        .row(seven, "LATENCY HISTOGRAM none", c -> c.latencyHistogram("unknown"), Map.of())
        .check("LATENCY RESET one", c -> c.latencyReset("command"), count -> count == 1)
        .row("LATENCY HISTORY none", c -> c.latencyHistory("command"), List.of())
        .row("LATENCY RESET list", c -> c.latencyReset(List.of("unknown")), 0L)
        .check("LATENCY RESET", c -> c.latencyReset(), count -> count >= 0);
  }

  private static void memory(
      CommandRows<RedisAdminCommands<String, String>> rows, RedisClient client) {
    rows.check("SET", c -> client.set("k", "v"), done -> done)
        .check("MEMORY USAGE", c -> c.memoryUsage("k"), bytes -> bytes > 0)
        .check("MEMORY USAGE SAMPLES", c -> c.memoryUsage("k", 0), bytes -> bytes > 0)
        .row("MEMORY USAGE missing", c -> c.memoryUsage("missing"), null)
        .check(
            "MEMORY STATS",
            c -> c.memoryStats(),
            stats ->
                requireNonNull(stats.counts().get("peak.allocated")) > 0
                    && requireNonNull(stats.ratios().get("fragmentation")) > 0
                    && requireNonNull(stats.databases().get(0))
                        .containsKey("overhead.hashtable.main"))
        .check("MEMORY DOCTOR", c -> c.memoryDoctor(), text -> !text.isBlank())
        .check("MEMORY MALLOC-STATS", c -> c.memoryMallocStats(), text -> !text.isBlank())
        .row("MEMORY PURGE", c -> c.memoryPurge(), null);
  }

  private static void logs(
      CommandRows<RedisAdminCommands<String, String>> rows, RedisVersion version) {
    boolean valkey = version == RedisVersion.VALKEY_9_1;
    rows.check("SLOWLOG GET", c -> c.slowlogGet(), all -> all.size() == 10)
        .check(
            "SLOWLOG GET one",
            c -> c.slowlogGet(1),
            all ->
                all.get(0).command().equals(List.of("SLOWLOG", "GET"))
                    && !all.get(0).duration().isNegative()
                    && all.get(0).address().contains(":"))
        .check("SLOWLOG LEN", c -> c.slowlogLen(), count -> count > 10)
        .check(
            valkey,
            "COMMANDLOG GET",
            c -> c.commandlogGet(1, CommandlogType.SLOW),
            all -> all.get(0).command().equals(List.of("SLOWLOG", "LEN")))
        .row(
            valkey,
            "COMMANDLOG GET none",
            c -> c.commandlogGet(1, CommandlogType.LARGE_REQUEST),
            NOTHING)
        .check(
            valkey,
            "COMMANDLOG LEN",
            c -> c.commandlogLen(CommandlogType.SLOW),
            count -> count > 10)
        .row(valkey, "COMMANDLOG RESET", c -> c.commandlogReset(CommandlogType.LARGE_REPLY), null)
        .row("CONFIG SET", c -> c.configSet(Map.of("slowlog-log-slower-than", "-1")), null)
        .row("SLOWLOG RESET", c -> c.slowlogReset(), null)
        .row("SLOWLOG LEN none", c -> c.slowlogLen(), 0L);
  }

  private static void persistence(
      CommandRows<RedisAdminCommands<String, String>> rows,
      RedisClient client,
      RedisVersion version) {
    boolean valkey = version == RedisVersion.VALKEY_9_1;
    String delay = "rdb-key-save-delay";
    rows.row("SAVE", c -> c.save(), null)
        .check("LASTSAVE", c -> c.lastsave(), time -> time.isAfter(Instant.EPOCH))
        .row("BGSAVE", c -> c.bgsave(), null)
        .row("BGSAVE SCHEDULE", c -> idle(client, c).bgsaveSchedule(), null)
        .refused("BGSAVE CANCEL none", c -> idle(client, c).bgsaveCancel())
        .row("BGREWRITEAOF", c -> c.bgrewriteaof(), null)
        .row("CONFIG SET", c -> idle(client, c).configSet(Map.of(delay, "10000000")), null)
        .row("BGSAVE slow", c -> c.bgsave(), null)
        .refused("BGSAVE busy", c -> c.bgsave())
        .row(valkey, "BGSAVE CANCEL", c -> c.bgsaveCancel(), null)
        .row("CONFIG SET back", c -> c.configSet(Map.of(delay, "0")), null)
        .refused("SHUTDOWN ABORT none", c -> c.shutdownAbort());
  }

  /** Waits until nothing is written in the background. */
  private static <T> T idle(RedisClient client, T commands) {
    Poll.until(
        () -> {
          Map<String, String> facts = client.info("persistence").join().section("persistence");
          return "0".equals(facts.get("rdb_bgsave_in_progress"))
              && "0".equals(facts.get("aof_rewrite_in_progress"))
              && "0".equals(facts.get("aof_rewrite_scheduled"));
        });
    return commands;
  }

  private static void replication(
      CommandRows<RedisAdminCommands<String, String>> rows, RedisClient client) {
    rows.refused("FAILOVER without replica", c -> c.failover())
        .refused("FAILOVER ABORT none", c -> c.failoverAbort())
        .row("REPLICAOF", c -> c.replicaof("127.0.0.1", 1), null)
        .check("ROLE", c -> client.role(), role -> role instanceof Role.Replica)
        .row("REPLICAOF NO ONE", c -> c.replicaofNoOne(), null)
        .check("ROLE back", c -> client.role(), role -> role instanceof Role.Master);
  }
}
