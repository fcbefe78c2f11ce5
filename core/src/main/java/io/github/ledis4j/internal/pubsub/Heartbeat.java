package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushLine;
import io.github.ledis4j.options.RetryPolicy;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server that says nothing for a sign of life. From then on it owes a reply, and whether
 * that comes is watched as on every connection. Event-loop confined.
 */
final class Heartbeat {
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);

  private final Connection connection;
  private final PushLine line;
  private final long limit;
  private @Nullable ScheduledFuture<?> timer;

  Heartbeat(Connection connection, Duration limit) {
    this.connection = connection;
    this.line = new PushLine(connection);
    this.limit = limit.toNanos();
  }

  void start() {
    if (limit > 0) {
      schedule(limit);
    }
  }

  void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void schedule(long nanos) {
    timer = connection.loop().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long silent = line.silentNanos();
    if (silent >= limit) {
      connection.submit(new Call<>(Command.of(InternalSpecs.PING), SETTINGS));
    }
    long left = limit - silent;
    schedule(left > 0 ? Math.max(left, limit / 4) : limit);
  }
}
