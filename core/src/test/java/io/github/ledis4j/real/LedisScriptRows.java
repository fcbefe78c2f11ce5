package io.github.ledis4j.real;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.script.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What LedisDB makes of scripts: few, as each run wears the server out. */
final class LedisScriptRows {
  private static final String LISTS = "return {KEYS[1], ARGV[1], false}";
  private static final String DIGEST = "e0e1f9fabfc9d4800c877a703b823ac0578ff8db";
  private static final Script<Boolean> ONE = Script.of("return 1", Replies.flag());
  private static final List<String> NONE = List.of();

  private LedisScriptRows() {}

  static void add(CommandRows<LedisCommands<String, String>> rows) {
    rows.row(
            "EVAL",
            c -> c.eval(LISTS, List.of("k"), List.of("v"), Replies.list(Replies.text())),
            Arrays.asList("k", "v", null))
        .row("EVAL number", c -> c.eval("return 3.9", NONE, NONE, Replies.integer()), 3L)
        .row("SCRIPT LOAD", c -> c.scriptLoad("return 1"), DIGEST)
        .row("EVALSHA", c -> c.evalsha(DIGEST, NONE, NONE, Replies.flag()), true)
        .row(
            "SCRIPT EXISTS",
            c -> c.scriptExists(DIGEST.toUpperCase(Locale.ROOT), "f"),
            List.of(true, false))
        .row("Script", c -> c.eval(ONE, NONE, NONE), true)
        .row("Script bound", c -> c.script(ONE).run(NONE, NONE), true)
        .row("SCRIPT FLUSH", c -> c.scriptFlush(), null)
        .row("SCRIPT EXISTS flushed", c -> c.scriptExists(List.of(DIGEST)), List.of(false))
        .refused("EVALSHA flushed", c -> c.evalsha(DIGEST, NONE, NONE, Replies.flag()))
        .refused("SCRIPT LOAD wrong", c -> c.scriptLoad("return ("));
  }
}
