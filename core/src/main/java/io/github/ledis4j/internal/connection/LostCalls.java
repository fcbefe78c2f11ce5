package io.github.ledis4j.internal.connection;

import io.github.ledis4j.RetryPolicy;
import io.github.ledis4j.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the calls that were in flight on a channel that is gone: those that may be sent
 * again go back to the head of the queue, in order, the others fail. Event-loop confined.
 */
final class LostCalls {
  private final Outbox outbox;
  private final ReplyBudget replyBudget;
  private final Counters counters;

  LostCalls(Outbox outbox, ReplyBudget replyBudget, Counters counters) {
    this.outbox = outbox;
    this.replyBudget = replyBudget;
    this.counters = counters;
  }

  /** Ends or repeats all calls; the queue empties first, as a callback may come back here. */
  void end(CallRing inFlight, boolean maySendAgain, String why, @Nullable Throwable cause) {
    List<Call<?>> repeating = new ArrayList<>();
    List<Call<?>> failing = new ArrayList<>();
    for (Call<?> call = inFlight.poll(); call != null; call = inFlight.poll()) {
      if (!call.isEnded() && maySendAgain && mayRepeat(call)) {
        repeating.add(call);
      } else {
        outbox.settle(call);
        failing.add(call);
      }
    }
    repeating.forEach(call -> call.repeated = true);
    for (int i = repeating.size() - 1; i >= 0; i--) {
      outbox.putBack(repeating.get(i));
    }
    counters.repeated(repeating.size());
    failing.forEach(call -> fail(call, why, cause));
    outbox.giveBackSettled();
  }

  /** A read under way when the peer closed may be what made it close: it gets one more try. */
  private static boolean mayRepeat(Call<?> call) {
    Unit unit = call.unit;
    return call.settings.retries() == RetryPolicy.READS
        && (unit == null ? call.command().spec().isRead() && !call.repeated : unit.mayRepeat());
  }

  private void fail(Call<?> call, String why, @Nullable Throwable cause) {
    if (call.isEnded()) {
      return;
    }
    if (call.command().spec().answer() == CommandSpec.Answer.CLOSE && cause == null) {
      call.succeedByClose(replyBudget);
    } else {
      call.fail(Failures.unanswered(call, why, cause));
    }
  }
}
