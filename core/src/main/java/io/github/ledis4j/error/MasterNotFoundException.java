package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** No Sentinel named a master of the service that could be used. */
public final class MasterNotFoundException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message the service, and of each Sentinel why it gave nothing
   * @param cause what made one of them return nothing, or null
   */
  public MasterNotFoundException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
