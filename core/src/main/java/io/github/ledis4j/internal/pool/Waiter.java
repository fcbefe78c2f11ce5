package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One who asked for a connection, and the future that it holds. Thread-safe. */
final class Waiter extends GuardedFuture<LeasedConnection> {
  final int database;
  final CallSettings settings;

  /** Where the connection was asked for, if leaks are looked for. */
  final @Nullable Throwable origin;

  final long since = System.nanoTime();
  private volatile @Nullable Future<?> timer;

  Waiter(int database, CallSettings settings, @Nullable Throwable origin) {
    this.database = database;
    this.settings = settings;
    this.origin = origin;
  }

  /** Gives the lease to its asker, or takes it back from one who is gone. */
  void give(LeasedConnection lease) {
    settings.completing(
        () -> {
          if (!complete(lease)) {
            lease.close();
          }
        });
  }

  void fail(Throwable failure) {
    settings.completing(() -> completeExceptionally(failure));
  }

  /** Hands over what would end the waiting, to be stopped when the waiting ends otherwise. */
  void timer(@Nullable Future<?> started) {
    timer = started;
    if (isDone()) {
      stopTimer();
    }
  }

  void stopTimer() {
    Future<?> started = timer;
    if (started != null) {
      started.cancel(false);
    }
  }
}
