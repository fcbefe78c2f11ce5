package io.github.ledis4j.options;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Always the same endpoint. */
record FixedEndpoint(Endpoint endpoint) implements EndpointSource {
  FixedEndpoint {
    Objects.requireNonNull(endpoint, "endpoint");
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
