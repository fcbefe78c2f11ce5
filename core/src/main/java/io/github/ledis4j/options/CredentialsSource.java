package io.github.ledis4j.options;

import io.github.ledis4j.internal.transport.Lookups;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Where the credentials come from. Asked at every connect, on the event loop of the connection, so
 * it must not block; {@link #blocking} makes a source of a look-up that does.
 */
@FunctionalInterface
public interface CredentialsSource {
  /**
   * Returns the credentials for the next connect.
   *
   * @return a stage with the credentials; a failure of it fails that connect
   */
  CompletionStage<Credentials> next();

  /**
   * A source that always returns the same.
   *
   * @param credentials the credentials
   * @return the source, whose text holds no password
   */
  static CredentialsSource of(Credentials credentials) {
    return new FixedCredentials(credentials);
  }

  /**
   * A source of a look-up that may block, in a store of secrets for instance. It runs on threads
   * that this library has for look-ups. Connections that ask at the same time share one look-up;
   * the connect timeout bounds how long they wait for it.
   *
   * @param lookup returns the credentials; what it throws fails the connects that asked
   * @return the source
   */
  static CredentialsSource blocking(Supplier<Credentials> lookup) {
    return Lookups.of(Objects.requireNonNull(lookup, "lookup"))::get;
  }
}
