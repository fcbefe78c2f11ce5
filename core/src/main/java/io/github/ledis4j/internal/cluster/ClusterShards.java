package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.pool.PushSource;
import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Where sharded channels are, and who the masters are, by the topology. Thread-safe. */
final class ClusterShards implements ShardRoute {
  private final ClusterRouter router;
  private final List<Runnable> told = new CopyOnWriteArrayList<>();

  ClusterShards(ClusterRouter router) {
    this.router = router;
  }

  /** Somebody has looked at the topology. */
  void looked() {
    told.forEach(Runnable::run);
  }

  @Override
  public @Nullable Endpoint owner(int slot) {
    ClusterTopology known = router.topology();
    Shard shard = known == null ? null : known.shard(slot);
    Node master = shard == null ? null : shard.master();
    return master == null ? null : master.endpoint();
  }

  @Override
  public Endpoint known(Endpoint named) {
    NodeLane node = router.nodes().named(named);
    return node == null ? named : node.endpoint();
  }

  private record Master(ClusterShards shards, Endpoint place) implements PushSource {
    @Override
    public Connection listen(PushHandler handler, EventLoop loop) {
      return shards.listen(place, handler, loop);
    }
  }

  /** One that has failed and owns nothing is replaced already, or has nothing to tell. */
  @Override
  public Set<? extends PushSource> masters() {
    ClusterTopology known = router.topology();
    Set<Master> masters = new LinkedHashSet<>();
    if (known != null) {
      for (Shard shard : known.shards()) {
        Node master = shard.master();
        Endpoint place = master == null ? null : master.endpoint();
        if (place != null && (!shard.slots().isEmpty() || master.health() != Health.FAILED)) {
          masters.add(new Master(this, place));
        }
      }
    }
    return masters;
  }

  @Override
  public Connection listen(Endpoint node, PushHandler handler, EventLoop loop) {
    return router.nodes().at(node).route().listen(handler, loop);
  }

  @Override
  public CompletableFuture<Void> look() {
    return router.look();
  }

  @Override
  public Runnable whenLooked(Runnable task) {
    told.add(task);
    return () -> told.remove(task);
  }
}
