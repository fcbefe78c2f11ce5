package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.internal.transport.EventLoops;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The way to the nodes of a cluster for views that read from replicas too: single reads go there,
 * all else to the masters. Thread-safe.
 */
final class ReplicaRoute extends ClusterRoute {
  private final ClusterRoute masters;
  private final ReplicaReads reads;
  private final ReadTable table;

  ReplicaRoute(
      ClusterRouter router,
      Route anyMaster,
      ShardRoute shards,
      EventLoops loops,
      ClusterRoute masters,
      ReadTable table) {
    super(router, anyMaster, shards, loops);
    this.masters = masters;
    this.reads = router.reads();
    this.table = table;
  }

  @Override
  void send(int slot, Call<?> call) {
    if (ReplicaReads.isRead(call)) {
      reads.submit(table, slot, call);
    } else {
      masters.send(slot, call);
    }
  }

  /** What one sends together, one may mean in order. */
  @Override
  public void submitAll(List<? extends Call<?>> calls) {
    masters.submitAll(calls);
  }

  @Override
  public CompletableFuture<Void> connect() {
    return masters.connect().thenCompose(connected -> reads.connect(table));
  }

  @Override
  public Route withConnections(int count) {
    return masters.withConnections(count);
  }
}
