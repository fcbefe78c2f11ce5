package io.github.ledis4j.sentinel;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.ServerRole;
import io.github.ledis4j.internal.sentinel.SentinelSet;
import io.github.ledis4j.internal.sentinel.ServiceSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The Redis Sentinels that watch some services, for clients that know a service by its name:
 *
 * <pre>{@code
 * Sentinels sentinels = Sentinels.create(List.of(Endpoint.tcp("a", 26379), Endpoint.tcp("b", 26379)));
 * RedisClient writes = RedisClient.builder().endpoint(sentinels.master("mymaster")).build();
 * RedisClient reads = RedisClient.builder().endpoint(sentinels.replica("mymaster")).build();
 * }</pre>
 *
 * <p>Every new connection of such a client asks a Sentinel first, and checks the role of the server
 * before it carries anyone's command. The Sentinel that answered last is asked first. When one
 * announces another master, connections to the old one are closed at once; what was sent and not
 * answered on them is unknown, what was not sent goes to the new master.
 *
 * <p>Nothing is dialled before the first question. Thread-safe.
 */
public final class Sentinels implements AutoCloseable {
  private final SentinelSet set;

  private Sentinels(SentinelSet set) {
    this.set = set;
  }

  /**
   * Takes Sentinels that ask for no password.
   *
   * @param endpoints where they are, asked in this order at first
   * @return the Sentinels
   * @throws IllegalArgumentException if there is none
   */
  public static Sentinels create(List<? extends Endpoint> endpoints) {
    return create(endpoints, SentinelOptions.DEFAULT);
  }

  /**
   * Takes Sentinels.
   *
   * @param endpoints where they are, asked in this order at first
   * @param options how they are reached
   * @return the Sentinels
   * @throws IllegalArgumentException if there is none
   */
  public static Sentinels create(List<? extends Endpoint> endpoints, SentinelOptions options) {
    return new Sentinels(new SentinelSet(endpoints, options));
  }

  /**
   * Returns the way to the master of a service, for the builder of a client or of connection
   * options. A client that uses it fails with a {@link
   * io.github.ledis4j.error.MasterNotFoundException} where no Sentinel names a master that is up.
   *
   * @param service the name of the service
   * @return a source for {@code endpoint(…)}; any number of clients may share it
   */
  public EndpointSource master(String service) {
    return new ServiceSource(set, service, ServerRole.MASTER, false, false);
  }

  /**
   * Returns the way to the replicas of a service, which connections take in turn; and to its
   * master, where no replica can be had.
   *
   * @param service the name of the service
   * @return a source for {@code endpoint(…)}; any number of clients may share it
   */
  public EndpointSource replica(String service) {
    return new ServiceSource(set, service, ServerRole.REPLICA, true, false);
  }

  /**
   * Returns the way to the replicas of a service, which connections take in turn, and never to its
   * master. A client that uses it fails with a {@link
   * io.github.ledis4j.error.ReplicaNotFoundException} where no Sentinel names a replica that is up.
   *
   * @param service the name of the service
   * @return a source for {@code endpoint(…)}; any number of clients may share it
   */
  public EndpointSource replicaOnly(String service) {
    return new ServiceSource(set, service, ServerRole.REPLICA, false, false);
  }

  /**
   * Asks where the master of a service is.
   *
   * @param service the name of the service
   * @return its address; fails with a {@link io.github.ledis4j.error.MasterNotFoundException} that
   *     says why each Sentinel gave none
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<Endpoint> discoverMaster(String service) {
    set.requireOpen();
    return set.masterOf(service);
  }

  /**
   * Asks where the replicas of a service are, those apart that are down.
   *
   * @param service the name of the service
   * @return their addresses, at least one; fails with a {@link
   *     io.github.ledis4j.error.ReplicaNotFoundException} that says why each Sentinel gave none
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<List<Endpoint>> discoverReplicas(String service) {
    set.requireOpen();
    return set.replicasOf(service);
  }

  /**
   * Returns the commands of the Sentinels, which go to the first one that takes them. One that was
   * sent and not answered goes to the next one only if it changes nothing.
   *
   * @return what sends them
   */
  public SentinelCommands commands() {
    return set.commands();
  }

  /**
   * Returns the commands of one Sentinel.
   *
   * @param sentinel one of those that this was made with
   * @return what sends them
   * @throws IllegalArgumentException if it is none of them
   */
  public SentinelCommands commands(Endpoint sentinel) {
    return set.commands(sentinel);
  }

  /**
   * Returns the Sentinels in the order in which they are asked next.
   *
   * @return their endpoints
   */
  public List<Endpoint> endpoints() {
    return set.endpoints();
  }

  /**
   * Closes the connections to the Sentinels. Clients keep the connections that they have, and find
   * no new ones.
   *
   * @return completes when they are closed
   */
  public CompletableFuture<Void> closeAsync() {
    return set.closeAsync();
  }

  /** Closes and waits; on an event loop, where nothing may wait, it only starts to close. */
  @Override
  public void close() {
    CompletableFuture<Void> closing = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      closing.join();
    }
  }

  @Override
  public String toString() {
    return "Sentinels" + endpoints();
  }
}
