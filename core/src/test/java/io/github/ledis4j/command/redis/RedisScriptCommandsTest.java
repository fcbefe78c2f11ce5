package io.github.ledis4j.command.redis;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.server.FlushMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisScriptCommandsTest {
  private static final List<String> NONE = List.of();

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_scripts_are_meant() {
    List<String> keys = List.of("k1", "k2");
    return new CommandTable<RedisScriptCommands<String, String>>(RedisScriptCommands.class)
        .row(
            "EVAL_RO s 2 k1 k2 v",
            c -> c.evalRo("s", keys, List.of("v"), Replies.text()),
            bulk("x"),
            "x")
        .nulls("EVAL_RO", c -> c.evalRo("s", NONE, NONE, null))
        .row("EVALSHA_RO d 0", c -> c.evalshaRo("d", NONE, NONE, Replies.integer()), ":3\r\n", 3L)
        .nulls("EVALSHA_RO", c -> c.evalshaRo(null, NONE, NONE, Replies.tree()))
        .row(
            "FCALL f 1 k v",
            c -> c.fcall("f", List.of("k"), List.of("v"), Replies.text()),
            bulk("x"),
            "x")
        .nulls("FCALL", c -> c.fcall("f", NONE, NONE, null))
        .row("FCALL_RO f 0", c -> c.fcallRo("f", NONE, NONE, Replies.integer()), ":3\r\n", 3L)
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_kept_scripts_are_meant() {
    return new CommandTable<RedisStoredScriptCommands<String, String>>(
            RedisStoredScriptCommands.class)
        .row("SCRIPT FLUSH SYNC", c -> c.scriptFlush(FlushMode.SYNC), "+OK\r\n", null)
        .row("SCRIPT FLUSH ASYNC", c -> c.scriptFlush(FlushMode.ASYNC), "+OK\r\n", null)
        .nulls("SCRIPT FLUSH", c -> c.scriptFlush(null))
        .row("SCRIPT KILL", c -> c.scriptKill(), "+OK\r\n", null)
        .row("SCRIPT SHOW d", c -> c.scriptShow("d"), bulk("return 1"), "return 1")
        .nulls("SCRIPT SHOW", c -> c.scriptShow(null))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_functions_are_meant() {
    return new CommandTable<RedisFunctionCommands<String, String>>(RedisFunctionCommands.class)
        .row("FUNCTION LOAD code", c -> c.functionLoad("code"), bulk("lib"), "lib")
        .nulls("FUNCTION LOAD", c -> c.functionLoad(null))
        .row("FUNCTION LOAD REPLACE code", c -> c.functionLoadReplacing("code"), bulk("lib"), "lib")
        .row("FUNCTION DELETE lib", c -> c.functionDelete("lib"), "+OK\r\n", null)
        .row("FUNCTION FLUSH ASYNC", c -> c.functionFlush(FlushMode.ASYNC), "+OK\r\n", null)
        .row("FUNCTION FLUSH", c -> c.functionFlush(), "+OK\r\n", null)
        .row("FUNCTION KILL", c -> c.functionKill(), "+OK\r\n", null)
        .row("FUNCTION DUMP", c -> c.functionDump(), bulk("pay"), new byte[] {'p', 'a', 'y'})
        .row(
            "FUNCTION RESTORE pay",
            c -> c.functionRestore(new byte[] {'p', 'a', 'y'}),
            "+OK\r\n",
            null)
        .row(
            "FUNCTION RESTORE pay REPLACE",
            c -> c.functionRestore(new byte[] {'p', 'a', 'y'}, FunctionRestorePolicy.REPLACE),
            "+OK\r\n",
            null)
        .nulls("FUNCTION RESTORE", c -> c.functionRestore(new byte[0], null))
        .row("FUNCTION LIST", c -> c.functionList(), "*1\r\n" + library(false), libraries(false))
        .row(
            "FUNCTION LIST LIBRARYNAME l* WITHCODE",
            c -> c.functionList(FunctionListOptions.DEFAULT.library("l*").withCode()),
            "*1\r\n" + library(true),
            libraries(true))
        .nulls("FUNCTION LIST", c -> c.functionList(FunctionListOptions.DEFAULT.library(null)))
        .row("FUNCTION STATS", c -> c.functionStats(), stats("%", "$-1\r\n"), idle())
        .row("FUNCTION STATS", c -> c.functionStats(), stats("*", "_\r\n"), idle())
        .row(
            "FUNCTION STATS",
            c -> c.functionStats(),
            stats(
                "%",
                "%3\r\n"
                    + bulk("name")
                    + bulk("f")
                    + bulk("command")
                    + array(bulk("FCALL"), bulk("f"))
                    + bulk("duration_ms")
                    + ":1500\r\n"),
            new FunctionReports.Stats(
                new FunctionReports.RunningFunction(
                    "f", List.of("FCALL", "f"), Duration.ofMillis(1500)),
                idle().engines()))
        .tests();
  }

  /** A library as a RESP3 map with its code, or as a RESP2 array without it. */
  private static String library(boolean code) {
    return (code ? "%4\r\n" : "*6\r\n")
        + bulk("library_name")
        + bulk("lib")
        + bulk("engine")
        + bulk("LUA")
        + bulk("functions")
        + "*1\r\n"
        + (code ? "%3\r\n" : "*6\r\n")
        + bulk("name")
        + bulk("f")
        + bulk("description")
        + (code ? "_\r\n" : "$-1\r\n")
        + bulk("flags")
        + (code ? "~1\r\n" : "*1\r\n")
        + bulk("no-writes")
        + (code ? bulk("library_code") + bulk("#!lua") : "");
  }

  private static List<FunctionLibrary> libraries(boolean code) {
    FunctionInfo function = new FunctionReports.Function("f", null, Set.of("no-writes"));
    return List.of(
        new FunctionReports.Library("lib", "LUA", List.of(function), code ? "#!lua" : null));
  }

  private static String stats(String map, String running) {
    boolean maps = map.equals("%");
    return (maps ? "%2\r\n" : "*4\r\n")
        + bulk("running_script")
        + running
        + bulk("engines")
        + (maps ? "%1\r\n" : "*2\r\n")
        + bulk("LUA")
        + (maps ? "%2\r\n" : "*4\r\n")
        + bulk("libraries_count")
        + ":1\r\n"
        + bulk("functions_count")
        + ":2\r\n";
  }

  private static FunctionStats idle() {
    return new FunctionReports.Stats(null, Map.of("LUA", new FunctionReports.OneEngine(1, 2)));
  }

  @Test
  void should_know_what_may_be_repeated_when_scripts_do_not_write() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisCommands<String, String> redis = sink.as(RedisCommands.class);

    redis.evalRo("s", List.of("k"), NONE, Replies.tree());
    assertEquals(true, sink.last().spec().isRead());
    assertEquals(3, sink.last().spec().firstKey());

    redis.fcall("f", NONE, NONE, Replies.tree());
    assertEquals(false, sink.last().spec().isRead());
    assertEquals(0, sink.last().spec().firstKey());
  }
}
