package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** No connection could be had, or the one that carried the command was lost. */
public class ConnectionException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure.
   *
   * @param outcome what became of the command
   * @param message what failed, with the endpoint
   * @param cause what made it fail, or null
   */
  public ConnectionException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(outcome, message, cause);
  }
}
