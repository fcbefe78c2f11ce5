package io.github.ledis4j.simulator;

import java.util.SplittableRandom;

/**
 * One thing that happens in a schedule.
 *
 * @param number its place in the schedule, from 0
 * @param at when, in nanoseconds from the beginning
 * @param what a deed of a user or a {@link Trouble}
 * @param dice what it leaves to chance comes from this number
 */
record Step(int number, long at, Enum<?> what, long dice) {
  SplittableRandom random() {
    return new SplittableRandom(dice);
  }

  /** The expression that makes it. */
  String inJava() {
    return "new Step(%d, %dL, %s.%s, %dL)"
        .formatted(number, at, what.getDeclaringClass().getSimpleName(), what.name(), dice);
  }

  @Override
  public String toString() {
    return "%5d  %,9d us  %s".formatted(number, at / 1_000, what.name());
  }
}
