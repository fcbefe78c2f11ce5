package io.github.ledis4j.internal.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A user's look-up that may block, on the threads for such work. */
public final class Lookups {
  private Lookups() {}

  /**
   * Gives what starts the look-up, unless it is under way: then all get the result of that.
   *
   * @param lookup may block, throw, and give null
   * @param <V> what it gives
   * @return gives a future of its own to each who asks
   */
  public static <V> Supplier<CompletableFuture<V>> of(Supplier<V> lookup) {
    Blocking<Supplier<V>, V> work = new Blocking<>(Supplier::get);
    return () -> work.start(lookup).copy();
  }
}
