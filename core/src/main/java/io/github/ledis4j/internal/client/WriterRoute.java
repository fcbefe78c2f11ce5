package io.github.ledis4j.internal.client;

import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.pool.SharedConnections;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The connections of one writer, and what is done with them when it has finished.
 *
 * @param connections take its items
 * @param leave told once, when no item is open any more
 */
public record WriterRoute(SharedConnections connections, Supplier<CompletableFuture<Void>> leave) {

  /** Connections that others use too. */
  public static WriterRoute shared(SharedConnections connections) {
    return new WriterRoute(connections, () -> CompletableFuture.completedFuture(null));
  }

  /** Connections of its own, which go when it has finished. */
  public static WriterRoute own(ChannelPool pool, SharedConnections connections) {
    return new WriterRoute(connections, () -> pool.retire(connections));
  }
}
