package io.github.ledis4j.simulator;

import static io.github.ledis4j.simulator.Simulation.SECOND;

import io.github.ledis4j.simulator.user.ClusterDeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to happen: made from a seed, always the same, and less of it if some steps are left out.
 *
 * @param seed what all chance comes from
 * @param play what it is about
 * @param steps in the order of their times
 */
record Schedule(long seed, Play play, List<Step> steps) {
  private static final int MOST_DEEDS = 60;
  private static final int MOST_TROUBLES = 6;

  /** How long users are at work, and how long the weather may be bad. */
  static final long WORK = 2 * SECOND;

  static final long BAD = WORK * 3 / 4;

  /** One about one server or a service. */
  static Schedule of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Play play = Play.of(random);
    List<Step> steps = new ArrayList<>();
    add(steps, random.nextInt(MOST_TROUBLES + 1), BAD, play::trouble, random);
    // Half of the schedules are dense: what overlaps is what breaks.
    long work = random.nextBoolean() ? WORK : WORK / 10;
    return of(seed, play, play::deed, steps, work, random);
  }

  /** One about a cluster, to which more happens, and most of it while users are at work. */
  static Schedule ofCluster(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    // Messages tell most where there are many of them, many who listen, and much that moves.
    boolean pubsub = random.nextInt(3) == 0;
    long work = pubsub || random.nextBoolean() ? WORK : WORK / 10;
    int troubles = random.nextInt(2 * MOST_TROUBLES + 1);
    Function<SplittableRandom, Enum<?>> trouble =
        pubsub ? ClusterTrouble::ofPubsub : Play.CLUSTER::trouble;
    add(steps, troubles, Math.min(work, BAD), trouble, random);
    return of(
        seed, Play.CLUSTER, pubsub ? Schedule::pubsub : Play.CLUSTER::deed, steps, work, random);
  }

  private static Enum<?> pubsub(SplittableRandom random) {
    return ClusterDeed.PUBSUB.get(random.nextInt(ClusterDeed.PUBSUB.size()));
  }

  private static Schedule of(
      long seed,
      Play play,
      Function<SplittableRandom, Enum<?>> deed,
      List<Step> steps,
      long work,
      SplittableRandom random) {
    // Most are short: there are more of them, and as many events find about as much that way.
    int deeds = 1 + random.nextInt(1 + random.nextInt(MOST_DEEDS));
    add(steps, deeds, work, deed, random);
    steps.sort(Comparator.comparingLong(Step::at));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      steps.set(i, new Step(i, step.at(), step.what(), step.dice()));
    }
    return new Schedule(seed, play, List.copyOf(steps));
  }

  private static void add(
      List<Step> steps,
      int number,
      long until,
      Function<SplittableRandom, Enum<?>> what,
      SplittableRandom random) {
    for (int i = 0; i < number; i++) {
      steps.add(new Step(0, random.nextLong(until), what.apply(random), random.nextLong()));
    }
  }

  /** The expression that makes it. */
  String inJava() {
    return "new Schedule(%dL, Play.%s, List.of(%s))"
        .formatted(seed, play, steps.stream().map(Step::inJava).collect(Collectors.joining(", ")));
  }

  /** Whether no trouble befalls it. */
  boolean isFair() {
    return steps.stream().noneMatch(step -> step.what() instanceof Misfortune);
  }

  /** Only the steps of these numbers. */
  Schedule only(Set<Integer> numbers) {
    return new Schedule(
        seed, play, steps.stream().filter(step -> numbers.contains(step.number())).toList());
  }
}
