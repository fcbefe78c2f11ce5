package io.github.ledis4j.error;

import org.jspecify.annotations.Nullable;

/**
 * No Sentinel named a replica of the service that could be used, or no node of a cluster could
 * answer a read that was not meant for its master.
 */
public final class ReplicaNotFoundException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; no server did anything of the command.
   *
   * @param message the service, and of each Sentinel why it gave nothing; or of each node of the
   *     cluster why it did not answer
   * @param cause what made one of them return nothing, or null
   */
  public ReplicaNotFoundException(String message, @Nullable Throwable cause) {
    super(Outcome.NOT_SENT, message, cause);
  }
}
