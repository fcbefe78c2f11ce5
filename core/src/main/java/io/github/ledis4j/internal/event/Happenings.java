package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What stands behind the kinds of {@link ConnectionEvent}. */
public final class Happenings {
  private Happenings() {}

  /** What stands behind {@link ConnectionEvent.Connected}. */
  public record Connected(Endpoint endpoint, int database, boolean shared)
      implements ConnectionEvent.Connected {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ConnectionEvent.Disconnected}. */
  public record Disconnected(
      Endpoint endpoint, int database, boolean shared, @Nullable Throwable cause)
      implements ConnectionEvent.Disconnected {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ConnectionEvent.Reconnecting}. */
  public record Reconnecting(
      @Nullable Endpoint endpoint,
      int database,
      boolean shared,
      Duration in,
      int attempt,
      Throwable cause)
      implements ConnectionEvent.Reconnecting {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
