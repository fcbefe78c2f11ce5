package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.examples.counters.Counters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jvm")
@Tag("slow")
class CountersTest {

  @Test
  void should_count_on_when_slots_move_and_a_master_is_killed() throws Exception {
    try (Program counters = Program.start(Counters.class, "--counters", "100")) {
      assertEquals(0, counters.exitCode(), () -> "" + counters.output());
      String said = String.join("\n", counters.output());
      assertTrue(said.contains("took over within"), said);
      assertTrue(said.contains("told: "), said);
      assertTrue(said.matches("(?s).*sum of all counters: [1-9][0-9]*"), said);
    }
  }

  @Test
  void should_say_how_it_is_used() throws Exception {
    try (Program counters = Program.start(Counters.class, "--counter", "80")) {
      assertEquals(1, counters.exitCode());
      assertEquals(
          "[counters: usage: examples/run counters [--counters N]]", "" + counters.output());
    }
  }
}
