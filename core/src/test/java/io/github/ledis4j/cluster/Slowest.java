package io.github.ledis4j.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** How long the slowest of some commands took. Thread-safe. */
public final class Slowest {
  private final AtomicLong nanos = new AtomicLong();

  /** Watches a command that was sent just now; gives what is done when its time was taken. */
  public <T> CompletableFuture<T> watch(CompletableFuture<T> sent) {
    long start = System.nanoTime();
    return sent.whenComplete(
        (value, failure) -> nanos.accumulateAndGet(System.nanoTime() - start, Math::max));
  }

  @Override
  public String toString() {
    return "the slowest took " + Duration.ofNanos(nanos.get()).toMillis() + " ms";
  }
}
