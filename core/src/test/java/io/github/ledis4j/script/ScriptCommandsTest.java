package io.github.ledis4j.script;

import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.internal.command.CommandAccess.internals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.ledis.LedisCommands;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScriptCommandsTest {
  private static final Script<Long> SCRIPT = Script.of("return 7", Replies.integer());

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_scripts_are_meant() {
    List<String> keys = List.of("k1", "k2");
    List<String> none = List.of();
    return new CommandTable<ScriptCommands<String, String>>(ScriptCommands.class)
        .row("EVAL s 0", c -> c.eval("s", none, none, Replies.integer()), ":3\r\n", 3L)
        .row(
            "EVAL s 2 k1 k2 v",
            c -> c.eval("s", keys, List.of("v"), Replies.text()),
            bulk("x"),
            "x")
        .row("EVAL s 0 v", c -> c.eval("s", none, List.of("v"), Replies.text()), "$-1\r\n", null)
        .nulls("EVAL", c -> c.eval(null, none, none, Replies.tree()))
        .nulls("EVAL", c -> c.eval("s", null, none, Replies.tree()))
        .nulls("EVAL", c -> c.eval("s", none, none, null))
        .row("EVALSHA d 2 k1 k2", c -> c.evalsha("d", keys, none, Replies.ok()), "+OK\r\n", true)
        .row(
            "EVALSHA " + SCRIPT.digest() + " 1 k v",
            c -> c.eval(SCRIPT, List.of("k"), List.of("v")),
            ":7\r\n",
            7L)
        .row(
            "EVALSHA " + SCRIPT.digest() + " 0",
            c -> c.script(SCRIPT).run(none, none),
            ":8\r\n",
            8L)
        .nulls("EVAL", c -> c.eval(null, none, none))
        .nulls("EVAL", c -> c.eval(SCRIPT, null, none))
        .nulls("EVAL", c -> c.eval(SCRIPT, none, null))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_kept_scripts_are_meant() {
    return new CommandTable<StoredScriptCommands<String, String>>(StoredScriptCommands.class)
        .row("SCRIPT LOAD s", c -> c.scriptLoad("s"), bulk("e0e1"), "e0e1")
        .row(
            "SCRIPT EXISTS e0e1 f",
            c -> c.scriptExists("E0E1", "f"),
            "*2\r\n:1\r\n:0\r\n",
            List.of(true, false))
        .refused("SCRIPT EXISTS", c -> c.scriptExists(), "at least one digest is needed")
        .row("SCRIPT EXISTS e0", c -> c.scriptExists(List.of("E0")), "*1\r\n:0\r\n", List.of(false))
        .row("SCRIPT FLUSH", c -> c.scriptFlush(), "+OK\r\n", null)
        .tests();
  }

  @Test
  void should_know_the_key_when_script_has_one() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    LedisCommands<String, String> ledis = sink.as(LedisCommands.class);

    ledis.eval("s", List.of("k"), List.of(), Replies.tree());
    assertEquals(3, sink.last().spec().firstKey());
    assertEquals(false, internals().isKnown(sink.last()));

    ledis.evalsha("d", List.of(), List.of("v"), Replies.tree());
    assertEquals(0, sink.last().spec().firstKey());
    assertEquals(false, sink.last().spec().isRead());
  }
}
