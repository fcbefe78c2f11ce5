package io.github.ledis4j.simulator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Leaves out of a schedule that fails whatever it fails without. */
final class Shrinker {
  private Shrinker() {}

  static Schedule shrink(Schedule failing) {
    return shrink(failing, schedule -> !new Simulation(schedule).run().isEmpty());
  }

  static Schedule shrink(Schedule failing, Predicate<Schedule> fails) {
    Schedule least = failing;
    for (int chunk = Math.max(1, least.steps().size() / 2); ; chunk /= 2) {
      for (int from = 0; from < least.steps().size(); ) {
        Schedule less = without(least, from, from + chunk);
        if (fails.test(less)) {
          least = less;
        } else {
          from += chunk;
        }
      }
      if (chunk == 1) {
        return least;
      }
    }
  }

  private static Schedule without(Schedule schedule, int from, int to) {
    List<Step> steps = schedule.steps();
    Set<Integer> kept = new TreeSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i < from || i >= to) {
        kept.add(steps.get(i).number());
      }
    }
    return schedule.only(kept);
  }
}
