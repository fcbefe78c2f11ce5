package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void should_select_by_part_of_the_name_when_works_and_clients_are_named() {
    Options options =
        Options.parse(new String[] {"--works", "hgetall,1 mib", "--clients", "LEDIS4J,lett"});

    assertEquals(
        List.of(Work.GET_MIB, Work.SET_MIB, Work.HGETALL, Work.UNIX_GET_MIB, Work.UNIX_SET_MIB),
        options.selectedWorks());
    assertTrue(options.client("Lettuce"));
    assertFalse(options.client("Jedis"));
  }

  @Test
  void should_select_everything_when_nothing_is_named() {
    Options options = Options.parse(new String[] {"--seconds", "7", "--rounds", "2"});

    // A JVM without virtual threads leaves out their row.
    Set<Work> left = EnumSet.allOf(Work.class);
    if (Runtime.version().feature() < 21) {
      left.remove(Work.GET_WAIT_VIRTUAL);
    }
    assertEquals(List.copyOf(left), options.selectedWorks());
    assertEquals(7, options.seconds());
    assertEquals(2, options.rounds());
  }

  @Test
  void should_show_the_usage_when_a_flag_is_unknown_or_lacks_its_value() {
    for (String[] args : List.of(new String[] {"--fast", "1"}, new String[] {"--seconds"})) {
      assertEquals(
          Options.USAGE,
          assertThrows(IllegalArgumentException.class, () -> Options.parse(args)).getMessage());
    }
  }
}
