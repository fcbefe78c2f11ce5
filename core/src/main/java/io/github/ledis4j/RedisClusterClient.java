package io.github.ledis4j;

import io.github.ledis4j.cluster.ClusterEvents;
import io.github.ledis4j.cluster.ClusterStatistics;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.event.ConnectionEvents;
import io.github.ledis4j.event.PopStatistics;
import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A client of a Redis Cluster or Valkey Cluster, for any number of threads. Keys and values are
 * UTF-8 text; {@link #withCodecs} returns a view with other types.
 *
 * <pre>{@code
 * try (RedisClusterClient redis =
 *     RedisClusterClient.create("redis+cluster://:secret@a:7001,b:7002")) {
 *   redis.set("user:{42}:name", "ann").thenCompose(done -> redis.get("user:{42}:name")).join();
 * }
 * }</pre>
 *
 * <p>Nothing is dialled before the first command, which asks one of the nodes named where all
 * others are. Futures complete on an event loop unless {@link ClientBuilder#completeOn} names an
 * executor; waiting for one there throws.
 */
public final class RedisClusterClient extends RedisClusterView<String, String>
    implements AutoCloseable {

  private RedisClusterClient(ViewCore<String, String> core) {
    super(core);
  }

  /**
   * Makes a client from a URL.
   *
   * @param url for instance {@code redis+cluster://user:password@a:7001,b:7002?command_timeout=2s};
   *     {@code rediss+cluster} for TLS
   * @return a client that is not connected yet
   * @throws IllegalArgumentException if the URL cannot be understood; the message lists what can
   */
  public static RedisClusterClient create(String url) {
    return builder().url(url).build();
  }

  /**
   * Starts a client with options of its own.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns which nodes there are and what they own, as commands go by it now.
   *
   * @return the topology, or null before the first node has told it
   */
  public @Nullable ClusterTopology topology() {
    return core().cluster().topology();
  }

  /**
   * Returns what happens to the cluster: {@code redis.events().subscribe(event -> log.info("{}",
   * event))}. When an event is told, {@link #topology} and commands go by it already.
   *
   * @return a publisher that completes when the client is closed
   */
  public ClusterEvents events() {
    return core().cluster().changes();
  }

  /**
   * Returns what happens to the connections of this client, to all nodes: {@code
   * redis.connectionEvents().subscribe(event -> log.info("{}", event))}.
   *
   * @return a publisher that completes when the client is closed
   */
  public ConnectionEvents connectionEvents() {
    return core().client().events();
  }

  /**
   * Returns what is going on on the connections to each node, and how often commands were sent on.
   *
   * @return a snapshot
   */
  public ClusterStatistics statistics() {
    return core().cluster().statistics();
  }

  /**
   * Returns what became of the calls of {@link #blpop} and {@link #brpop} on this client and all
   * its views.
   *
   * @return a snapshot
   */
  public PopStatistics popStatistics() {
    return core().client().pops().statistics();
  }

  /**
   * Closes in order: refuses new commands with an {@link IllegalStateException}, waits for the open
   * ones until {@link PoolOptions#drainTimeout} is over, fails the rest.
   *
   * @return completes when all is closed
   */
  public CompletableFuture<Void> closeAsync() {
    return core().client().closeAsync();
  }

  /** Like {@link #closeAsync}, and waits for it, except on an event loop. */
  @Override
  public void close() {
    core().client().close();
  }

  /**
   * Builds a {@link RedisClusterClient}; what it is told of connections and leases is meant for
   * each node. Not thread-safe.
   */
  public static final class Builder extends ClientBuilder<Builder> {
    private UnaryOperator<Endpoint> addressMap = UnaryOperator.identity();

    private Builder() {
      super(ServerType.REDIS);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets which nodes to ask where the others are: at first, and when no other node answers. Two
     * or three are enough; a name may stand for many.
     *
     * @param nodes host and port of each
     * @return this builder
     * @throws IllegalArgumentException if there is none, or one is a Unix socket
     */
    public Builder nodes(Endpoint... nodes) {
      return endpoint(new ClusterSeeds(List.of(nodes)));
    }

    /**
     * Sets where nodes are, by the addresses that they announce: for programs in another network
     * than the nodes, as behind NAT or outside of their containers. What nodes say of each other is
     * mapped, be it in the topology or in a redirect; {@link #nodes} are not.
     *
     * @param map gives the address that leads to a node from here; called often and from many
     *     threads, so it must not wait; if it throws, that look at the cluster fails, and {@link
     *     #events} tell of it; null means that nobody here can reach that node
     * @return this builder
     */
    public Builder addressMap(UnaryOperator<Endpoint> map) {
      addressMap = Objects.requireNonNull(map, "map");
      return this;
    }

    /**
     * Sets how long a server is asked to wait at a time for {@link Redis#blpop} and {@link
     * Redis#brpop}. That long, a pop whose caller has left may still take an element, and put it
     * back; closing waits for it.
     *
     * @param time at least a millisecond; 1 second by default
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder blockingSlice(Duration time) {
      settings.options.blockingSlice(time);
      settings.said("blockingSlice");
      return this;
    }

    /**
     * Sets who gets the elements that {@link Redis#blpop} or {@link Redis#brpop} took and could
     * neither deliver nor put back; without anyone they are logged, without their values, and
     * counted. Several handlers are called in the order in which they were added.
     *
     * @param handler called where futures complete; must not wait there
     * @return this builder
     */
    public Builder undelivered(Consumer<UndeliveredElement> handler) {
      settings.options.undelivered(handler);
      settings.said("undelivered");
      return this;
    }

    /**
     * Makes the client.
     *
     * @return a client that is not connected yet
     * @throws IllegalArgumentException if the options contradict each other, or name a database
     *     other than 0 or a pool
     */
    public RedisClusterClient build() {
      return new RedisClusterClient(settings.clusterCore(addressMap));
    }
  }
}
