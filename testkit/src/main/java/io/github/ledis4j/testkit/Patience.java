package io.github.ledis4j.testkit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How long tests wait for what ought to happen. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration CLUSTER_LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 10_000_000;

  private Patience() {}

  /**
   * Waits on a monitor that the caller holds, and that is notified of all that may fulfil the
   * condition.
   */
  static void await(Object monitor, BooleanSupplier condition, String what, Supplier<?> seen) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(
              "waited " + LIMIT.toSeconds() + " s for " + what + "; there were " + seen.get());
        }
        monitor.wait(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, interrupted);
    }
  }

  /** Waits until {@code complaint} has none about a cluster. */
  static void awaitCluster(String what, Supplier<@Nullable String> complaint) {
    String last = lastComplaint(CLUSTER_LIMIT, complaint);
    if (last != null) {
      throw new AssertionError(
          "waited " + CLUSTER_LIMIT.toSeconds() + " s for " + what + ": " + last);
    }
  }

  /**
   * Looks again and again until there is no complaint, and returns null, or until {@code limit},
   * and returns the last one; that a server refuses or does not answer is one too.
   */
  static @Nullable String lastComplaint(Duration limit, Supplier<@Nullable String> complaint) {
    long deadline = System.nanoTime() + limit.toNanos();
    String last = look(complaint);
    while (last != null && System.nanoTime() < deadline) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("interrupted while waiting: " + last);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      last = look(complaint);
    }
    return last;
  }

  private static @Nullable String look(Supplier<@Nullable String> complaint) {
    try {
      return complaint.get();
    } catch (IllegalStateException | UncheckedIOException unknown) {
      return String.valueOf(unknown.getMessage());
    }
  }
}
