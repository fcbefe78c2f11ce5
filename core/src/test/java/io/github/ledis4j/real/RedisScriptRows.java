package io.github.ledis4j.real;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.FunctionInfo;
import io.github.ledis4j.command.redis.FunctionLibrary;
import io.github.ledis4j.command.redis.FunctionListOptions;
import io.github.ledis4j.command.redis.FunctionRestorePolicy;
import io.github.ledis4j.command.redis.FunctionStats;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.server.FlushMode;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What Redis makes of scripts and functions. */
final class RedisScriptRows {
  private static final String LISTS = "return {KEYS[1], ARGV[1], false}";
  private static final Script<Long> ONE = Script.of("return 1", Replies.integer());
  private static final String LIBRARY =
      "#!lua name=lib\n"
          + "redis.register_function('f', function(keys, args) return args[1] end)\n"
          + "redis.register_function{function_name='r',"
          + " callback=function(keys, args) return 7 end, flags={'no-writes'}}";
  private static final List<String> NONE = List.of();

  private RedisScriptRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    String digest = ONE.digest();
    rows.row(
            "EVAL",
            c -> c.eval(LISTS, List.of("k"), List.of("v"), Replies.list(Replies.text())),
            Arrays.asList("k", "v", null))
        .row("SCRIPT FLUSH SYNC", c -> c.scriptFlush(FlushMode.SYNC), null)
        .refused("EVALSHA flushed", c -> c.evalsha(digest, NONE, NONE, Replies.flag()))
        .row("Script in full", c -> c.eval(ONE, NONE, NONE), 1L)
        .row("Script by its digest", c -> c.script(ONE).run(NONE, NONE), 1L)
        .row("EVALSHA", c -> c.evalsha(digest, NONE, NONE, Replies.flag()), true)
        .row("SCRIPT FLUSH", c -> c.scriptFlush(), null)
        .row("SCRIPT LOAD", c -> c.scriptLoad(ONE.lua()), digest)
        .row(
            "SCRIPT EXISTS",
            c -> c.scriptExists(digest.toUpperCase(Locale.ROOT), "f"),
            List.of(true, false))
        .row("SCRIPT EXISTS list", c -> c.scriptExists(List.of("f")), List.of(false))
        .refused("SCRIPT LOAD wrong", c -> c.scriptLoad("return ("))
        .refused("SCRIPT KILL none", c -> c.scriptKill());
    boolean seven = version.compareTo(RedisVersion.REDIS_7_0) >= 0;
    rows.row(seven, "EVAL_RO", c -> c.evalRo("return 1", NONE, NONE, Replies.integer()), 1L)
        .row(seven, "EVALSHA_RO", c -> c.evalshaRo(digest, NONE, NONE, Replies.integer()), 1L)
        .row(seven, "FUNCTION LOAD", c -> c.functionLoad(LIBRARY), "lib")
        .refused("FUNCTION LOAD again", c -> c.functionLoad(LIBRARY))
        .row(seven, "FUNCTION LOAD REPLACE", c -> c.functionLoadReplacing(LIBRARY), "lib")
        .row(seven, "FCALL", c -> c.fcall("f", List.of("k"), List.of("v"), Replies.text()), "v")
        .row(seven, "FCALL_RO", c -> c.fcallRo("r", NONE, NONE, Replies.integer()), 7L)
        .refused("FCALL_RO writes", c -> c.fcallRo("f", NONE, NONE, Replies.text()))
        .refused("FUNCTION KILL none", c -> c.functionKill())
        .row(seven, "FUNCTION DUMP and RESTORE", RedisScriptRows::restored, null)
        .row(seven, "FUNCTION RESTORE REPLACE", RedisScriptRows::replaced, null)
        .check(
            seven,
            "FUNCTION LIST",
            c -> c.functionList(),
            all -> all.get(0).code() == null && all.get(0).functions().size() == 2)
        .check(
            seven,
            "FUNCTION LIST WITHCODE",
            c -> c.functionList(FunctionListOptions.DEFAULT.library("l*").withCode()),
            all -> LIBRARY.equals(all.get(0).code()) && names(all).equals(Set.of("f", "r")))
        .row(
            seven,
            "FUNCTION LIST none",
            c -> c.functionList(FunctionListOptions.DEFAULT.library("none")),
            List.of())
        .check(seven, "FUNCTION STATS", c -> c.functionStats(), RedisScriptRows::isIdle)
        .row(
            version == RedisVersion.VALKEY_9_1, "SCRIPT SHOW", c -> c.scriptShow(digest), ONE.lua())
        .refused("FUNCTION RESTORE wrong", c -> c.functionRestore(new byte[] {1}))
        .refused(
            "FUNCTION RESTORE APPEND wrong",
            c -> c.functionRestore(new byte[] {1}, FunctionRestorePolicy.APPEND))
        .row(seven, "FUNCTION DELETE", c -> c.functionDelete("lib"), null)
        .row(seven, "FUNCTION FLUSH", c -> c.functionFlush(FlushMode.ASYNC), null)
        .row(seven, "FUNCTION FLUSH as configured", c -> c.functionFlush(), null);
  }

  private static CompletableFuture<Void> restored(RedisCommands<String, String> commands) {
    return commands
        .functionDump()
        .thenCompose(
            payload ->
                commands
                    .functionFlush(FlushMode.SYNC)
                    .thenCompose(flushed -> commands.functionRestore(payload)));
  }

  private static CompletableFuture<Void> replaced(RedisCommands<String, String> commands) {
    return commands
        .functionDump()
        .thenCompose(payload -> commands.functionRestore(payload, FunctionRestorePolicy.REPLACE));
  }

  private static boolean isIdle(FunctionStats stats) {
    FunctionStats.Engine lua = stats.engines().get("LUA");
    return stats.running() == null && lua.libraries() == 1 && lua.functions() == 2;
  }

  private static Set<String> names(List<FunctionLibrary> libraries) {
    return libraries.get(0).functions().stream()
        .map(FunctionInfo::name)
        .collect(Collectors.toSet());
  }
}
