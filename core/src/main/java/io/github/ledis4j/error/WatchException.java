package io.github.ledis4j.error;

/**
 * A transaction was not run, because another client changed a key that was watched. Nothing of it
 * was done.
 */
public final class WatchException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param message what was tried, and how often
   */
  public WatchException(String message) {
    super(Outcome.REJECTED, message, null);
  }
}
