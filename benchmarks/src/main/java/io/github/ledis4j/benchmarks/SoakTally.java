package io.github.ledis4j.benchmarks;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.UnusableReplyException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of the commands of a soak. Thread-safe. */
final class SoakTally {
  private final LongAdder submitted = new LongAdder();
  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
  private final LongAdder unexpected = new LongAdder();
  private final AtomicReference<@Nullable String> firstProblem = new AtomicReference<>();

  /** Counts a command and what becomes of it. */
  <T> void watch(String command, CompletableFuture<T> future, Predicate<T> right) {
    submitted.increment();
    future.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            answered(right.test(value), command);
          } else {
            failed(failure, command);
          }
        });
  }

  private void answered(boolean asExpected, String command) {
    (asExpected ? right : wrong).increment();
    if (!asExpected) {
      firstProblem.compareAndSet(null, "wrong reply to " + command);
    }
  }

  /** Anything but what a server that goes away explains counts as unexpected. */
  private void failed(Throwable failure, String command) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof CancellationException) {
      cancelled.increment();
      return;
    }
    failed.computeIfAbsent(kind(cause, command), any -> new LongAdder()).increment();
    if (!(cause instanceof LedisException)
        || cause instanceof ProtocolException
        || cause instanceof UnusableReplyException) {
      unexpected.increment();
      firstProblem.compareAndSet(null, String.valueOf(cause));
    }
  }

  /** Command, outcome and type, and the type of what lies beneath. */
  private static String kind(Throwable failure, String command) {
    String type = failure.getClass().getSimpleName();
    Throwable cause = failure.getCause();
    return Outcome.of(failure)
        + " "
        + command
        + ": "
        + type
        + (cause == null ? "" : " of " + cause.getClass().getSimpleName());
  }

  /** Futures that have not completed; negative if one was called back twice. */
  long outstanding() {
    long ended = right.sum() + wrong.sum() + cancelled.sum();
    return submitted.sum() - ended - failures();
  }

  long wrong() {
    return wrong.sum();
  }

  boolean clean() {
    return outstanding() == 0 && wrong.sum() == 0 && unexpected.sum() == 0 && right.sum() > 0;
  }

  /** How many failed, by outcome, command and type, one a line. */
  String table() {
    StringBuilder table = new StringBuilder();
    new TreeMap<>(failed)
        .forEach((kind, count) -> table.append(String.format("  %,12d %s%n", count.sum(), kind)));
    return table.toString();
  }

  private long failures() {
    return failed.values().stream().mapToLong(LongAdder::sum).sum();
  }

  @Override
  public String toString() {
    return String.format(
        "replies checked %,d, wrong %d, failed %,d, unexpected failures %d, cancelled %,d,"
            + " open %d, first problem: %s",
        right.sum() + wrong.sum(),
        wrong.sum(),
        failures(),
        unexpected.sum(),
        cancelled.sum(),
        outstanding(),
        firstProblem.get());
  }
}
