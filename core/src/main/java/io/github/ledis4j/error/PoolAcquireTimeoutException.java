package io.github.ledis4j.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No connection of the pool became free in time. */
public final class PoolAcquireTimeoutException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /** How long was waited, if that is known. */
  private final @Nullable Duration waited;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message how long was waited, with the cap
   */
  public PoolAcquireTimeoutException(String message) {
    this(message, null);
  }

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message how long was waited, with the cap
   * @param waited how long that was, or null if nobody knows
   */
  public PoolAcquireTimeoutException(String message, @Nullable Duration waited) {
    super(Outcome.NOT_SENT, message, null);
    this.waited = waited;
  }

  /**
   * Returns how long the caller waited for a connection.
   *
   * @return the time in the queue, or null if nobody knows
   */
  public @Nullable Duration waited() {
    return waited;
  }
}
