package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
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
  private @Nullable Endpoint lostAt;

  LostCalls(Outbox outbox, ReplyBudget replyBudget, Counters counters) {
    this.outbox = outbox;
    this.replyBudget = replyBudget;
    this.counters = counters;
  }

  /** Ends or repeats all calls of a channel that is gone. */
  void end(Wire gone, boolean maySendAgain, String why, @Nullable Throwable cause) {
    ReplyCorrelator correlator = gone.correlator();
    lostAt = gone.endpoint();
    end(correlator.refusals().refused(), correlator.inFlight(), maySendAgain, why, cause);
  }

  /**
   * The rings empty first, as a callback may come back here.
   *
   * @param refused calls that were sent before those in flight, and that the server did not do
   */
  void end(
      CallRing refused,
      CallRing inFlight,
      boolean maySendAgain,
      String why,
      @Nullable Throwable cause) {
    List<Call<?>> back = new ArrayList<>();
    List<Call<?>> failing = new ArrayList<>();
    for (Call<?> call = refused.poll(); call != null; call = refused.poll()) {
      back.add(call);
    }
    int unsent = back.size();
    for (Call<?> call = inFlight.poll(); call != null; call = inFlight.poll()) {
      if (!call.isEnded() && maySendAgain && mayRepeat(call)) {
        back.add(call);
      } else {
        outbox.settle(call);
        failing.add(call);
      }
    }
    back.subList(unsent, back.size()).forEach(Call::repeat);
    for (int i = back.size() - 1; i >= 0; i--) {
      outbox.putBack(back.get(i));
    }
    counters.repeated(back.size() - unsent);
    failing.forEach(call -> fail(call, why, cause));
    outbox.giveBackSettled();
  }

  /** What was under way when the peer closed may be what made it close: it gets one more try. */
  private static boolean mayRepeat(Call<?> call) {
    Unit unit = call.unit;
    return unit == null || call.settings.retries() == RetryPolicy.ALL
        ? Repeats.allow(call)
        : unit.mayRepeat();
  }

  private void fail(Call<?> call, String why, @Nullable Throwable cause) {
    if (call.isEnded()) {
      return;
    }
    if (call.command().spec().answer() == CommandSpec.Answer.CLOSE && cause == null) {
      call.succeedByClose(replyBudget);
    } else {
      call.fail(FailureFacts.at(lostAt, Failures.unanswered(call, why, cause)));
    }
  }
}
