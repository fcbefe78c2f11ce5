package io.github.ledis4j.options;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Always the same credentials. */
record FixedCredentials(Credentials credentials) implements CredentialsSource {
  FixedCredentials {
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
