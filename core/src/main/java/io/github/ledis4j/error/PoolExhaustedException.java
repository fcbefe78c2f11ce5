package io.github.ledis4j.error;

/** All connections of the pool were taken, and it is set to not wait or too many wait already. */
public final class PoolExhaustedException extends ConnectionException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the command was not sent.
   *
   * @param message what was exhausted, with the cap
   */
  public PoolExhaustedException(String message) {
    super(Outcome.NOT_SENT, message, null);
  }
}
