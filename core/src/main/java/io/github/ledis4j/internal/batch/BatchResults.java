package io.github.ledis4j.internal.batch;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.internal.connection.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sums up how the calls of a batch ended. */
public final class BatchResults {

  private record Result(int size, List<Failure> failures) implements BatchResult {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  private record Failed(int index, CommandSpec command, Throwable cause)
      implements BatchResult.Failure {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  private BatchResults() {}

  /** Completes when all calls have. */
  public static CompletableFuture<BatchResult> whenDone(List<Call<?>> calls) {
    CompletableFuture<BatchResult> result = new GuardedFuture<>();
    List<BatchResult.Failure> failures = new ArrayList<>();
    if (calls.isEmpty()) {
      finish(calls, 0, failures, result);
    } else {
      // Replies come in order: the last one is worth waiting for, and then mostly all are there.
      calls
          .get(calls.size() - 1)
          .whenComplete((value, failure) -> finish(calls, 0, failures, result));
    }
    return result;
  }

  /** Looks at each call once, and goes on when it is done. */
  private static void finish(
      List<Call<?>> calls,
      int from,
      List<BatchResult.Failure> failures,
      CompletableFuture<BatchResult> result) {
    for (int i = from; i < calls.size(); i++) {
      Call<?> call = calls.get(i);
      if (!call.isDone()) {
        int next = i;
        call.whenComplete((value, failure) -> finish(calls, next, failures, result));
        return;
      }
      if (call.isCompletedExceptionally()) {
        failures.add(new Failed(i, call.command().spec(), failure(call)));
      }
    }
    result.complete(new Result(calls.size(), List.copyOf(failures)));
  }

  private static Throwable failure(Call<?> call) {
    Throwable[] failure = new Throwable[1];
    call.whenComplete((value, thrown) -> failure[0] = thrown);
    return failure[0];
  }
}
