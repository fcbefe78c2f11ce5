package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.transport.DirectSocket;
import org.jspecify.annotations.Nullable;

/**
 * Has callers write to the channel by themselves while it is idle, and takes over what they have
 * written. TLS, handlers of users, a window, probes, health checks and whatever else the loop has
 * to decide for each command leave all writing to the loop. Event-loop confined.
 */
final class CallerWrites {
  /** How many calls may be under way before callers had better write together, by the loop. */
  private static final int MOST_UNANSWERED = 0;

  private final ConnectionCore connection;
  private final WriteTurn turn;
  private @Nullable DirectSocket socket;

  /** A call that is under way, while it is not known yet how much of it its caller has written. */
  private @Nullable Call<?> begun;

  CallerWrites(ConnectionCore connection) {
    this.connection = connection;
    this.turn = connection.outbox().turn();
  }

  /** There is a channel that takes commands. */
  void established(Wire wire) {
    DirectSocket found = DirectSocket.of(wire.channel());
    boolean may = wire.writer().isUnobserved() && !connection.healthCheck().isOn();
    socket = may ? found : null;
    if (found != null) {
      found.beforeClose(turn::end);
    }
  }

  /** Offers the turn to write if nothing is to be done, nor about to be. */
  void offer(Wire wire, long now) {
    DirectSocket to = socket;
    if (to != null
        && !turn.isOut()
        && wire.correlator().inFlight().size() <= MOST_UNANSWERED
        && connection.outbox().waiting.isEmpty()
        && !connection.closing().hasBegun()
        && wire.isIdle()
        && takesAny(wire.correlator())
        && !to.isClosing()) {
      turn.offer(to, connection.nextLook(now));
    }
  }

  /** Tells whether it does not matter which call is the next one. */
  private static boolean takesAny(ReplyCorrelator correlator) {
    return correlator.isConversation()
        && !correlator.isClosing()
        && !correlator.isDemoted()
        && correlator.carefulStart().isOver()
        && correlator.refusals().words() == null
        && correlator.readOnly().takesAll();
  }

  /** Takes the turn, and over what was written; false while a caller writes, who will tell. */
  boolean takeTurn(Wire wire) {
    boolean back = turn.reclaim();
    Call<?> call = adopt(wire);
    if (call != null) {
      connection.watchDeadline(call.deadline - connection.now());
    }
    if (back) {
      count(wire);
    }
    return back;
  }

  /** The same for a channel that is gone, or about to be: no caller writes to it any more. */
  void end(Wire wire) {
    turn.end();
    adopt(wire);
    count(wire);
  }

  /** Has the reply that comes next meet the call that a caller has written, if there is one. */
  @Nullable Call<?> adopt(Wire wire) {
    Call<?> call = turn.handed();
    if (call != null) {
      wire.correlator().sentAt(call, call.deadline - call.timeoutNanos());
      turn.adopted();
      begun = call;
      call.written(wire);
    }
    return call;
  }

  private void count(Wire wire) {
    Call<?> call = begun;
    if (call != null) {
      begun = null;
      wire.writer().wrote(call, turn.written(), turn.thrown());
    }
  }
}
