package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterEvents;
import io.github.ledis4j.cluster.ClusterStatistics;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.event.Hub;
import io.github.ledis4j.internal.pool.Backend;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.internal.pool.Node;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The cluster behind a client. Thread-safe. */
public final class Cluster implements Backend {
  private final ConnectionOptions options;
  private final PoolOptions leasing;
  private final EventLoops loops;
  private final EventHub connectionEvents;
  private final Hub<ClusterEvent> events;
  private final ClusterRouter router;

  /** Whichever master can be reached, for what all of them do alike. */
  private final Node anyMaster;

  private final NodePools pools;
  private final ClusterShards shards;
  private final ClusterRoute route;
  private volatile boolean closing;

  /**
   * Makes a cluster to which nothing is connected yet.
   *
   * @param options of the connections; the endpoint says whom to ask first
   * @throws IllegalArgumentException if they do not go together with a cluster
   */
  public Cluster(ConnectionOptions options, PoolOptions leasing) {
    if (options.database() != 0) {
      throw new IllegalArgumentException(
          "a cluster has database 0 only, and the options say " + options.database());
    }
    ClusterSeeds seeds = ClusterSeeds.of(options.endpoint());
    this.options = options;
    this.leasing = leasing;
    this.loops = EventLoops.acquire(options.transport(), options.eventLoopGroup());
    Executor threads = loops.surroundings().threads().apply(Hub.THREADS);
    this.connectionEvents = new EventHub(threads);
    this.events = new Hub<>(threads);
    this.router = new ClusterRouter(options, leasing, loops, connectionEvents, seeds, this::looked);
    this.shards = new ClusterShards(router);
    this.anyMaster =
        new Node(
            options.toBuilder().endpoint(new AnyMaster(router, loops.surroundings())).build(),
            leasing,
            loops,
            connectionEvents);
    this.pools = new NodePools(options, leasing);
    this.route = new ClusterRoute(router, anyMaster.route(0), shards, loops);
  }

  /** Roles and addresses that are no event may have changed too. */
  private void looked(List<ClusterEvent> changes) {
    changes.forEach(events::publish);
    if (changes.stream().noneMatch(ClusterEvent.RefreshFailed.class::isInstance)) {
      shards.looked();
    }
  }

  /** What the cluster looks like, or null if nobody has said yet. */
  public @Nullable ClusterTopology topology() {
    return router.topology();
  }

  /** Asks for a look at the cluster that begins after this. */
  public CompletableFuture<Void> look() {
    return router.look();
  }

  private record Statistics(
      Map<Endpoint, PoolStatistics> nodes, long moved, long asked, int waiting)
      implements ClusterStatistics {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What is going on. */
  public ClusterStatistics statistics() {
    return new Statistics(
        router.nodes().statistics(), router.detours.moved(), router.detours.asked(), router.kept());
  }

  /** What tells of changes of the cluster. */
  public ClusterEvents changes() {
    return new EventsOfCluster(events);
  }

  /**
   * Gives the pool of one node, for what is meant for it whatever it owns.
   *
   * @throws IllegalStateException if this is closed
   */
  public ChannelPool pool(Endpoint place) {
    ClusterTopology known = topology();
    Set<Endpoint> places = new HashSet<>(Set.of(place));
    if (known != null) {
      known.nodes().forEach(node -> places.add(node.endpoint()));
    }
    return pools.of(place, places);
  }

  @Override
  public ConnectionOptions options() {
    return options;
  }

  @Override
  public EventLoops loops() {
    return loops;
  }

  @Override
  public EventHub events() {
    return connectionEvents;
  }

  @Override
  public Route route(int database) {
    if (database != 0) {
      throw new IllegalArgumentException("a cluster has database 0 only, not " + database);
    }
    return route;
  }

  /** Gives the way for views that read as a policy wants it. */
  public Route route(ReadFrom policy) {
    return policy.equals(ReadFrom.MASTER)
        ? route
        : new ReplicaRoute(
            router, anyMaster.route(0), shards, loops, route, router.reads().table(policy));
  }

  @Override
  public void requireOpen() {
    if (closing) {
      throw new IllegalStateException("client is closed");
    }
  }

  @Override
  public Duration drain() {
    return leasing.drainTimeout();
  }

  @Override
  public CompletableFuture<Void> closeAsync(Duration limit) {
    closing = true;
    return GuardedFuture.allOf(
            List.of(router.closeAsync(limit), anyMaster.closeAsync(limit), pools.closeAsync(limit)))
        .whenComplete(
            (over, failure) -> {
              loops.close();
              connectionEvents.complete();
              events.complete();
            });
  }
}
