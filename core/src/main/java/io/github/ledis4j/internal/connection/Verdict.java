package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.FailureFacts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says in a time-out what the call waited for, so that nobody has to guess. */
final class Verdict {

  private Verdict() {}

  /** For a call that is in flight behind so many others. */
  static CommandTimeoutException unanswered(
      ConnectionCore connection, Call<?> call, int ahead, long now) {
    Wire wire = connection.wire();
    StringBuilder text = start(call, wire);
    text.append("it was handed to the channel and no answer came; ");
    if (wire != null) {
      if (wire.pendingBytes() > 0) {
        text.append("the socket does not take ").append(wire.pendingBytes()).append(" bytes; ");
      }
      if (ahead > 0) {
        text.append(ahead).append(" commands are ahead of it; ");
      }
      if (connection.reading().isOff(Reading.Reason.REPLIES_NOT_TAKEN)) {
        text.append("no reply is read, as too many wait for the executor of completeOn; ");
      }
      describeHead(text, wire, now);
    }
    return late(Outcome.UNKNOWN, text, call, wire);
  }

  /** For a call that waits in the queue, maybe once more. */
  static LedisException unsent(ConnectionCore connection, Call<?> call, long now) {
    Wire wire = connection.wire();
    if (wire == null) {
      return unconnected(call, connection.history().lastFailure());
    }
    Refusals refusals = wire.correlator().refusals();
    if (refusals.words() != null && call.attempt().isRefused()) {
      return FailureFacts.at(
          wire.endpoint(),
          refusals.refusal(call, "; asked again for " + millis(call.timeoutNanos())));
    }
    StringBuilder text = start(call, wire);
    text.append(
        call.wasSent()
            ? "it was sent on a connection that was lost, and was not sent again: "
            : "it was not sent: ");
    if (refusals.words() != null) {
      text.append("the server refuses commands for now: ").append(refusals.words());
    } else {
      describeJam(text, wire, now);
    }
    return late(call.wasSent() ? Outcome.UNKNOWN : Outcome.NOT_SENT, text, call, wire);
  }

  private static LedisException unconnected(Call<?> call, @Nullable Throwable why) {
    String waited =
        call.command().spec() + " waited " + millis(call.timeoutNanos()) + " for a connection: ";
    return Failures.notSent(
        call, waited + (why == null ? "it is not established yet" : Failures.describe(why)), why);
  }

  /** Why a channel that takes commands has not taken this one. */
  private static void describeJam(StringBuilder text, Wire wire, long now) {
    if (!wire.channel().isWritable()) {
      text.append("the socket does not take ").append(wire.pendingBytes()).append(" bytes; ");
    } else {
      text.append("the queue does not drain, ")
          .append(wire.correlator().unanswered())
          .append(" bytes are unanswered; ");
    }
    describeHead(text, wire, now);
  }

  private static CommandTimeoutException late(
      Outcome outcome, StringBuilder text, Call<?> call, @Nullable Wire wire) {
    Duration waited = Duration.ofNanos(call.timeoutNanos());
    return FailureFacts.at(
        wire == null ? null : wire.endpoint(),
        new CommandTimeoutException(outcome, text.toString(), waited));
  }

  private static StringBuilder start(Call<?> call, @Nullable Wire wire) {
    StringBuilder text = new StringBuilder(200);
    text.append(call.command().spec())
        .append(" timed out after ")
        .append(millis(call.timeoutNanos()));
    if (wire != null) {
      text.append(" on ").append(wire.endpoint());
    }
    return text.append(": ");
  }

  private static void describeHead(StringBuilder text, Wire wire, long now) {
    CallRing inFlight = wire.correlator().inFlight();
    if (inFlight.isEmpty()) {
      text.append("nothing is in flight");
      return;
    }
    Call<?> head = inFlight.get(0);
    text.append(head.command().spec())
        .append(" is at the head, submitted ")
        .append(millis(now - (head.deadline - head.timeoutNanos())))
        .append(" ago; the last sign of life was ")
        .append(millis(now - wire.lastLife()))
        .append(" ago");
  }

  private static String millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
