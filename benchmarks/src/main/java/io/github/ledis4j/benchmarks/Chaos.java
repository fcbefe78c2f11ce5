package io.github.ledis4j.benchmarks;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Random commands on three masters with a replica each, while slots move, replicas take over, and
 * nodes are killed and frozen. Exits with 1 if a reply was wrong, a write was lost that no server
 * lost by itself, one ran twice or out of order, or a future never completed. {@code
 * benchmarks/soak} runs it.
 */
final class Chaos {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration DRAIN = DEADLINE.plusSeconds(15);

  private final ChaosOptions options;
  private final RedisCluster cluster;
  private final RedisClusterClient redis;
  private final ChaosJournals journals;
  private final ChaosRedirects redirects;
  private final SoakTally tally = new SoakTally();
  private final ChaosVerdict verdict = new ChaosVerdict();
  private final List<ChaosLoad> loads = new ArrayList<>();
  private final ChaosWeather weather;
  private final long start = System.nanoTime();
  private volatile boolean stopped;

  private Chaos(
      ChaosOptions options,
      RedisCluster cluster,
      RedisClusterClient redis,
      ChaosRedirects redirects)
      throws IOException {
    this.redirects = redirects;
    this.options = options;
    this.cluster = cluster;
    this.redis = redis;
    Map<String, Path> folders = folders();
    Path beside = Objects.requireNonNull(folders.values().iterator().next().getParent());
    journals = new ChaosJournals(Files.createTempDirectory(beside, "journals"), folders);
    for (int lane = 0; lane < options.threads(); lane++) {
      loads.add(new ChaosLoad(redis, tally, verdict, this::now, () -> stopped, lane));
    }
    weather =
        new ChaosWeather(
            cluster,
            options.version() == RedisVersion.VALKEY_9_1,
            new SplittableRandom(options.seed()),
            this::now,
            dice -> loads.get(dice.nextInt(loads.size())).key(dice),
            () -> Objects.requireNonNull(redis.topology()).shards());
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    ChaosOptions options = ChaosOptions.parse(args);
    RedisCluster cluster =
        RedisCluster.ofMasters(3)
            .replicas(1)
            .version(options.version())
            .config("cluster-require-full-coverage no")
            .config("cluster-allow-replica-migration no")
            // What is written is with the system before it is answered, and stays there.
            .config("appendonly yes")
            .config("appendfsync no")
            .config("auto-aof-rewrite-percentage 0")
            .start();
    ChaosRedirects redirects = new ChaosRedirects();
    RedisClusterClient redis =
        RedisClusterClient.builder()
            .url(cluster.uri())
            .observer(redirects)
            .commandTimeout(DEADLINE)
            .connections(c -> c.deadPeerAfter(Duration.ofSeconds(4)))
            .build();
    redis.connect().join();
    boolean passed = new Chaos(options, cluster, redis, redirects).passes();
    cluster.close();
    // The client is left to the end of this process: a close that hangs must hide no verdict.
    System.exit(passed ? 0 : 1);
  }

  private Map<String, Path> folders() {
    Map<String, Path> folders = new HashMap<>();
    redis
        .onEachNode(node -> node.configGet("dir"))
        .join()
        .values()
        .forEach((node, dir) -> folders.put(node.id(), Path.of(dir.get("dir"))));
    return folders;
  }

  /** Whatever goes wrong while it judges: its threads must not keep the process. */
  private boolean passes() throws IOException, InterruptedException {
    try {
      return run();
    } catch (RuntimeException | AssertionError e) {
      e.printStackTrace();
      return false;
    }
  }

  private boolean run() throws IOException, InterruptedException {
    System.out.println(options);
    redis.events().subscribe(this::note);
    List<Thread> threads = loads.stream().map(load -> new Thread(load, "chaos")).toList();
    threads.forEach(Thread::start);
    trouble();
    stopped = true;
    drain(threads);
    cluster.awaitWell();
    loads.forEach(ChaosLoad::judge);
    verdict.settle(weather.losses(), journals.find(verdict.wanted()), unanswered());
    journals.delete();
    return report();
  }

  private void note(ClusterEvent event) {
    if (event instanceof ClusterEvent.Failover failover) {
      verdict.replaced(new ChaosVerdict.Write(failover.before().id(), now()));
    }
  }

  private void trouble() throws InterruptedException {
    SplittableRandom dice = new SplittableRandom(options.seed());
    long end = now() + (long) (options.minutes() * TimeUnit.MINUTES.toNanos(1));
    while (now() < end) {
      TimeUnit.MILLISECONDS.sleep(dice.nextInt(300, 3_000));
      journals.keep();
      long before = now();
      ChaosWeather.Deed deed = weather.disturb();
      System.out.printf(
          "%,7.1f s: %s, %.1f s; %s; %s%n",
          now() / 1e9, deed.label(), (now() - before) / 1e9, tally, redirects);
    }
  }

  private void drain(List<Thread> threads) throws InterruptedException {
    long end = now() + DRAIN.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - now())));
    }
    while (tally.outstanding() != 0 && now() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** How many pops may have taken an element that nobody got. */
  private long unanswered() {
    return redis.popStatistics().unanswered() + redis.popStatistics().undelivered();
  }

  private boolean report() {
    verdict.add(ChaosFinding.STRAY, tally.wrong());
    verdict.add(ChaosFinding.NEVER_COMPLETED, Math.abs(tally.outstanding()));
    boolean passed = tally.clean() && verdict.clean();
    System.out.printf(
        "%s: %s%n  %s%n  %s%n  %s%n%sFailures:%n%s",
        passed ? "passed" : "FAILED", options, weather, tally, redirects, verdict, tally.table());
    return passed;
  }

  private long now() {
    return System.nanoTime() - start;
  }
}
