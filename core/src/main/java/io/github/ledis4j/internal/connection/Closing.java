package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.GuardedFuture;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How far a connection has come with its end, which {@link Lifecycle} brings. Thread-safe. */
final class Closing {
  private final CompletableFuture<Void> ended = new GuardedFuture<>();
  private volatile boolean begun;

  /** Nothing new is taken from now on. */
  void begin() {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }

  /** All is over; who asks whether it is must not be refused without knowing. */
  void end() {
    ended.complete(null);
    begun = true;
  }

  /** Completes when all is over. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Has a step run on the loop if all is not over by then. */
  void endWithin(Duration limit, EventLoop loop, Runnable step) {
    ScheduledFuture<?> deadline = loop.schedule(step, limit.toMillis(), TimeUnit.MILLISECONDS);
    ended.whenComplete((done, failure) -> deadline.cancel(false));
  }
}
