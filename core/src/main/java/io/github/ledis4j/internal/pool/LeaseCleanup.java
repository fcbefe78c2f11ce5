package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.Endpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What outlives a lease that nobody closes: its connection, and what was done on it. Thread-safe;
 * it must not refer to the lease, or that would never be found unreachable.
 */
final class LeaseCleanup {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseCleanup.class);

  private final Handover handover;
  private final PooledConnection pooled;
  private final @Nullable Throwable origin;
  private final @Nullable Endpoint endpoint;
  private final LeaseEffects effects = new LeaseEffects();
  private volatile @Nullable Future<?> leakTimer;
  private boolean closed;

  /** Called on the event loop of the connection. */
  LeaseCleanup(Handover handover, PooledConnection pooled, @Nullable Throwable origin) {
    this.handover = handover;
    this.pooled = pooled;
    this.origin = origin;
    this.endpoint = pooled.connection.endpoint();
  }

  /** Under a lock, so that no command can slip onto the connection when someone else has it. */
  synchronized <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    if (pooled.ledis) {
      LedisRefusals.check(call.command());
    }
    if (closed) {
      throw new IllegalStateException(
          "lease is closed, "
              + call.command().spec()
              + " was not sent: its connection is"
              + " somebody else's now");
    }
    if (call instanceof TransactionCall transaction && effects.watched()) {
      transaction.dependsOnWatch();
    }
    if (effects.note(call.command()) || call instanceof TransactionCall) {
      effects.executing(call);
    }
    CompletableFuture<T> submitted = pooled.connection.submit(call);
    handover.longWaits().begin(pooled, call);
    return submitted;
  }

  Surroundings surroundings() {
    return handover.state().surroundings();
  }

  void later(Runnable task, long nanos) {
    pooled.loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  /** Notes that the owner of the lease is done with it. */
  synchronized void close() {
    closed = true;
  }

  private synchronized boolean wasClosed() {
    return closed;
  }

  /** Gives the connection back; runs once, for a close or for a lease that nobody refers to. */
  void end() {
    Future<?> timer = leakTimer;
    if (timer != null) {
      timer.cancel(false);
    }
    if (!wasClosed()) {
      close();
      effects.spoil();
      handover.countLeak();
      LOG.warn(
          "a lease of a connection to {} was never closed; the connection is closed now; {}",
          endpoint,
          origin == null ? "leakAfter shows who took it" : "it was acquired here",
          origin);
    }
    handover.giveBack(pooled, effects);
  }

  /** Hands over the timer that reports the lease when it is held for long. */
  void leakTimer(@Nullable Future<?> started) {
    leakTimer = started;
  }

  void reportLeak(long heldNanos) {
    if (!wasClosed()) {
      handover.countLeak();
      LOG.warn(
          "a lease of a connection to {} is held for {} ms; it was acquired here",
          endpoint,
          TimeUnit.NANOSECONDS.toMillis(heldNanos),
          origin);
    }
  }
}
