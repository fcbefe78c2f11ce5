package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** A lock was not taken, or is not held any more. */
public class LockException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param outcome {@link Outcome#REJECTED} if the server said no, {@link Outcome#UNKNOWN} if the
   *     lock may have been taken
   * @param message what was tried, and for how long
   * @param cause what made it fail, or null
   */
  public LockException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(outcome, message, cause);
  }
}
