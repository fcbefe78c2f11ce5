package io.github.ledis4j.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The deadline of a command passed before its answer came. */
public final class CommandTimeoutException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** How long was waited, if that is known. */
  private final @Nullable Duration waited;

  /**
   * Describes the failure.
   *
   * @param outcome {@link Outcome#NOT_SENT} if it was still queued, else {@link Outcome#UNKNOWN}
   * @param message how long was waited and for what
   */
  public CommandTimeoutException(Outcome outcome, String message) {
    this(outcome, message, null);
  }

  /**
   * Describes the failure.
   *
   * @param outcome {@link Outcome#NOT_SENT} if it was still queued, else {@link Outcome#UNKNOWN}
   * @param message how long was waited and for what
   * @param waited how long that was, or null if nobody knows
   */
  public CommandTimeoutException(Outcome outcome, String message, @Nullable Duration waited) {
    super(outcome, message, null);
    this.waited = waited;
  }

  /**
   * Returns how long the command had.
   *
   * @return the time from its submission on, or null if nobody knows
   */
  public @Nullable Duration waited() {
    return waited;
  }
}
