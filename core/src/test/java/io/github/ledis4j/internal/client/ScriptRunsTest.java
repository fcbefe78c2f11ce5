package io.github.ledis4j.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptRunsTest {

  @Test
  void should_warn_once_when_a_server_that_wears_out_has_run_many() {
    ScriptRuns runs = new ScriptRuns(true);
    assertEquals("", count(runs, "EVAL", 3_999));
    String warning = count(runs, "EVALSHA", 1);
    assertTrue(warning.contains("4000 scripts"), warning);
    assertEquals("", count(runs, "EVAL", 5_000));
    assertEquals(9_000, runs.sum());
  }

  @Test
  void should_not_warn_when_the_server_does_not_wear_out_or_nothing_is_run() {
    assertEquals("", count(new ScriptRuns(false), "EVAL", 5_000));
    ScriptRuns none = new ScriptRuns(true);
    assertEquals("", count(none, "SCRIPT", 5_000));
    assertEquals(0, none.sum());
  }

  private static String count(ScriptRuns runs, String name, int times) {
    PrintStream usual = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Command<?> command = Command.of(name, "return 1", 0);
      for (int i = 0; i < times; i++) {
        runs.count(command);
      }
    } finally {
      System.setErr(usual);
    }
    return log.toString(StandardCharsets.UTF_8);
  }
}
