package io.github.ledis4j.options;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says where to connect; asked at every connect, from any thread, and must not block. */
@FunctionalInterface
public interface EndpointSource {
  /**
   * Gives the endpoint for the next connect.
   *
   * @return a stage with the endpoint; a failure of it fails that connect
   */
  CompletionStage<Endpoint> next();

  /**
   * A source that always names the same endpoint.
   *
   * @param endpoint the endpoint
   * @return the source, whose text is the endpoint's
   */
  static EndpointSource of(Endpoint endpoint) {
    return new Fixed(endpoint);
  }

  /**
   * Always the same endpoint.
   *
   * @param endpoint the endpoint
   */
  record Fixed(Endpoint endpoint) implements EndpointSource {
    /**
     * Checks the endpoint.
     *
     * @param endpoint the endpoint
     */
    public Fixed {
      Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public CompletionStage<Endpoint> next() {
      return CompletableFuture.completedFuture(endpoint);
    }

    @Override
    public String toString() {
      return endpoint.toString();
    }
  }
}
