package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Pools of single nodes, for what is meant for one node whatever it owns: their connections know
 * nothing of slots. Thread-safe.
 */
final class NodePools {
  private final ConnectionOptions options;
  private final PoolOptions leasing;
  private final Map<Endpoint, ChannelPool> pools = new HashMap<>();
  private boolean closed;

  NodePools(ConnectionOptions options, PoolOptions leasing) {
    this.options = options;
    this.leasing = leasing;
  }

  /**
   * Gives the pool of a node, the same as long as it is there.
   *
   * @param known where nodes are now; pools of others are closed
   * @throws IllegalStateException if the client is closed
   */
  synchronized ChannelPool of(Endpoint place, Set<Endpoint> known) {
    if (closed) {
      throw new IllegalStateException("client is closed");
    }
    pools.entrySet().removeIf(pool -> !known.contains(pool.getKey()) && isLeft(pool.getValue()));
    return pools.computeIfAbsent(
        place, at -> ChannelPool.of(options.toBuilder().endpoint(at).build(), leasing));
  }

  private static boolean isLeft(ChannelPool pool) {
    pool.closeAsync();
    return true;
  }

  synchronized CompletableFuture<Void> closeAsync(Duration limit) {
    closed = true;
    return GuardedFuture.allOf(
        pools.values().stream().map(pool -> pool.closeAsync(limit)).toList());
  }
}
