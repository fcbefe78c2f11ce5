package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules of clusters hold, are the same each time, and do not hold where something is wrong. */
class ClusterPlayTest {
  private static final int SEEDS = 125;

  @ParameterizedTest
  @ValueSource(longs = {1, 1 + SEEDS, 1 + 2 * SEEDS, 1 + 3 * SEEDS})
  void should_hold_when_schedules_of_clusters_are_played(long first) {
    List<String> failed = new ArrayList<>();
    for (long seed = first; seed < first + SEEDS; seed++) {
      List<String> wrong = new Simulation(Schedule.ofCluster(seed)).run();
      if (!wrong.isEmpty()) {
        failed.add("./simulate --cluster --seed " + seed + ": " + wrong);
      }
    }
    assertEquals(List.of(), failed);
  }

  @Test
  void should_say_so_when_a_reply_is_that_of_another() {
    assertNoticed("got another's reply", replies -> replies.replace("string1#", "string2#"));
  }

  @Test
  void should_say_so_when_nobody_names_the_owners() {
    assertNoticed("had not succeeded", replies -> replies.replace("slots\r\n*2", "slots\r\n*0"));
  }

  private static void assertNoticed(String sentence, UnaryOperator<String> lie) {
    boolean noticed =
        LongStream.rangeClosed(1, 500)
            .mapToObj(seed -> told(seed, lie))
            .anyMatch(told -> told.stream().anyMatch(each -> each.contains(sentence)));
    assertTrue(noticed, sentence);
  }

  private static List<String> told(long seed, UnaryOperator<String> lie) {
    Simulation simulation = new Simulation(Schedule.ofCluster(seed));
    simulation.stage().network().tamper(lie);
    return simulation.run();
  }
}
