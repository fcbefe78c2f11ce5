package io.github.ledis4j.error;

/** A bound of this library was reached: the queue of commands or of bytes is full. */
public final class OverloadedException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message which bound was reached
   */
  public OverloadedException(String message) {
    super(Outcome.NOT_SENT, message, null);
  }
}
