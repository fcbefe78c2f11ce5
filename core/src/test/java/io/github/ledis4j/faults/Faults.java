package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What the fault tests share. */
final class Faults {
  private static final long LIMIT_SECONDS = 20;

  private Faults() {}

  /** A client for a server on TCP, that gives up after the time given. */
  static RedisClient.Builder client(TestServer server, Duration timeout) {
    return RedisClient.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .commandTimeout(timeout);
  }

  /** Waits for a failure and gives it without its wrapper. */
  static Throwable failure(CompletableFuture<?> future) {
    try {
      Object value = future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return fail("gave " + value + " instead of failing");
    } catch (ExecutionException | CompletionException e) {
      return e.getCause();
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("never completed", e);
    }
  }

  static <T> T value(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("did not succeed", e);
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("condition was never met");
      }
      Thread.onSpinWait();
    }
  }
}
