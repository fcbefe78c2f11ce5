package io.github.ledis4j.internal.connection;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of calls when there is no channel for them: of those that wait, and of those that
 * were under way. Event-loop confined.
 */
final class StrandedCalls {
  private final Outbox outbox;
  private final CallerWrites callerWrites;
  private final LostCalls lostCalls;

  StrandedCalls(ConnectionCore connection) {
    this.outbox = connection.outbox();
    this.callerWrites = connection.callerWrites();
    this.lostCalls = new LostCalls(outbox, connection.replyBudget(), connection.counters());
  }

  /** Tells whether a call waits for a channel. */
  boolean areWaiting() {
    return !outbox.waiting.isEmpty();
  }

  /** Takes back what a channel that is gone has not sent, and ends or repeats what it has. */
  void leftBy(Wire gone, boolean maySendAgain, String why, @Nullable Throwable cause) {
    callerWrites.end(gone);
    gone.writer().takeBack(outbox);
    lostCalls.end(gone, maySendAgain, why, cause);
  }

  /** Fails those that do not wait for another attempt to connect. */
  void failImpatient(@Nullable Throwable cause) {
    outbox.failImpatient(
        call ->
            call.fail(Failures.notSent(call, "no connection: " + Failures.describe(cause), cause)));
  }

  /** Fails all that wait. */
  void failWaiting(String why, @Nullable Throwable cause) {
    outbox.failAll(call -> call.fail(Failures.notSent(call, why, cause)));
  }

  /** Fails all that wait with the failure to connect itself: no other attempt would go better. */
  void failWaiting(Throwable failure) {
    outbox.failAll(call -> call.fail(Failures.again(call, failure)));
  }
}
