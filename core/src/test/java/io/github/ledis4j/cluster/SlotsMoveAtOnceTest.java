package io.github.ledis4j.cluster;

import static io.github.ledis4j.cluster.RealCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A third of all slots changes its master in one step, which only Valkey 9 can. */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
class SlotsMoveAtOnceTest {
  private static final RedisVersion VERSION = RedisVersion.VALKEY_9_1;
  private static final int LAST = 16_384 / 3;
  private static final int MOVES = Extent.of(2, 50);
  private static final List<String> KEYS =
      IntStream.range(0, 1_000).mapToObj(i -> "key:" + i).toList();

  private final Slowest slowest = new Slowest();
  private int next;

  @Test
  void should_lose_and_reorder_nothing_when_a_third_of_the_slots_moves_at_once() {
    assumeTrue(VERSION.isAvailable(), VERSION::unavailableReason);
    try (RedisCluster cluster = RedisCluster.ofMasters(3).version(VERSION).start();
        RedisClusterClient redis = client(cluster)) {
      for (int i = 0; i < MOVES; i++) {
        appendDuring(redis, CompletableFuture.runAsync(() -> move(cluster)));
      }

      String all = IntStream.range(0, next).mapToObj(i -> i + ",").collect(Collectors.joining());
      KEYS.forEach(key -> assertEquals(all, get(redis.get(key)), key));
      assertEquals(0, redis.statistics().asked());
      assertTrue(redis.statistics().moved() > 0, "nothing was sent on");
      report(redis);
    }
  }

  private static RedisClusterClient client(RedisCluster cluster) {
    return RedisClusterClient.builder()
        .url(cluster.uri())
        .commandTimeout(Duration.ofSeconds(30))
        .build();
  }

  private static void move(RedisCluster cluster) {
    ClusterNode owner = cluster.owner(0);
    ClusterNode other =
        cluster.masters().stream().filter(node -> node != owner).findFirst().orElseThrow();
    cluster.moveAtomically(0, LAST - 1, other);
  }

  /** Ends with nothing under way to the old owner, so that the slots may come back to it. */
  private void appendDuring(RedisClusterClient redis, CompletableFuture<Void> move) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    do {
      String number = next++ + ",";
      KEYS.forEach(key -> sent.add(slowest.watch(redis.append(key, number))));
      get(sent.get(sent.size() - 1));
    } while (!move.isDone());
    get(move);
    sent.forEach(RealCluster::get);
  }

  private void report(RedisClusterClient redis) {
    Extent.report(
        VERSION,
        (long) next * KEYS.size()
            + " APPENDs while "
            + LAST
            + " slots moved at once, "
            + MOVES
            + " times: in order, "
            + redis.statistics().moved()
            + " MOVED, "
            + slowest);
  }
}
