package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one channel that the server refused for now, and when to ask again. From the first
 * refusal on nothing is written until all that is under way is answered. Then what was refused goes
 * back to the head of the queue, in order, and after a pause its first call goes out alone: what
 * the server says to it is what it would say to the others. Event-loop confined.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final ConnectionCore connection;
  private final CallRing inFlight;
  private final CallRing refused = new CallRing();

  /** What the server said, or null while it takes commands. */
  private @Nullable String words;

  private @Nullable Call<?> asking;
  private boolean pausing;
  private long pause = FIRST_PAUSE;
  private int seen;

  Refusals(ConnectionCore connection, CallRing inFlight) {
    this.connection = connection;
    this.inFlight = inFlight;
  }

  /**
   * Looks at a reply, and tells whether its call stays here instead of having its end.
   *
   * @param error what the server said if the reply is an error, else null
   */
  boolean keeps(Call<?> call, @Nullable String error) {
    String said = error == null ? null : call.refusedForNow(error);
    if (error != null && connection.forwarding().takes(call, error)) {
      handedOn(call, said != null);
      return true;
    }
    if (said == null) {
      answered(call);
      return false;
    }
    if (call.settings.retries() == RetryPolicy.FAIL_FAST) {
      notAnswered(call);
      return false;
    }
    LOG.debug("the server refuses commands for now: {}", said);
    words = said;
    asking = null;
    call.unsent();
    boolean keeps = !call.isEnded();
    if (keeps) {
      refused.add(call);
      // If its caller has written it, no timer knows of it yet.
      connection.watchDeadline(call.deadline - connection.now());
    }
    settleDown();
    return keeps;
  }

  /** Another server takes it; that this one refuses commands for now is no less true. */
  private void handedOn(Call<?> call, boolean forNow) {
    if (forNow) {
      notAnswered(call);
    } else {
      answered(call);
    }
  }

  /** One that does not wait is refused; the server is asked again by one that does. */
  private void notAnswered(Call<?> call) {
    if (words != null) {
      asking = call == asking ? null : asking;
      settleDown();
    }
  }

  /** Notes that the server has done with a call, in whatever way. */
  void answered(Call<?> call) {
    if (words == null) {
      return;
    }
    if (call == asking) {
      words = null;
      asking = null;
      pause = FIRST_PAUSE;
    } else if (!refused.isEmpty()) {
      CommandSpec spec = call.command().spec();
      if (!spec.isRead() && !Refusal.isAnsweredAlways(spec)) {
        rejectOvertaken();
      }
      settleDown();
    }
  }

  /** A later command had its turn: writes that were refused before it must not follow now. */
  private void rejectOvertaken() {
    List<Call<?>> overtaken = new ArrayList<>();
    refused.removeIf(call -> !call.command().spec().isRead() && overtaken.add(call));
    for (Call<?> call : overtaken) {
      connection.outbox().settle(call);
      call.fail(refusal(call, "; not sent again, as a command behind it was not refused"));
    }
  }

  private void settleDown() {
    if (!inFlight.isEmpty()) {
      return;
    }
    putBack(connection.outbox());
    seen = 0;
    if (!pausing) {
      pausing = true;
      long nanos = pause / 2 + connection.random().nextLong(pause / 2 + 1);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      connection.loop().schedule(this::askAgain, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void askAgain() {
    pausing = false;
    connection.drain();
  }

  /** Puts what was refused ahead of all that waits: nothing of it has run. */
  private void putBack(Outbox outbox) {
    for (int i = refused.size() - 1; i >= 0; i--) {
      outbox.putBack(refused.get(i));
    }
    refused.removeIf(call -> true);
  }

  /** What was refused while other calls were under way. */
  CallRing refused() {
    return refused;
  }

  /** Tells whether a call may be written now. */
  boolean mayTake(Call<?> call) {
    if (words == null) {
      return true;
    }
    if (!refused.isEmpty()) {
      return false;
    }
    if (pausing) {
      return passes(call);
    }
    if (inFlight.isEmpty()) {
      asking = call;
    }
    return inFlight.isEmpty();
  }

  /** What would end the state of the server, or tell of it, must not wait for that end. */
  private static boolean passes(Call<?> call) {
    return Refusal.isAnsweredAlways(call.command().spec()) && !call.attempt().isRefused();
  }

  /** Sees to the calls that do not wait while the server takes none. */
  void look(Outbox outbox) {
    String said = words;
    if (said == null) {
      return;
    }
    outbox.failImpatient(
        call -> call.fail(Failures.notSent("the server refuses commands for now: " + said, null)));
    CallRing waiting = outbox.waiting;
    List<Call<?>> passing = new ArrayList<>();
    for (int i = waiting.size() < seen ? 0 : seen; i < waiting.size(); i++) {
      if (passes(waiting.get(i))) {
        passing.add(waiting.get(i));
      }
    }
    if (!passing.isEmpty()) {
      waiting.removeIf(passing::contains);
      for (int i = passing.size() - 1; i >= 0; i--) {
        waiting.addFirst(passing.get(i));
      }
    }
    seen = waiting.size();
  }

  /** Tells whether the server takes no commands, and all that it has refused waits again. */
  boolean holdAll() {
    return words != null && inFlight.isEmpty() && refused.isEmpty();
  }

  /** Ends those that are over by now. */
  void removeDone(Consumer<Call<?>> test) {
    refused.removeIf(
        call -> {
          test.accept(call);
          if (call.isEnded()) {
            connection.outbox().settle(call);
          }
          return call.isEnded();
        });
  }

  /** What the server said, or null while it takes commands. */
  @Nullable String words() {
    return words;
  }

  /** The failure of a call that was refused, which is the server's refusal. */
  ServerException refusal(Call<?> call, String comment) {
    return Failures.refusal(call, words + comment);
  }
}
