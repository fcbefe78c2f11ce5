package io.github.ledis4j;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import java.util.List;

/**
 * How the commands of a batch ended. Immutable. The values are in the futures that the batch gave
 * out.
 *
 * @param size how many commands the batch had
 * @param failures those that failed, in the order of the batch
 */
public record BatchResult(int size, List<Failure> failures) {

  /**
   * Copies the failures.
   *
   * @param size how many commands the batch had
   * @param failures those that failed, in the order of the batch
   */
  public BatchResult {
    failures = List.copyOf(failures);
  }

  /**
   * One command that failed.
   *
   * @param index its place in the batch, counted from 0
   * @param command what it was
   * @param cause why it failed
   */
  public record Failure(int index, CommandSpec command, Throwable cause) {

    /**
     * Says what became of the command.
     *
     * @return whether it was sent, and whether it ran
     */
    public Outcome outcome() {
      return Outcome.of(cause);
    }
  }

  /**
   * Throws the first failure, if there is one.
   *
   * @return this result
   * @throws BatchException with the place and the name of the command that failed first
   */
  public BatchResult orThrow() {
    if (!failures.isEmpty()) {
      throw new BatchException(failures.get(0), failures.size(), size);
    }
    return this;
  }
}
