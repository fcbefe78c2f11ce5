package io.github.ledis4j.testkit;

/**
 * Says that a server could not be had or did not start; the message ends with the last lines of its
 * output, where it printed any.
 */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerStartException(String message) {
    super(message);
  }

  ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
