package io.github.ledis4j.batch;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import java.util.List;

/**
 * How the commands of a batch or a transaction ended. Immutable. The values are in the futures that
 * the batch gave out. This library makes all results.
 */
public interface BatchResult {

  /** {@return how many commands the batch had} */
  int size();

  /** {@return those that failed, in the order of the batch; unmodifiable} */
  List<Failure> failures();

  /** One command that failed. Immutable. */
  interface Failure {

    /** {@return its place in the batch, counted from 0} */
    int index();

    /** {@return what it was} */
    CommandSpec command();

    /** {@return why it failed} */
    Throwable cause();

    /**
     * Returns what became of the command.
     *
     * @return whether it was sent, and whether it ran
     */
    default Outcome outcome() {
      return Outcome.of(cause());
    }
  }

  /**
   * Throws the first failure, if there is one.
   *
   * @return this result
   * @throws BatchException with the place and the name of the command that failed first
   */
  default BatchResult orThrow() {
    if (!failures().isEmpty()) {
      throw new BatchException(failures().get(0), failures().size(), size());
    }
    return this;
  }
}
