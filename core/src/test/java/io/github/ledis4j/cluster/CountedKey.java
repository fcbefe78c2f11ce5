package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A key that is counted up, a few times at once, and what became of it each time. One thread sends.
 */
final class CountedKey {
  private static final int AT_ONCE = 100;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RedisClusterClient redis;
  private final String name;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();
  private final Slowest slowest = new Slowest();
  private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean goesOn;
  private int sent;

  private CountedKey(RedisClusterClient redis, String name) {
    this.redis = redis;
    this.name = name;
  }

  /** A key that nobody has used yet, of the slots of a node. */
  static CountedKey of(RedisClusterClient redis, RedisCluster cluster, ClusterNode owner) {
    String name =
        IntStream.generate(NUMBER::incrementAndGet)
            .mapToObj(number -> "counted:" + number)
            .filter(key -> cluster.owner(key) == owner)
            .findFirst()
            .orElseThrow();
    return new CountedKey(redis, name);
  }

  String name() {
    return name;
  }

  /** Sends as many as may be open, and leaves others the time to answer. */
  void sendMany() {
    while (open.get() < AT_ONCE) {
      send();
    }
    LockSupport.parkNanos(1_000_000);
  }

  private void send() {
    boolean behindFailures = unknown.get() > 0;
    open.incrementAndGet();
    sent++;
    slowest
        .watch(redis.incr(name))
        .whenComplete(
            (value, failure) -> {
              ended(behindFailures, failure);
              open.decrementAndGet();
            });
  }

  private void ended(boolean behindFailures, @Nullable Throwable failure) {
    if (failure == null) {
      acknowledged.incrementAndGet();
      goesOn |= behindFailures;
    } else if (Outcome.of(failure) == Outcome.UNKNOWN && !behindFailures) {
      unknown.incrementAndGet();
    } else {
      wrong.add(failure);
    }
  }

  /** Tells whether one has succeeded that was sent when others had failed. */
  boolean goesOnAfterFailures() {
    assertTrue(wrong.isEmpty(), wrong::toString);
    return goesOn;
  }

  /** Waits until all that was sent is over. */
  void awaitAll() {
    RealCluster.await(Duration.ofMinutes(1), () -> open.get() == 0);
  }

  /** How many were sent and have not been answered. */
  int unknown() {
    return unknown.get();
  }

  /**
   * Fails if one has run twice, has failed otherwise than unanswered by a master that is lost, or
   * has failed though it was sent only after that was known.
   */
  void checkNothingRanTwice() {
    assertTrue(wrong.isEmpty(), wrong::toString);
    assertEquals(sent, acknowledged.get() + unknown.get());
    assertTrue(unknown.get() <= AT_ONCE, this::toString);
    long value = Long.parseLong(RealCluster.get(redis.get(name)));
    assertTrue(value <= sent, () -> value + " of " + this);
    if (unknown.get() == 0) {
      assertEquals(acknowledged.get(), value);
    }
  }

  /** Fails if the key is behind what was acknowledged, which only a failover may do. */
  void checkNothingIsLost() {
    long value = Long.parseLong(RealCluster.get(redis.get(name)));
    assertTrue(value >= acknowledged.get(), () -> value + " of " + this);
  }

  @Override
  public String toString() {
    return name
        + ": "
        + acknowledged
        + " acknowledged, "
        + unknown
        + " unknown, "
        + wrong.size()
        + " wrong, "
        + slowest;
  }
}
