package io.github.ledis4j.internal.connection;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a channel begins that was made in the place of a lost one. The first call goes out alone: it
 * tells whether the server is at work again. Calls that were under way when the last channel was
 * lost go out one by one, ahead of all others: if it was one of them that made the server close, it
 * takes no other with it. After a second of that, as many are under way as replies have come, so
 * that a slow line holds nobody up for long.
 *
 * <p>A node of a cluster that was started anew refuses all at first. What it refuses waits
 * elsewhere, and goes on being asked one by one: of many at once it would refuse the first and do
 * the others, when it finds in between that all is well. Event-loop confined.
 */
final class CarefulStart {
  private static final long ONE_BY_ONE = TimeUnit.SECONDS.toNanos(1);

  private final CallRing inFlight;
  private final ConnectionCore connection;
  private boolean on;
  private boolean answered;
  private boolean refused;
  private long since;
  private int window = 1;

  CarefulStart(CallRing inFlight, ConnectionCore connection) {
    this.connection = connection;
    this.inFlight = inFlight;
  }

  void begin() {
    on = true;
    since = connection.now();
  }

  boolean isOver() {
    return !on;
  }

  /**
   * Notes the reply to a call, whether anybody waits for it or not: a node that refuses it is not
   * at work yet.
   *
   * @param error what the server said if the reply is an error, else null
   */
  void answered(Call<?> call, @Nullable String error) {
    Forwarding forwarding = connection.forwarding();
    if (error != null && forwarding.isRefusalOfNode(error)) {
      answered = false;
      refused = true;
    } else if (forwarding.isTelling(call)) {
      answered();
    }
  }

  /**
   * Tells whether calls that wait here may have to wait elsewhere, behind one that was refused, and
   * nothing is under way that would be overtaken by that.
   */
  boolean hasRefused() {
    return on && refused && inFlight.isEmpty();
  }

  /** Notes a reply. */
  void answered() {
    if (on) {
      answered = true;
      if (connection.now() - since > ONE_BY_ONE) {
        window++;
      }
    }
  }

  /** Tells whether a call may be written now. */
  boolean mayTake(Call<?> call) {
    if (!on) {
      return true;
    }
    if (inFlight.isEmpty()) {
      on = isSuspect(call) || !answered;
      return true;
    }
    return isSuspect(call) && inFlight.size() < window;
  }

  private static boolean isSuspect(Call<?> call) {
    return call.attempt().isSuspect();
  }
}
