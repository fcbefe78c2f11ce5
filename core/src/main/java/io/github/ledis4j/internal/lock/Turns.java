package io.github.ledis4j.internal.lock;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Does one thing after the other, however each ends. Thread-safe. */
final class Turns {

  /** Completes when the last thing that was asked for is over. */
  private final AtomicReference<CompletableFuture<Void>> last =
      new AtomicReference<>(CompletableFuture.completedFuture(null));

  /** Does something when all that was asked for before is over; completes as that does. */
  CompletableFuture<Void> next(Supplier<CompletableFuture<Void>> step) {
    CompletableFuture<Void> done = new GuardedFuture<>();
    CompletableFuture<Void> over = new CompletableFuture<>();
    last.getAndSet(over)
        .whenComplete(
            (any, none) ->
                begin(step)
                    .whenComplete(
                        (changed, failure) -> {
                          over.complete(null);
                          Holding.end(done, failure);
                        }));
    return done;
  }

  /** What cannot even begin, as the key's codec throws for instance, is over at once. */
  private static CompletableFuture<Void> begin(Supplier<CompletableFuture<Void>> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
