package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Makes the calls that the tests of connections need, and waits for them. */
final class Calls {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static final CallSettings SETTINGS = settings(RetryPolicy.READS);

  private static final CommandSpec GET = CommandSpec.read("GET");
  private static final CommandSpec SET = CommandSpec.write("SET");

  private Calls() {}

  static CallSettings settings(RetryPolicy retries) {
    return CallSettings.of(LIMIT.toNanos(), retries, null, null);
  }

  static CallSettings completingOn(Executor executor) {
    return CallSettings.of(LIMIT.toNanos(), RetryPolicy.READS, executor, null);
  }

  static CallSettings within(Duration timeout) {
    return CallSettings.of(timeout.toNanos(), RetryPolicy.READS, null, null);
  }

  static Call<Reply> read(String key) {
    return read(key, SETTINGS);
  }

  static Call<Reply> read(String key, CallSettings settings) {
    return new Call<>(Command.of(GET, key), settings);
  }

  static Call<Reply> write(String key) {
    return write(key, SETTINGS);
  }

  static Call<Reply> write(String key, CallSettings settings) {
    return new Call<>(Command.of(SET, key, "value"), settings);
  }

  /** The text of a simple or bulk string. */
  static String text(CompletableFuture<Reply> call) {
    return ((Reply.Text) value(call)).text();
  }

  static <T> T value(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("did not succeed", e);
    }
  }

  static Outcome outcome(CompletableFuture<?> call) {
    return call.handle(
            (value, failure) -> failure == null ? Outcome.SUCCEEDED : Outcome.of(failure))
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  static LedisException failure(CompletableFuture<?> future) {
    try {
      throw new AssertionError("gave " + future.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException | CompletionException e) {
      return (LedisException) e.getCause();
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("never completed", e);
    }
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("condition was never met");
      }
      Thread.yield();
    }
  }

  /** Takes everything out of a ring, oldest first. */
  static List<Call<?>> takeAll(CallRing ring) {
    List<Call<?>> all = new ArrayList<>();
    for (Call<?> call = ring.poll(); call != null; call = ring.poll()) {
      all.add(call);
    }
    return all;
  }
}
