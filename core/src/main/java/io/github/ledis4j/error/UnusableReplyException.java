package io.github.ledis4j.error;

/** The command ran, but a mapper or a codec could not make a value of its answer. */
public final class UnusableReplyException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the connection stays usable.
   *
   * @param message which command's answer could not be used
   * @param cause what the mapper or the codec threw
   */
  public UnusableReplyException(String message, Throwable cause) {
    super(Outcome.EXECUTED, message, cause);
  }
}
