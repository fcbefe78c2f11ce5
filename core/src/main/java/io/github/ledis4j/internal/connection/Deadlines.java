package io.github.ledis4j.internal.connection;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the calls of one connection that took too long, with one timer for all of them. The timer
 * looks at every open call when it fires, which with equal deadlines is once per deadline, and then
 * waits for the earliest one left. Event-loop confined.
 */
final class Deadlines {
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  /** When to look again if something was thrown, for want of memory for instance. */
  private static final long AFTER_A_FAULT = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);

  private final ConnectionCore connection;
  private @Nullable ScheduledFuture<?> timer;
  private long dueAt;

  Deadlines(ConnectionCore connection) {
    this.connection = connection;
  }

  /** Makes sure that the timer fires no later than so many nanoseconds after {@code now}. */
  void watch(long nanos, long now) {
    if (nanos == Long.MAX_VALUE || timer != null && dueAt - (now + nanos) <= 0) {
      return;
    }
    if (timer != null) {
      timer.cancel(false);
    }
    dueAt = now + nanos;
    timer = connection.loop().schedule(this::fire, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
  }

  /** How long it is until the next look, a great deal if there is none. */
  long nanosLeft(long now) {
    return timer == null ? Long.MAX_VALUE : dueAt - now;
  }

  private void fire() {
    if (connection.now() - dueAt > LATE) {
      // The loop was busy elsewhere: what waits in the socket is read before anything is given up.
      timer = connection.loop().schedule(() -> expire(), 1, TimeUnit.MILLISECONDS);
    } else {
      expire();
    }
  }

  private void expire() {
    timer = null;
    connection.look();
    long now = connection.now();
    long next = AFTER_A_FAULT;
    try {
      next = expireAll(now);
    } finally {
      watch(Math.max(next, SHORTEST_PAUSE), now);
    }
  }

  /** Answers how long the one has whose time is over first. */
  private long expireAll(long now) {
    long[] earliest = {Long.MAX_VALUE};
    Wire wire = connection.wire();
    if (wire != null) {
      CallRing inFlight = wire.correlator().inFlight();
      for (int i = 0; i < inFlight.size(); i++) {
        earliest[0] = Math.min(earliest[0], expire(inFlight.get(i), now, i));
      }
      wire.correlator()
          .refusals()
          .removeDone(call -> earliest[0] = Math.min(earliest[0], expire(call, now, -1)));
    }
    connection
        .outbox()
        .removeDone(call -> earliest[0] = Math.min(earliest[0], expire(call, now, -1)));
    return earliest[0];
  }

  /** Ends a call whose time is over, or answers how long it still has. */
  private long expire(Call<?> call, long now, int ahead) {
    if (call.isEnded()) {
      return Long.MAX_VALUE;
    }
    long left = call.deadline - now;
    if (left > 0) {
      return left;
    }
    connection.counters().timedOut();
    call.fail(
        ahead >= 0
            ? Verdict.unanswered(connection, call, ahead, now)
            : Verdict.unsent(connection, call, now),
        connection.replyBudget());
    return Long.MAX_VALUE;
  }
}
