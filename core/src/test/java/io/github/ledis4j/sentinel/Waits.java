package io.github.ledis4j.sentinel;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits with limits that only a failure can reach. */
final class Waits {
  private static final long LIMIT_SECONDS = 60;
  private static final long PAUSE_NANOS = 5_000_000;

  private Waits() {}

  static <T> T value(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("did not succeed", e);
    }
  }

  /** Waits for a failure and gives it without its wrapper. */
  static Throwable failure(CompletableFuture<?> future) {
    try {
      return fail("gave " + future.get(LIMIT_SECONDS, TimeUnit.SECONDS) + " instead of failing");
    } catch (ExecutionException | CompletionException e) {
      return e.getCause();
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("never completed", e);
    }
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
