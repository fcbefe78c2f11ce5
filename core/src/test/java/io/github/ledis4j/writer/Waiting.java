package io.github.ledis4j.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What the tests of the writer share: waiting, but not for ever, and looking at summaries. */
final class Waiting {
  private static final long LIMIT_SECONDS = 60;

  private Waiting() {}

  static <T> T value(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError("did not succeed", e);
    }
  }

  static Throwable failure(CompletableFuture<?> future) {
    try {
      return fail("gave " + future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (CancellationException e) {
      return e;
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("never completed", e);
    }
  }

  static Outcome outcome(CompletableFuture<?> future) {
    return value(future.handle((done, failure) -> Outcome.of(failure)));
  }

  static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
        throw new AssertionError("condition was never met");
      }
      Thread.onSpinWait();
    }
  }

  /** What the summary says of each index; it must have listed all failures. */
  static List<Outcome> expand(WriteSummary summary) {
    List<Outcome> outcomes = new ArrayList<>();
    for (WriteSummary.Range range : summary.failures()) {
      assertEquals(0, summary.unlisted(range.outcome()));
      while (outcomes.size() < range.first()) {
        outcomes.add(Outcome.SUCCEEDED);
      }
      assertEquals(range.first(), outcomes.size(), "ranges overlap or are out of order");
      for (long i = 0; i < range.size(); i++) {
        outcomes.add(range.outcome());
      }
    }
    while (outcomes.size() < summary.size()) {
      outcomes.add(Outcome.SUCCEEDED);
    }
    for (Outcome each : Outcome.values()) {
      assertEquals(summary.count(each), outcomes.stream().filter(o -> o == each).count());
    }
    return outcomes;
  }
}
