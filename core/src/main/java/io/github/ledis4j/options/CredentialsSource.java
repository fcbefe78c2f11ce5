package io.github.ledis4j.options;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives the credentials; asked at every connect, from any thread, and must not block. */
@FunctionalInterface
public interface CredentialsSource {
  /**
   * Gives the credentials for the next connect.
   *
   * @return a stage with the credentials; a failure of it fails that connect
   */
  CompletionStage<Credentials> next();

  /**
   * A source that always gives the same.
   *
   * @param credentials the credentials
   * @return the source, whose text holds no password
   */
  static CredentialsSource of(Credentials credentials) {
    return new Fixed(credentials);
  }

  /**
   * Always the same credentials.
   *
   * @param credentials the credentials
   */
  record Fixed(Credentials credentials) implements CredentialsSource {
    /**
     * Checks the credentials.
     *
     * @param credentials the credentials
     */
    public Fixed {
      Objects.requireNonNull(credentials, "credentials");
    }

    @Override
    public CompletionStage<Credentials> next() {
      return CompletableFuture.completedFuture(credentials);
    }

    @Override
    public String toString() {
      return credentials.toString();
    }
  }
}
