package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/** No Sentinel named a replica of the service that could be used. */
public final class ReplicaNotFoundException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message the service, and of each Sentinel why it gave nothing
   * @param cause what made one of them return nothing, or null
   */
  public ReplicaNotFoundException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
