package io.github.ledis4j.error;

/** The deadline of a command passed before its answer came. */
public final class CommandTimeoutException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param outcome {@link Outcome#NOT_SENT} if it was still queued, else {@link Outcome#UNKNOWN}
   * @param message how long was waited and for what
   */
  public CommandTimeoutException(Outcome outcome, String message) {
    super(outcome, message, null);
  }
}
