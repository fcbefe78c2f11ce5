package io.github.ledis4j.options;

import io.github.ledis4j.internal.transport.Lookups;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect. Asked at every connect, on the event loop of the connection, so it must not
 * block; {@link #blocking} makes a source of a look-up that does.
 */
@FunctionalInterface
public interface EndpointSource {
  /**
   * Returns the endpoint for the next connect.
   *
   * @return a stage with the endpoint; a failure of it fails that connect
   */
  CompletionStage<Endpoint> next();

  /**
   * Returns the endpoint of a source that always names the same one, as those of {@link #of} do.
   *
   * @return the endpoint, or null if it has to be asked for
   */
  default @Nullable Endpoint fixed() {
    return null;
  }

  /**
   * A source that always names the same endpoint.
   *
   * @param endpoint the endpoint
   * @return the source, whose text is the endpoint's
   */
  static EndpointSource of(Endpoint endpoint) {
    return new FixedEndpoint(endpoint);
  }

  /**
   * A source of a look-up that may block, in a registry of services for instance. It runs on
   * threads that this library has for look-ups. Connections that ask at the same time share one
   * look-up; the connect timeout bounds how long they wait for it.
   *
   * @param lookup returns the endpoint; what it throws fails the connects that asked
   * @return the source
   */
  static EndpointSource blocking(Supplier<Endpoint> lookup) {
    return Lookups.of(Objects.requireNonNull(lookup, "lookup"))::get;
  }
}
