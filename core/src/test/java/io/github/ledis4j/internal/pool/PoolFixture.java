package io.github.ledis4j.internal.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.testkit.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What the tests of the pool have in common. */
public final class PoolFixture {
  public static final Command<String> PING =
      Command.of(CommandSpec.read("PING").withoutKey()).returning(Replies.text());
  public static final Command<Long> CLIENT_ID =
      Command.of(CommandSpec.read("CLIENT ID").withoutKey()).returning(Replies.integer());

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private PoolFixture() {}

  public static Endpoint endpoint(TestServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  public static ConnectionOptions options(TestServer server) {
    return ConnectionOptions.builder().endpoint(endpoint(server)).build();
  }

  /** Waits for a value, but not for ever. */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** Waits until a condition holds, but not for ever. */
  public static void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
      Thread.yield();
    }
    assertTrue(condition.getAsBoolean(), "condition did not come true");
  }

  /** Waits until all leases that were closed lie idle. */
  public static void awaitIdle(ConnectionPool pool, int count) {
    awaitUntil(() -> pool.statistics().idle() == count && pool.statistics().leased() == 0);
  }

  /** Says which connection of the server this lease has. */
  public static long idOf(Lease lease) {
    return await(lease.execute(CLIENT_ID));
  }
}
