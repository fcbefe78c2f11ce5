package io.github.ledis4j.error;

/**
 * A thread was interrupted while it waited for a command, which was given up: it may have run. The
 * thread is still marked as interrupted.
 */
public final class WaitInterruptedException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param message what was waited for
   * @param cause what the waiting threw
   */
  public WaitInterruptedException(String message, InterruptedException cause) {
    super(Outcome.UNKNOWN, message, cause);
  }
}
