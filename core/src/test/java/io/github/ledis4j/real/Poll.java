package io.github.ledis4j.real;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions, for so long that only a failure can take longer. */
final class Poll {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  private Poll() {}

  static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT) {
        throw new AssertionError("condition was never met");
      }
      Thread.onSpinWait();
    }
  }
}
