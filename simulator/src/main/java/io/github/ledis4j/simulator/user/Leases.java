package io.github.ledis4j.simulator.user;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Those who lease a connection, and keep it for some time. */
final class Leases {
  private final Ledger ledger;

  Leases(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Somebody asks for a lease, works with it, and keeps it for some time after that.
   *
   * @param lease what asks for it
   * @param work what is done with it, one command
   */
  <C, R> void take(
      Function<Function<C, CompletableFuture<R>>, CompletableFuture<R>> lease,
      Function<C, CompletableFuture<R>> work,
      Duration kept,
      SplittableRandom random) {
    CompletableFuture<Void> given = new CompletableFuture<>();
    CompletableFuture<R> all =
        lease.apply(
            connection -> {
              given.complete(null);
              return work.apply(connection).thenCompose(result -> after(kept, result));
            });
    all.whenComplete((result, failure) -> given.complete(null));
    ledger.watch("the wait for a lease", given);
    ledger.watch("a lease", ledger.timeout().plus(kept), all, random);
  }

  private <R> CompletableFuture<R> after(Duration time, R result) {
    CompletableFuture<R> later = new CompletableFuture<>();
    ledger.world().in(time.toNanos(), () -> later.complete(result));
    return later;
  }
}
