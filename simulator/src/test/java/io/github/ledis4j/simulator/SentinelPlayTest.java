package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is wrong with masters, replicas and Sentinels is noticed. */
class SentinelPlayTest {
  private static final int SEEDS = 600;

  @Test
  void should_say_so_when_nobody_hears_of_another_master() {
    assertNoticed(
        "a server that is the master no more",
        replies ->
            replies.replace("+switch-master", "+switch-nothin").replace("+promoted", "+nothing!"));
  }

  @Test
  void should_say_so_when_a_replica_passes_for_a_master() {
    assertNoticed(
        "to a server that said it is a replica",
        replies -> replies.replace("$5\r\nslave\r\n$9\r\n127", "$6\r\nmaster\r\n$9\r\n127"));
  }

  @Test
  void should_say_so_when_no_sentinel_names_a_master() {
    assertNoticed(
        "had not succeeded",
        replies -> replies.replace("num-other-sentinels", "num-other-somethings"));
  }

  private static void assertNoticed(String sentence, UnaryOperator<String> lie) {
    boolean noticed =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(Schedule::of)
            .filter(each -> each.play() == Play.SENTINEL)
            .anyMatch(each -> told(each, lie).stream().anyMatch(it -> it.contains(sentence)));
    assertTrue(noticed, sentence);
  }

  private static List<String> told(Schedule schedule, UnaryOperator<String> lie) {
    Simulation simulation = new Simulation(schedule);
    simulation.stage().network().tamper(lie);
    return simulation.run();
  }
}
