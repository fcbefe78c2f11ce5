package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A connection that one user has for itself, outside of all limits.
 *
 * @param lasting whether it comes back when it is lost
 */
record LoneConnection(Connection connection, boolean lasting) implements Tenant {
  /** How long what the server pushes finds no connection after a reset. */
  private static final Duration REST = Duration.ofSeconds(1);

  @Override
  public void leave(Predicate<Endpoint> wrong, String why) {
    connection.leave(wrong, why);
  }

  @Override
  public void loopsEnded() {
    connection.loopEnded();
  }

  @Override
  public CompletableFuture<Void> disconnect(Duration drain) {
    return lasting ? connection.disconnect(Duration.ZERO) : closeAsync(drain);
  }

  @Override
  public CompletableFuture<Void> reset() {
    return lasting ? connection.disconnect(REST) : closeAsync(Duration.ZERO);
  }

  /** What a server pushes has no end to wait for. */
  @Override
  public CompletableFuture<Void> closeAsync(Duration drain) {
    return connection.closeAsync(Duration.ZERO);
  }
}
