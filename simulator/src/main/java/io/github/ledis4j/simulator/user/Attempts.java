package io.github.ledis4j.simulator.user;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tries a command again and again for a while, as servers may refuse it for now. */
record Attempts(Ledger ledger, BooleanSupplier closed, Supplier<CompletableFuture<?>> command) {
  private static final int MOST = 20;
  private static final long PAUSE = 40_000_000;

  /** Completes with the first that succeeds. */
  CompletableFuture<Object> run() {
    CompletableFuture<Object> done = new CompletableFuture<>();
    attempt(MOST, done);
    return done;
  }

  private void attempt(int left, CompletableFuture<Object> done) {
    if (left == 0 || closed.getAsBoolean()) {
      done.completeExceptionally(new IllegalStateException("tried for long"));
      return;
    }
    command
        .get()
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                done.complete(value);
              } else {
                ledger.world().in(PAUSE, () -> attempt(left - 1, done));
              }
            });
  }
}
