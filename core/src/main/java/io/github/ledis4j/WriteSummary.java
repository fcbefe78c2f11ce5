package io.github.ledis4j;

import io.github.ledis4j.error.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the commands of a batch writer ended. Immutable. A command is named by its index: how many
 * the writer was handed before it, the ones that it had no room for included.
 *
 * @param counts how many commands ended in each way
 * @param failures the commands that did not succeed, as ranges in the order of their indexes; what
 *     lies between two ranges succeeded, or is counted in {@code unlisted}
 * @param unlisted how many commands of each outcome are in no range, as there were too many ranges
 * @param sourceFailure what ended the publisher that a subscriber wrote from, or what was thrown
 *     when a row of it was written; null if there was no such failure
 */
public record WriteSummary(
    Map<Outcome, Long> counts,
    List<Range> failures,
    Map<Outcome, Long> unlisted,
    @Nullable Throwable sourceFailure) {

  /**
   * Copies the collections.
   *
   * @param counts how many commands ended in each way
   * @param failures the commands that did not succeed
   * @param unlisted how many commands of each outcome are in no range
   * @param sourceFailure what ended the publisher, or null
   */
  public WriteSummary {
    counts = Map.copyOf(counts);
    failures = List.copyOf(failures);
    unlisted = Map.copyOf(unlisted);
  }

  /** Counts only: what the ranges hold may be long. */
  @Override
  public String toString() {
    return "WriteSummary[counts=%s, ranges=%d, unlisted=%s, sourceFailure=%s]"
        .formatted(new TreeMap<>(counts), failures.size(), new TreeMap<>(unlisted), sourceFailure);
  }

  /**
   * Commands next to each other that failed in the same way.
   *
   * @param first the index of the first one, counted from 0
   * @param last the index of the last one
   * @param outcome what became of each of them
   * @param cause why one of them failed, the first that was noticed; others may have other reasons
   */
  public record Range(long first, long last, Outcome outcome, Throwable cause) {

    /** {@return how many commands these are} */
    public long size() {
      return last - first + 1;
    }
  }

  /** {@return how many commands the writer was handed} */
  public long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts the commands that ended in one way.
   *
   * @param outcome the way
   * @return how many, listed or not
   */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /**
   * Counts the commands of one outcome that no range names.
   *
   * @param outcome the outcome
   * @return how many; 0 unless there were more ranges of it than {@link
   *     BatchWriterOptions#maxRanges()}
   */
  public long unlisted(Outcome outcome) {
    return unlisted.getOrDefault(outcome, 0L);
  }

  /** {@return whether every command succeeded, and no publisher failed} */
  public boolean isComplete() {
    return count(Outcome.SUCCEEDED) == size() && sourceFailure == null;
  }

  /**
   * Lists the commands that ended in one way.
   *
   * @param outcome the way, not {@link Outcome#SUCCEEDED}
   * @return ranges in the order of their indexes
   */
  public List<Range> ranges(Outcome outcome) {
    return failures.stream().filter(range -> range.outcome() == outcome).toList();
  }

  /**
   * Lists the commands that never left this process: sending them again does nothing twice.
   *
   * @return the ranges of {@link Outcome#NOT_SENT}
   */
  public List<Range> safeToSendAgain() {
    return ranges(Outcome.NOT_SENT);
  }
}
