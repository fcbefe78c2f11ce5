package io.github.ledis4j.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.simulator.user.RedisDeed;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** All that happens in a schedule depends on its seed alone. */
class DigestTest {
  private static final long SEEDS = 40;
  private static final long MILLISECOND = 1_000_000;

  private static List<String> digests() {
    return LongStream.rangeClosed(1, SEEDS).mapToObj(DigestTest::digest).toList();
  }

  private static String digest(long seed) {
    return digest(Schedule.of(seed));
  }

  private static String digest(Schedule schedule) {
    Simulation simulation = new Simulation(schedule);
    simulation.run();
    return simulation.digest();
  }

  private static List<String> backwards() {
    List<String> digests = new ArrayList<>();
    for (long seed = SEEDS; seed > 0; seed--) {
      digests.add(digest(seed));
    }
    Collections.reverse(digests);
    return digests;
  }

  @Test
  void should_be_the_same_when_other_schedules_were_played_before() {
    assertEquals(digests(), backwards());
  }

  @Test
  void should_be_the_same_when_others_are_played_at_the_same_time() {
    Executor threads = Executors.newFixedThreadPool(4, Player::new);
    List<CompletableFuture<String>> playing =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> CompletableFuture.supplyAsync(() -> digest(seed), threads))
            .toList();
    assertEquals(digests(), playing.stream().map(CompletableFuture::join).toList());
  }

  @Test
  void should_be_the_same_when_a_cluster_is_played_again() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Schedule schedule = Schedule.ofCluster(seed);
      assertEquals(digest(schedule), digest(schedule));
    }
  }

  /** They were told so in an order that came from the hash codes of objects. */
  @Test
  void should_be_the_same_when_many_wait_for_a_host_that_is_gone() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom dice = new SplittableRandom(seed);
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        steps.add(new Step(i, i * MILLISECOND, RedisDeed.LONG_POP, dice.nextLong()));
      }
      steps.add(new Step(10, 200 * MILLISECOND, Trouble.HOST_GONE, dice.nextLong()));
      Schedule schedule = new Schedule(seed, Play.REDIS, steps);
      assertEquals(digest(schedule), digest(schedule));
    }
  }

  @Test
  void should_be_the_same_when_another_process_plays_them() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName(),
                "--digests",
                "1-" + SEEDS)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told = other.inputReader()) {
      assertEquals(digests(), told.lines().limit(SEEDS).toList());
    }
  }
}
