package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;

import io.github.ledis4j.command.CommandTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a server notes of itself: latencies, memory, commands that took much. */
class RedisNotesTable {
  private static final Instant TIME = Instant.ofEpochSecond(1795270989L);

  static void latency(CommandTable<RedisServerCommands<String, String>> table) {
    LatencySample sample = new LatencyReplies.Sample(TIME, Duration.ofMillis(5));
    LatencyHistogram histogram =
        new LatencyReplies.Histogram(
            3, Map.of(Duration.ofNanos(1_000), 1L, Duration.ofNanos(33_000), 3L));
    List<LatencyEvent> latest =
        List.of(new LatencyReplies.Event("command", sample, Duration.ofMillis(9)));
    String counts = bulk("calls") + ":3\r\n" + bulk("histogram_usec");
    table
        .row("LATENCY DOCTOR", c -> c.latencyDoctor(), "=8\r\ntxt:Dave\r\n", "Dave")
        .row("LATENCY GRAPH command", c -> c.latencyGraph("command"), bulk("_o#"), "_o#")
        .nulls("LATENCY GRAPH", c -> c.latencyGraph(null))
        .row(
            "LATENCY HISTOGRAM get",
            c -> c.latencyHistogram("get"),
            "*2\r\n" + bulk("get") + "*4\r\n" + counts + "*4\r\n:1\r\n:1\r\n:33\r\n:3\r\n",
            Map.of("get", histogram))
        .row(
            "LATENCY HISTOGRAM get",
            c -> c.latencyHistogram("get"),
            "%1\r\n" + bulk("get") + "%2\r\n" + counts + "%2\r\n:1\r\n:1\r\n:33\r\n:3\r\n",
            Map.of("get", histogram))
        .row("LATENCY HISTOGRAM a", c -> c.latencyHistogram(List.of("a")), "%0\r\n", Map.of())
        .row("LATENCY HISTOGRAM", c -> c.latencyHistogram(), "%0\r\n", Map.of())
        .nulls("LATENCY HISTOGRAM", c -> c.latencyHistogram("get", null))
        .row(
            "LATENCY HISTORY command",
            c -> c.latencyHistory("command"),
            array(array(":1795270989\r\n", ":5\r\n")),
            List.of(sample))
        .row(
            "LATENCY LATEST",
            c -> c.latencyLatest(),
            array(array(bulk("command"), ":1795270989\r\n", ":5\r\n", ":9\r\n")),
            latest)
        .row(
            "LATENCY LATEST",
            c -> c.latencyLatest(),
            array(
                array(bulk("command"), ":1795270989\r\n", ":5\r\n", ":9\r\n", ":14\r\n", ":2\r\n")),
            latest)
        .row("LATENCY RESET a", c -> c.latencyReset(List.of("a")), ":0\r\n", 0L)
        .row("LATENCY RESET", c -> c.latencyReset(), ":1\r\n", 1L)
        .row("LATENCY RESET a b", c -> c.latencyReset("a", "b"), ":0\r\n", 0L);
  }

  static void memory(CommandTable<RedisServerCommands<String, String>> table) {
    String head = bulk("peak.allocated") + ":100\r\n" + bulk("fragmentation");
    String database = bulk("db.0");
    String tail = bulk("overhead.hashtable.main") + ":72\r\n" + bulk("later") + "*0\r\n";
    MemoryStats stats =
        new MemoryReplies.Stats(
            Map.of("peak.allocated", 100L),
            Map.of("fragmentation", 1.5),
            Map.of(0, Map.of("overhead.hashtable.main", 72L)));
    table
        .row("MEMORY DOCTOR", c -> c.memoryDoctor(), bulk("Hi Sam"), "Hi Sam")
        .row("MEMORY MALLOC-STATS", c -> c.memoryMallocStats(), bulk("___"), "___")
        .row("MEMORY PURGE", c -> c.memoryPurge(), "+OK\r\n", null)
        .row(
            "MEMORY STATS",
            c -> c.memoryStats(),
            "*8\r\n" + head + bulk("1.5") + database + "*2\r\n" + tail,
            stats)
        .row(
            "MEMORY STATS",
            c -> c.memoryStats(),
            "%4\r\n" + head + ",1.5\r\n" + database + "%1\r\n" + tail,
            stats)
        .row("MEMORY USAGE k", c -> c.memoryUsage("k"), ":56\r\n", 56L)
        .row("MEMORY USAGE k", c -> c.memoryUsage("k"), "$-1\r\n", null)
        .row("MEMORY USAGE k SAMPLES 0", c -> c.memoryUsage("k", 0), "_\r\n", null)
        .nulls("MEMORY USAGE", c -> c.memoryUsage(null))
        .refused(
            "MEMORY USAGE",
            c -> c.memoryUsage("k", -1),
            "samples must lie between 0 and 2147483647: -1");
  }

  static void logs(CommandTable<RedisServerCommands<String, String>> table) {
    String entry =
        array(
            ":12\r\n",
            ":1795270989\r\n",
            ":1500\r\n",
            array(bulk("SET"), bulk("k")),
            bulk("h:1"),
            bulk("app"));
    List<String> command = List.of("SET", "k");
    SlowlogEntry slow =
        new LogReplies.SlowEntry(12, TIME, Duration.ofNanos(1_500_000), command, "h:1", "app");
    CommandlogEntry large = new LogReplies.Entry(12, TIME, 1500, command, "h:1", "app");
    table
        .row("SLOWLOG GET", c -> c.slowlogGet(), array(entry), List.of(slow))
        .row("SLOWLOG GET 0", c -> c.slowlogGet(0), "*0\r\n", List.of())
        .refused(
            "SLOWLOG GET", c -> c.slowlogGet(-1), "count must lie between 0 and 2147483647: -1")
        .unexpected("SLOWLOG GET", c -> c.slowlogGet(), array(bulk("x")))
        .row("SLOWLOG LEN", c -> c.slowlogLen(), ":4\r\n", 4L)
        .row("SLOWLOG RESET", c -> c.slowlogReset(), "+OK\r\n", null)
        .row(
            "COMMANDLOG GET 2 large-reply",
            c -> c.commandlogGet(2, CommandlogType.LARGE_REPLY),
            array(entry),
            List.of(large))
        .refused(
            "COMMANDLOG GET",
            c -> c.commandlogGet(-1, CommandlogType.SLOW),
            "count must lie between 0 and 2147483647: -1")
        .nulls("COMMANDLOG GET", c -> c.commandlogGet(1, null))
        .row("COMMANDLOG LEN slow", c -> c.commandlogLen(CommandlogType.SLOW), ":1\r\n", 1L)
        .row(
            "COMMANDLOG RESET large-request",
            c -> c.commandlogReset(CommandlogType.LARGE_REQUEST),
            "+OK\r\n",
            null);
  }
}
