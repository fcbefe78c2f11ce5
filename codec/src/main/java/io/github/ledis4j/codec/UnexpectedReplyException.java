package io.github.ledis4j.codec;

/** A reply is not of the kind that a mapper asked for. */
public final class UnexpectedReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether an error of the server's stood in the place of an element. */
  private final boolean error;

  /**
   * Describes the failure, without the payload.
   *
   * @param message what was asked for and what there is
   */
  public UnexpectedReplyException(String message) {
    this(message, false);
  }

  /**
   * Describes the failure, without the payload.
   *
   * @param message what was asked for and what there is
   * @param error whether what there is is an error of the server's, in the place of an element
   */
  public UnexpectedReplyException(String message, boolean error) {
    super(message);
    this.error = error;
  }

  /**
   * Returns whether an error of the server's stood in the place of an element. Then the command had
   * its reply, and replies are still in order.
   *
   * @return false if the reply itself was of another kind
   */
  public boolean isError() {
    return error;
  }
}
