package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.options.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a channel that was idle for long whether it still works, before a command is trusted to it:
 * the command stays in the queue until the answer is there. Event-loop confined.
 */
final class HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Servers and devices count their limits in seconds. */
  private static final long SHORTEST_LIMIT = TimeUnit.SECONDS.toNanos(1);

  private final ConnectionCore connection;
  private final long idle;
  private final CallSettings settings;
  private @Nullable Call<?> ping;
  private long lastUse;

  HealthCheck(ConnectionCore connection, Duration after, Duration limit) {
    this.connection = connection;
    this.idle = after.toNanos();
    this.settings = CallSettings.of(limit.toNanos(), RetryPolicy.FAIL_FAST, null, null);
  }

  boolean isOn() {
    return idle != 0;
  }

  /** Tells whether commands may be written now. */
  boolean passes(Wire wire, long now) {
    if (idle == 0) {
      return true;
    }
    if (ping != null) {
      return false;
    }
    ReplyCorrelator correlator = wire.correlator();
    boolean used = !connection.outbox().waiting.isEmpty() || !correlator.inFlight().isEmpty();
    if (used || lastUse == 0) {
      lastUse = now;
    }
    if (connection.outbox().waiting.isEmpty()
        || !wire.writer().mayInterject()
        || connection.reading().isOff() // nobody would see the answer
        || !correlator.inFlight().isEmpty()
        || now - correlator.lastLife() < idle) {
      return true;
    }
    ask(wire);
    return false;
  }

  private void ask(Wire wire) {
    Call<?> asked = new Call<>(Command.of(InternalSpecs.PING), settings);
    ping = asked;
    wire.writer().writeOwn(connection.outbox(), List.of(asked));
    connection.watchDeadline(settings.timeoutNanos());
    asked.whenComplete(
        (pong, failure) -> {
          if (failure instanceof CommandTimeoutException) {
            timedOut(wire, failure);
          }
        });
  }

  /** Nobody could see the answer if nothing is read: what waits goes out, and is watched there. */
  private void timedOut(Wire wire, Throwable failure) {
    if (connection.reading().isOff()) {
      ping = null;
      connection.loop().execute(connection::drain);
    } else {
      wire.close(failure);
    }
  }

  void readComplete() {
    if (ping != null && ping.isDone()) {
      ping = null;
    }
  }

  /** The channel is gone; if it was cut while idle, this looks too late to be of use. */
  void lost(Wire gone, @Nullable Throwable cause) {
    ping = null;
    long silence = connection.now() - lastUse; // the end itself counts as a sign of life
    lastUse = 0;
    if ((cause == null || cause instanceof IOException)
        && silence >= SHORTEST_LIMIT
        && silence < idle
        && gone.correlator().inFlight().isEmpty()) {
      LOG.warn(
          "{} closed a connection that was idle for {} ms, before the health check after {} ms: if"
              + " it has such a limit, set healthCheckAfter below it",
          gone.endpoint(),
          TimeUnit.NANOSECONDS.toMillis(silence),
          TimeUnit.NANOSECONDS.toMillis(idle));
    }
  }
}
