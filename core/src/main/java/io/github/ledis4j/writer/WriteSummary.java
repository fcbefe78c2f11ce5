package io.github.ledis4j.writer;

import io.github.ledis4j.error.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the commands of a batch writer ended: all of them ({@link BatchWriter#finish}), or those
 * between two checkpoints ({@link BatchWriter#flush}). Immutable. A command is named by its index:
 * how many the writer was handed before it, the ones that it had no room for included. This library
 * makes all summaries.
 */
public interface WriteSummary {

  /** {@return how many commands ended in each way; unmodifiable} */
  Map<Outcome, Long> counts();

  /**
   * Lists the commands that did not succeed.
   *
   * @return ranges in the order of their indexes; what lies between two of them succeeded, or is
   *     counted in {@link #unlisted()}. Unmodifiable
   */
  List<Range> failures();

  /**
   * Counts the commands that are in no range, as there were too many ranges.
   *
   * @return how many of each outcome; unmodifiable
   */
  Map<Outcome, Long> unlisted();

  /**
   * Returns what ended the source that commands were written from.
   *
   * @return what the publisher of a subscriber failed with, or what was thrown when a row was taken
   *     or written; null if there was no such failure
   */
  @Nullable Throwable sourceFailure();

  /** Commands next to each other that failed in the same way. Immutable. */
  interface Range {

    /** {@return the index of the first one, counted from 0} */
    long first();

    /** {@return the index of the last one} */
    long last();

    /** {@return what became of each of them} */
    Outcome outcome();

    /**
     * {@return why one of them failed, the first that was noticed; others may have other reasons}
     */
    Throwable cause();

    /** {@return how many commands these are} */
    default long size() {
      return last() - first() + 1;
    }
  }

  /** {@return how many commands this is about} */
  default long size() {
    return counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts the commands that ended in one way.
   *
   * @param outcome the way
   * @return how many, listed or not
   */
  default long count(Outcome outcome) {
    return counts().getOrDefault(outcome, 0L);
  }

  /**
   * Counts the commands of one outcome that no range names.
   *
   * @param outcome the outcome
   * @return how many; 0 unless there were more ranges of it than {@link
   *     BatchWriterOptions#maxRanges()}
   */
  default long unlisted(Outcome outcome) {
    return unlisted().getOrDefault(outcome, 0L);
  }

  /** {@return whether every command succeeded, and no publisher failed} */
  default boolean isComplete() {
    return count(Outcome.SUCCEEDED) == size() && sourceFailure() == null;
  }

  /**
   * Throws if a command did not succeed, or the source failed.
   *
   * @return this summary
   * @throws WriteException with the counts and the first failure
   */
  default WriteSummary orThrow() {
    if (!isComplete()) {
      throw WriteException.of(this);
    }
    return this;
  }

  /**
   * Lists the commands that ended in one way.
   *
   * @param outcome the way, not {@link Outcome#SUCCEEDED}
   * @return ranges in the order of their indexes
   */
  default List<Range> ranges(Outcome outcome) {
    return failures().stream().filter(range -> range.outcome() == outcome).toList();
  }

  /**
   * Lists the commands that never left this process: sending them again does nothing twice.
   *
   * @return the ranges of {@link Outcome#NOT_SENT}
   */
  default List<Range> safeToSendAgain() {
    return ranges(Outcome.NOT_SENT);
  }
}
