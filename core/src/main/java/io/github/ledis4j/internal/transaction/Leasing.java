package io.github.ledis4j.internal.transaction;

import io.github.ledis4j.internal.pool.LeasedConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lends connections, each for as long as some work takes. */
@FunctionalInterface
public interface Leasing {

  /** Leases a connection until the stage that the work gives is complete. */
  <R extends @Nullable Object> CompletableFuture<R> withLease(
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work);
}
