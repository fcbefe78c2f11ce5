package io.github.ledis4j.internal.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who want to know how the next attempt to connect goes. Event-loop confined. */
final class ConnectWaiters {
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();

  void add(CompletableFuture<Void> waiter) {
    waiting.add(waiter);
  }

  void succeed() {
    takeAll().forEach(waiter -> waiter.complete(null));
  }

  void fail(Throwable failure) {
    takeAll().forEach(waiter -> waiter.completeExceptionally(failure));
  }

  /** Taken out first, because a callback may ask to connect again. */
  private List<CompletableFuture<Void>> takeAll() {
    List<CompletableFuture<Void>> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }
}
