package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A replica of a cluster that reads are sent to: each channel to it says {@code READONLY} first.
 */
public final class ReplicaEndpoint implements EndpointSource {
  private final Endpoint endpoint;

  /** Names one replica. */
  public ReplicaEndpoint(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public CompletionStage<Endpoint> next() {
    return CompletableFuture.completedFuture(endpoint);
  }

  @Override
  public Endpoint fixed() {
    return endpoint;
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
