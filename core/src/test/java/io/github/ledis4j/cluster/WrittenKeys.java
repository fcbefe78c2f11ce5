package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.Overflow;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keys that are written once each, and what was told of them. */
final class WrittenKeys {
  /** How late an event may be at least that was on its way when the last sign of a server came. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final int SPREAD = 30;

  /** Drops nothing, and hardly ever leaves something unread that a lost connection takes along. */
  static final PubSubOptions ALL =
      PubSubOptions.DEFAULT.buffer(1 << 16).whenFull(Overflow.BACK_PRESSURE);

  /** A key that was written between these times. */
  private record Written(String key, Instant before, Instant after) {}

  private final RedisClusterClient redis;
  private final String prefix;
  private final Queue<Written> written = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final Queue<Gap<String>> gaps = new ConcurrentLinkedQueue<>();
  private final Lateness lateness = new Lateness(LATE);
  private int next;

  WrittenKeys(RedisClusterClient redis, String prefix) {
    this.redis = redis;
    this.prefix = prefix;
  }

  String pattern() {
    return prefix + ":*";
  }

  /** Listens to what becomes of the keys. */
  Subscription listen(PubSub<String, String> pubsub) {
    pubsub.onGap(gaps::add);
    return RealCluster.get(pubsub.subscribeKeyspace(pattern(), this::took));
  }

  private void took(KeyspaceEvent<String, String> event) {
    if (event.event().equals("set")) {
      lateness.came(event.key());
      told.merge(event.key(), 1, Integer::sum);
    }
  }

  /** Writes some keys that are spread over all masters, and gives them. */
  List<String> writeSome() {
    List<String> keys = new ArrayList<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < SPREAD; i++) {
      String key = prefix + ":" + next++ + "{" + i + "}";
      keys.add(key);
      Instant before = Instant.now();
      lateness.begins(key, before);
      all.add(
          redis
              .set(key, "x")
              .handle(
                  (done, failure) ->
                      failure != null || written.add(new Written(key, before, Instant.now()))));
    }
    RealCluster.get(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
    return keys;
  }

  /** Writes until a task is done. */
  void writeWhile(Runnable task) {
    CompletableFuture<Void> done = CompletableFuture.runAsync(task);
    do {
      writeSome();
    } while (!done.isDone());
    RealCluster.get(done);
  }

  /** Writes until all masters are listened to again. */
  void writeUntilAllIsTold() {
    await(() -> isToldSoon(writeSome()), () -> "not told of any more");
  }

  private boolean isToldSoon(List<String> keys) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
    while (!told.keySet().containsAll(keys) && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return told.keySet().containsAll(keys);
  }

  /** Fails unless each key was told of, but for those in gaps. */
  void check() {
    await(() -> missing().isEmpty(), () -> "lost in no gap: " + gaps + " " + missing());
  }

  /** Fails if a key was told of twice. */
  void checkDuplicates() {
    told.forEach((key, times) -> assertEquals(1, times, key));
  }

  private List<Written> missing() {
    return written.stream()
        .filter(each -> !told.containsKey(each.key))
        .filter(each -> gaps.stream().noneMatch(gap -> isIn(gap, each)))
        .toList();
  }

  private boolean isIn(Gap<String> gap, Written key) {
    return gap.names().equals(List.of(pattern()))
        && !key.after.isBefore(gap.since().minus(lateness.most()))
        && !key.before.isAfter(gap.until());
  }

  /** Waits until so many gaps are told of. */
  void awaitGaps(int count) {
    await(() -> gaps.size() >= count, () -> "only these gaps: " + gaps);
  }

  int gaps() {
    return gaps.size();
  }

  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - end < 0, otherwise);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
