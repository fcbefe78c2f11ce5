package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices a peer that is gone without a word: answers are owed, and for longer than the limit no
 * reply byte came and the socket took no byte. A head that asked the server to wait, or whose
 * caller gave it more time than the limit, extends the limit. Event-loop confined; it costs nothing
 * while nothing is in flight.
 */
final class Liveness {
  private final ConnectionCore connection;
  private final long limit;
  private long lookAt;
  private boolean watching;
  private boolean suspicious;

  Liveness(ConnectionCore connection, Duration limit) {
    this.connection = connection;
    this.limit = limit.toNanos();
  }

  void watch() {
    if (!watching && limit > 0) {
      watching = true;
      schedule(limit / 4);
    }
  }

  /** How long it is until the next look, a great deal if there is none. */
  long nanosLeft(long now) {
    return watching ? lookAt - now : Long.MAX_VALUE;
  }

  /** How long nobody may look while something is under way. */
  long longestPause() {
    return limit > 0 ? limit / 4 : Long.MAX_VALUE / 2;
  }

  private void schedule(long nanos) {
    lookAt = connection.now() + nanos;
    connection.loop().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    connection.look();
    Wire wire = connection.wire();
    if (wire == null || wire.correlator().inFlight().isEmpty()) {
      watching = false;
      suspicious = false;
      return;
    }
    if (connection.reading().isOff()) {
      suspicious = false;
      schedule(limit / 4);
      return;
    }
    long silence = connection.now() - wire.lastLife();
    long left = allowed(wire.correlator().inFlight().get(0)) - silence;
    if (left > 0) {
      suspicious = false;
      schedule(Math.min(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)), limit / 4));
    } else if (!suspicious) {
      // The loop itself may have been busy: what lies in the socket is read before a verdict.
      suspicious = true;
      schedule(TimeUnit.MILLISECONDS.toNanos(2));
    } else {
      watching = false;
      suspicious = false;
      wire.close(dead(silence));
    }
  }

  private static ConnectionException dead(long silence) {
    return new ConnectionException(
        Outcome.UNKNOWN,
        "peer is taken for dead: "
            + TimeUnit.NANOSECONDS.toMillis(silence)
            + " ms without a byte in either direction",
        null);
  }

  private long allowed(Call<?> head) {
    long asked = head.command().options().serverWaitNanos();
    boolean patient = head.settings.patient() && !head.isDone();
    long patience = patient ? head.settings.timeoutNanos() : 0;
    return Math.max(limit + asked, patience);
  }
}
