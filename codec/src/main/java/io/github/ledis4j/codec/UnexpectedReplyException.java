package io.github.ledis4j.codec;

/** Says that a reply is not of the kind that a mapper asked for. */
public final class UnexpectedReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure, without the payload.
   *
   * @param message what was asked for and what there is
   */
  public UnexpectedReplyException(String message) {
    super(message);
  }
}
