package io.github.ledis4j.internal.pool;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Some nodes of a cluster, which say where the others are.
 *
 * @param endpoints at least one
 * @param addressMap from what nodes say to what leads there from here
 */
public record ClusterSeeds(List<Endpoint> endpoints, UnaryOperator<Endpoint> addressMap)
    implements EndpointSource {

  /** Copies the list. */
  public ClusterSeeds {
    endpoints = List.copyOf(endpoints);
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("name at least one node of the cluster");
    }
    if (!endpoints.stream().allMatch(Endpoint.Tcp.class::isInstance)) {
      throw new IllegalArgumentException("a node of a cluster has a host and a port");
    }
  }

  /** Seeds of a cluster whose nodes can be reached where they say. */
  public ClusterSeeds(List<Endpoint> endpoints) {
    this(endpoints, UnaryOperator.identity());
  }

  /** The same nodes, in a network that gives them other addresses. */
  public ClusterSeeds withAddressMap(UnaryOperator<Endpoint> map) {
    return new ClusterSeeds(endpoints, map);
  }

  /**
   * Reads what options say.
   *
   * @throws IllegalArgumentException if it is not known which nodes these are
   */
  public static ClusterSeeds of(EndpointSource source) {
    if (source instanceof ClusterSeeds known) {
      return known;
    }
    Endpoint one = source.fixed();
    if (one == null) {
      throw new IllegalArgumentException(
          "a client of a cluster starts from known nodes, not from another source of endpoints");
    }
    return new ClusterSeeds(List.of(one));
  }

  @Override
  public CompletionStage<Endpoint> next() {
    return CompletableFuture.completedFuture(endpoints.get(0));
  }

  @Override
  public String toString() {
    return endpoints.stream()
        .map(Endpoint::toString)
        .collect(Collectors.joining(",", "cluster ", ""));
  }
}
