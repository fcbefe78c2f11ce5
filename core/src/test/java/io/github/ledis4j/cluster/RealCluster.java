package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.SlotMove;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A cluster of three masters and a client of it, which the tests of a class share. */
final class RealCluster implements AutoCloseable {
  private final RedisCluster cluster;
  private final RedisClusterClient client;

  RealCluster(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    cluster =
        RedisCluster.ofMasters(3)
            .version(version)
            .password("secret")
            .config("cluster-require-full-coverage no") // two go on while a test has one down
            .start();
    client = another();
  }

  /** Another client, which the test closes. */
  RedisClusterClient another() {
    return RedisClusterClient.create(
        "redis+cluster://:secret@"
            + place(cluster.nodes().get(0))
            + ","
            + place(cluster.nodes().get(1)));
  }

  static Endpoint place(ClusterNode node) {
    return Endpoint.tcp(node.server().host(), node.server().port());
  }

  RedisCluster servers() {
    return cluster;
  }

  RedisClusterClient client() {
    return client;
  }

  /** A master that does not own a key. */
  ClusterNode other(String key) {
    ClusterNode owner = cluster.owner(key);
    return cluster.masters().stream().filter(node -> node != owner).findFirst().orElseThrow();
  }

  /** Moves the slot of a key to another node. */
  void move(String key) {
    cluster.move(cluster.slotOf(key), other(key));
  }

  /** Begins to move the slot of a key to another node. */
  SlotMove beginMove(String key) {
    return cluster.beginMove(cluster.slotOf(key), other(key));
  }

  /** How many connections the nodes have for messages. */
  static long listeners(RedisClusterClient redis) {
    return get(redis.onEachMaster(node -> node.execute("CLIENT", "LIST", "TYPE", "pubsub")))
        .values()
        .values()
        .stream()
        .mapToLong(reply -> reply.text().lines().filter(line -> !line.isBlank()).count())
        .sum();
  }

  static void awaitListeners(RedisClusterClient redis, long count) {
    WrittenKeys.await(
        () -> listeners(redis) == count, () -> listeners(redis) + " connections and not " + count);
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no end within 30 s", e);
    }
  }

  /** Waits for what nobody tells. */
  static void await(Duration limit, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < limit.toNanos(), "not within " + limit);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    client.close();
    cluster.close();
  }
}
