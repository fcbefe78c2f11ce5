package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** The server's certificate or host name was not accepted, or TLS could not be agreed on. */
public final class TlsException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message what failed, with the name that was expected and those in the certificate
   * @param cause what made it fail, or null
   */
  public TlsException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
