package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Names a master that can be reached, another one each time, so that a lost one is left. */
record AnyMaster(ClusterRouter router, Surroundings surroundings) implements EndpointSource {
  @Override
  public CompletionStage<Endpoint> next() {
    return router.nodes().reachable().isEmpty()
        ? router.look().thenApply(known -> choose())
        : CompletableFuture.completedFuture(choose());
  }

  private Endpoint choose() {
    List<Endpoint> masters = router.nodes().reachable();
    if (masters.isEmpty()) {
      throw new ConnectionException(Outcome.NOT_SENT, "no master can be reached", null);
    }
    return masters.get((int) (surroundings.random().nextLong(masters.size())));
  }

  @Override
  public String toString() {
    return "any master of the cluster";
  }
}
