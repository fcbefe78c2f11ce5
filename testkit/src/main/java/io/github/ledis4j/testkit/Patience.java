package io.github.ledis4j.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long tests wait for what ought to happen. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(10);

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
}
