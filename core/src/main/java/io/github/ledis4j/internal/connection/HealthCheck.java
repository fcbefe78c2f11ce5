package io.github.ledis4j.internal.connection;

import io.github.ledis4j.RetryPolicy;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.CommandTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel that was idle for long whether it still works, before a command is trusted to it:
 * the command stays in the queue until the answer is there. Event-loop confined.
 */
final class HealthCheck {
  private static final CommandSpec PING = CommandSpec.read("PING").withoutKey();

  private final Connection connection;
  private final long idle;
  private final CallSettings settings;
  private @Nullable Call<?> ping;

  HealthCheck(Connection connection, Duration after, Duration limit) {
    this.connection = connection;
    this.idle = after.toNanos();
    this.settings = CallSettings.of(limit.toNanos(), RetryPolicy.FAIL_FAST, null, null);
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
    if (connection.outbox().waiting.isEmpty()
        || !correlator.inFlight().isEmpty()
        || now - correlator.lastLife() < idle) {
      return true;
    }
    Call<?> asked = new Call<>(Command.of(PING), settings);
    ping = asked;
    wire.writeOwn(connection.outbox(), List.of(asked));
    connection.watchDeadline(settings.timeoutNanos());
    asked.whenComplete(
        (pong, failure) -> {
          if (failure instanceof CommandTimeoutException) {
            wire.close(failure);
          }
        });
    return false;
  }

  void readComplete() {
    if (ping != null && ping.isDone()) {
      ping = null;
    }
  }

  void reset() {
    ping = null;
  }
}
