package io.github.ledis4j.error;

/** A lock was used by one who does not hold it any more; it was left alone. */
public final class LockNotOwnedException extends LockException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param message how the lock was lost
   */
  public LockNotOwnedException(String message) {
    super(Outcome.REJECTED, message, null);
  }
}
