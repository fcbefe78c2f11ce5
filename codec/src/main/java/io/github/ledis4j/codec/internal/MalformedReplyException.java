package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;

/** Bytes are not RESP, or are over a limit of {@link ReplyLimits}. */
public final class MalformedReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure, without the payload.
   *
   * @param message what is wrong with the bytes
   */
  public MalformedReplyException(String message) {
    super(message);
  }
}
