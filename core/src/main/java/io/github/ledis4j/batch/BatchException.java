package io.github.ledis4j.batch;

import io.github.ledis4j.error.LedisException;

/** The first failure of a batch, for callers who want all or an exception. */
public final class BatchException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** The place of the command that failed first. */
  private final int index;

  BatchException(BatchResult.Failure first, int failed, int size) {
    super(
        first.outcome(),
        "command "
            + first.index()
            + " ("
            + first.command()
            + ") of a batch of "
            + size
            + " failed, the first of "
            + failed
            + ": "
            + first.cause().getMessage(),
        first.cause());
    this.index = first.index();
  }

  /**
   * Returns the place of the command.
   *
   * @return its index in the batch, counted from 0
   */
  public int index() {
    return index;
  }
}
