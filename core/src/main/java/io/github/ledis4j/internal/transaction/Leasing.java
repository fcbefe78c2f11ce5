package io.github.ledis4j.internal.transaction;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.transport.Surroundings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lends connections, each for as long as some work takes. */
public interface Leasing {

  /**
   * Leases a connection until the stage that the work gives is complete.
   *
   * @param first the command that the work begins with, if that is known
   */
  <R extends @Nullable Object> CompletableFuture<R> withLease(
      @Nullable Command<?> first,
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work);

  /**
   * Tells what to wait for before another lease may do what a server has refused on this one, as it
   * is another server's by now; null if it is refused for good.
   *
   * @param first the command that the lease was for
   */
  @Nullable CompletableFuture<?> elsewhere(Command<?> first, Throwable failure);

  /** The time that this goes by. */
  Surroundings surroundings();
}
