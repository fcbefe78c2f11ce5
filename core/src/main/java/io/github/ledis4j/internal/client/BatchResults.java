package io.github.ledis4j.internal.client;

import io.github.ledis4j.BatchResult;
import io.github.ledis4j.internal.connection.Call;
import java.util.ArrayList;
import java.util.List;

/** Sums up how the calls of a batch ended. */
final class BatchResults {

  private BatchResults() {}

  static BatchResult of(List<Call<?>> calls) {
    List<BatchResult.Failure> failures = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call<?> call = calls.get(i);
      if (call.isCompletedExceptionally()) {
        failures.add(new BatchResult.Failure(i, call.command().spec(), failure(call)));
      }
    }
    return new BatchResult(calls.size(), failures);
  }

  private static Throwable failure(Call<?> call) {
    Throwable[] failure = new Throwable[1];
    call.whenComplete((value, thrown) -> failure[0] = thrown);
    return failure[0];
  }
}
