package io.github.ledis4j.internal.writer;

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

  /** The shared connections of a database, or new ones if there are fewer than are asked for. */
  public static WriterRoute of(ChannelPool pool, int database, int number) {
    if (number <= pool.options().sharedConnections()) {
      return new WriterRoute(pool.shared(database), () -> CompletableFuture.completedFuture(null));
    }
    SharedConnections own = pool.dedicate(database, number);
    return new WriterRoute(own, () -> pool.retire(own));
  }
}
