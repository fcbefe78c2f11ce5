package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schedules hold, are the same each time, and do not hold where something is wrong. */
class SimulationTest {
  private static final int SEEDS = 2_000;

  @Test
  void should_hold_when_schedules_are_played() {
    List<String> failed = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<String> wrong = new Simulation(Schedule.of(seed)).run();
      if (!wrong.isEmpty()) {
        failed.add("./simulate --seed " + seed + ": " + wrong);
      }
    }
    assertEquals(List.of(), failed);
  }

  @Test
  void should_be_the_same_when_a_seed_is_played_again() {
    assertEquals(Schedule.of(7), Schedule.of(7));
    for (long seed = 1; seed <= 50; seed++) {
      assertEquals(events(seed), events(seed), "seed " + seed);
    }
  }

  private static long events(long seed) {
    Simulation simulation = new Simulation(Schedule.of(seed));
    simulation.run();
    return simulation.events();
  }

  @Test
  void should_say_so_when_a_reply_is_that_of_another() {
    assertNoticed("got another's reply", replies -> replies.replace("string1#", "string2#"));
  }

  @Test
  void should_say_so_when_a_counter_did_not_count() {
    assertNoticed(" successes", replies -> replies.replaceAll("^:\\d+\r", ":1\r"));
  }

  @Test
  void should_say_so_when_an_element_comes_twice_or_not_at_all() {
    assertNoticed("delivered twice", replies -> replies.replaceAll("list1#\\d\r", "list1#1\r"));
    assertNoticed("lost [", replies -> replies.replaceAll("list1#\\d\r", "list1#1\r"));
  }

  @Test
  void should_say_so_when_nothing_comes_any_more() {
    assertNoticed("had not succeeded", replies -> replies.replaceAll("^\\+OK\r\n$", ""));
  }

  @Test
  void should_say_so_when_a_reply_is_none() {
    assertNoticed("over a reply that nobody sent", replies -> replies.replaceAll("^:", "x"));
  }

  private static void assertNoticed(String sentence, UnaryOperator<String> lie) {
    Stream<String> told = LongStream.rangeClosed(1, 1_000).boxed().flatMap(seed -> told(seed, lie));
    assertTrue(told.anyMatch(each -> each.contains(sentence)), sentence);
  }

  private static Stream<String> told(long seed, UnaryOperator<String> lie) {
    Simulation simulation = new Simulation(Schedule.of(seed));
    simulation.stage().network().tamper(lie);
    return simulation.run().stream();
  }

  @Test
  void should_keep_only_what_is_needed_when_a_schedule_is_shrunk() {
    Schedule schedule = Schedule.of(5);
    int last = schedule.steps().size() - 1;
    Schedule least = Shrinker.shrink(schedule, each -> has(each, 0) && has(each, last));
    assertEquals(List.of(0, last), least.steps().stream().map(Step::number).toList());
  }

  private static boolean has(Schedule schedule, int number) {
    return schedule.steps().stream().anyMatch(step -> step.number() == number);
  }
}
