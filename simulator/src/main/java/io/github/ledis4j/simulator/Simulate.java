package io.github.ledis4j.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The command line: plays schedules by their seeds, and shows what is left of those that fail. Each
 * schedule has one thread; as many are played at a time as there are processors.
 */
public final class Simulate {
  private static final String USAGE =
      """
      usage: simulate [--cluster] [--seeds A-B | --seed N | --minutes M | --digests A-B]
        without arguments: new seeds for one minute
        --cluster: schedules of a cluster
        --digests: of each schedule its events and a number that stands for what happened when""";
  private static final int MOST_SHOWN = 20;
  private static final int TOLD_EVERY = 500_000;

  private boolean cluster;
  private long played;
  private long events;
  private long failed;

  private Simulate() {}

  /**
   * See the usage.
   *
   * @param args as they were given to {@code ./simulate}
   */
  public static void main(String[] args) {
    Simulate simulate = new Simulate();
    long start = System.nanoTime();
    try {
      simulate.run(args);
    } catch (IllegalArgumentException e) {
      System.err.println(USAGE);
      System.exit(2);
    }
    System.out.printf(
        "%,d schedules, %,d events, %d failed, %.1f s%n",
        simulate.played, simulate.events, simulate.failed, (System.nanoTime() - start) / 1e9);
    System.exit(simulate.failed == 0 ? 0 : 1);
  }

  private void run(String[] all) {
    cluster = all.length > 0 && all[0].equals("--cluster");
    String[] args = cluster ? Arrays.copyOfRange(all, 1, all.length) : all;
    if (args.length == 0) {
      minutes(1);
    } else if (args.length != 2) {
      throw new IllegalArgumentException(USAGE);
    } else {
      switch (args[0]) {
        case "--seed" -> play(Long.parseLong(args[1]));
        case "--seeds" -> seeds(args[1]);
        case "--digests" -> digests(args[1]);
        case "--minutes" -> minutes(Double.parseDouble(args[1]));
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
  }

  private void seeds(String range) {
    long last = last(range);
    playAll(first(range), seed -> seed <= last);
  }

  private void digests(String range) {
    LongStream.rangeClosed(first(range), last(range))
        .forEach(seed -> System.out.println(play(seed).digest()));
  }

  private static long first(String range) {
    return Long.parseLong(range.split("-", 2)[0]);
  }

  private static long last(String range) {
    return Long.parseLong(range.split("-", 2)[1]);
  }

  private void minutes(double minutes) {
    long end = System.nanoTime() + (long) (minutes * TimeUnit.MINUTES.toNanos(1));
    long first = System.currentTimeMillis() << 20;
    System.out.println("seeds from " + first);
    playAll(first, seed -> System.nanoTime() < end);
  }

  /** Plays one seed after the other, as long as the next one is to be played. */
  private void playAll(long first, LongPredicate goesOn) {
    AtomicLong next = new AtomicLong(first);
    int players = Runtime.getRuntime().availableProcessors();
    Executor threads = Executors.newFixedThreadPool(players, Player::new);
    Runnable player = () -> playFrom(next, goesOn);
    CompletableFuture.allOf(
            IntStream.range(0, players)
                .mapToObj(i -> CompletableFuture.runAsync(player, threads))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void playFrom(AtomicLong next, LongPredicate goesOn) {
    long seed = next.getAndIncrement();
    while (goesOn.test(seed)) {
      play(seed);
      seed = next.getAndIncrement();
    }
  }

  private Simulation play(long seed) {
    Schedule schedule = cluster ? Schedule.ofCluster(seed) : Schedule.of(seed);
    Simulation simulation = new Simulation(schedule);
    List<String> wrong = simulation.run();
    count(schedule, simulation.events(), wrong);
    return simulation;
  }

  private synchronized void count(Schedule schedule, long itsEvents, List<String> wrong) {
    played++;
    events += itsEvents;
    if (played % TOLD_EVERY == 0) {
      System.out.printf("%,d schedules, %d failed so far%n", played, failed);
    }
    if (!wrong.isEmpty()) {
      failed++;
      if (failed <= MOST_SHOWN) {
        show(schedule, wrong);
      }
    }
  }

  private void show(Schedule schedule, List<String> wrong) {
    System.out.println("seed " + schedule.seed() + " fails: " + wrong);
    System.out.println(
        "again: ./simulate " + (cluster ? "--cluster " : "") + "--seed " + schedule.seed());
    Schedule least = Shrinker.shrink(schedule);
    System.out.println("what it needs of its " + schedule.steps().size() + " steps:");
    least.steps().forEach(System.out::println);
    System.out.println("fails so: " + new Simulation(least).run());
    System.out.println("as a test, whatever becomes of its seed: " + least.inJava());
  }
}
