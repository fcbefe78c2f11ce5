package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The server answered, and will not serve this client as it is set up: it is of the other kind, has
 * no such database, does not speak the protocol that was demanded, or is in protected mode. Trying
 * again would not help, so all waiting commands fail at once.
 */
public final class RefusedException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the refusal; the command was not sent.
   *
   * @param message what the server is or said, with the endpoint
   * @param cause the server's error, or null
   */
  public RefusedException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
