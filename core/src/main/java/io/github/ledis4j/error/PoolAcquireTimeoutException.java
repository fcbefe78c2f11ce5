package io.github.ledis4j.error;

/** No connection of the pool became free in time. */
public final class PoolAcquireTimeoutException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message how long was waited, with the cap
   */
  public PoolAcquireTimeoutException(String message) {
    super(Outcome.NOT_SENT, message, null);
  }
}
