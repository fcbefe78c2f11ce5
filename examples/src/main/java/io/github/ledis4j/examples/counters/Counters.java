package io.github.ledis4j.examples.counters;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterEvent.Failover;
import io.github.ledis4j.cluster.ClusterEvent.SlotsMoved;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts on a cluster of six nodes while slots move and a master is killed, and says what became of
 * each command. Run by {@code examples/run counters}.
 */
public final class Counters {
  private static final String USAGE = "usage: examples/run counters [--counters N]";

  private final RedisCluster cluster;
  private final RedisClusterClient redis;
  private final List<String> keys;
  private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
  private volatile boolean over;

  private Counters(RedisCluster cluster, RedisClusterClient redis, int count) {
    this.cluster = cluster;
    this.redis = redis;
    this.keys = IntStream.range(0, count).mapToObj(i -> "counter:" + i).toList();
  }

  /**
   * Runs the program.
   *
   * @param args how many counters there are, by default 1,000
   */
  public static void main(String[] args) {
    CommandLine.run("counters", () -> run(CommandLine.parse(USAGE, args, "counters")));
  }

  private static void run(CommandLine arguments) {
    if (arguments.word(USAGE) != null) {
      throw new IllegalArgumentException(USAGE);
    }
    RedisCluster servers = RedisCluster.ofMasters(3).replicas(1);
    String missing = servers.unavailableReason();
    if (missing != null) {
      throw new IllegalStateException("no Redis: " + missing);
    }
    try (RedisCluster cluster = servers.start();
        RedisClusterClient redis = RedisClusterClient.create(cluster.uri())) {
      redis.events().subscribe(event -> System.out.println("  told: " + text(event)));
      new Counters(cluster, redis, Math.max(1, arguments.number("counters", 1_000))).play();
    }
  }

  private static String text(ClusterEvent event) {
    if (event instanceof SlotsMoved moved) {
      return moved.slots() + " moved from " + text(moved.from()) + " to " + text(moved.to());
    }
    return event instanceof Failover failover
        ? text(failover.after()) + " took over from " + text(failover.before())
        : event.getClass().getSimpleName();
  }

  private static String text(@Nullable Node node) {
    return node == null ? "nobody" : String.valueOf(node.endpoint());
  }

  private void play() {
    redis.connect().join();
    redis
        .topology()
        .shards()
        .forEach(shard -> System.out.println(text(shard.master()) + " owns " + shard.slots()));
    CompletableFuture<Void> counting = CompletableFuture.runAsync(this::count);
    moveSlots();
    killMaster();
    over = true;
    counting.join();
    System.out.println("commands by outcome: " + outcomes);
    System.out.println("sum of all counters: " + sum());
  }

  /** Rounds of one command for each counter, the next one when all of these have their end. */
  private void count() {
    while (!over) {
      CompletableFuture.allOf(
              keys.stream()
                  .map(key -> redis.incr(key).handle((value, failure) -> note(failure)))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private Outcome note(@Nullable Throwable failure) {
    Outcome outcome = Outcome.of(failure);
    outcomes.computeIfAbsent(outcome, any -> new LongAdder()).increment();
    return outcome;
  }

  private void moveSlots() {
    List<ClusterNode> masters = cluster.masters();
    for (String key : keys.subList(0, Math.min(20, keys.size()))) {
      ClusterNode owner = cluster.owner(key);
      int next = (masters.indexOf(owner) + 1) % masters.size();
      cluster.move(cluster.slotOf(key), masters.get(next));
    }
    System.out.println("moved slots while counting");
  }

  private void killMaster() {
    ClusterNode master = cluster.masters().get(0);
    ClusterNode replica = master.replicas().get(0);
    long start = System.nanoTime();
    master.server().kill();
    cluster.awaitWell();
    System.out.printf(
        "killed %s, and %s took over within %d ms%n",
        master, replica, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private long sum() {
    return keys.stream().map(redis::get).toList().stream()
        .mapToLong(value -> Long.parseLong(value.join()))
        .sum();
  }
}
