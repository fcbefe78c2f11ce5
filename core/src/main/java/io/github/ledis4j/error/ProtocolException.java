package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** What the server sent is not RESP, is over a limit, or answers nothing that was asked. */
public final class ProtocolException extends LedisException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the connection is closed after it.
   *
   * @param outcome what became of the command
   * @param message what was wrong with the bytes
   * @param cause what the parser threw, or null
   */
  public ProtocolException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(outcome, message, cause);
  }
}
