package io.github.ledis4j.internal.pool;

import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Connections to a node that are for one purpose. Thread-safe. */
interface Tenant {

  /** Leaves servers that are no longer the right ones, also where they are lent. */
  void leave(Predicate<Endpoint> wrong, String why);

  /** Ends all that is open; only to be called when the event loops have ended. */
  void loopsEnded();

  /** Gives up the connections that there are, for new ones where they last. */
  CompletableFuture<Void> disconnect(Duration drain);

  /** The same at once, and counts from zero. */
  CompletableFuture<Void> reset();

  /** Takes nothing new, and ends what is open after the time given. */
  CompletableFuture<Void> closeAsync(Duration drain);

  /** Adds what is told of connections that many share. */
  default void addTo(SharedTotals totals) {}
}
