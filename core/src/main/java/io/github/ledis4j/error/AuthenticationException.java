package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** The server did not accept the credentials. */
public final class AuthenticationException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message what failed, with the endpoint and never the password
   * @param cause what made it fail, or null
   */
  public AuthenticationException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
