package io.github.ledis4j.command.redis.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What consumers of a group were given and have not acknowledged. Later versions may tell more. */
public sealed interface PendingSummary permits StreamReports.Summary {
  /** {@return how many entries} */
  long count();

  /** {@return the lowest id, or null if there is none} */
  @Nullable StreamId lowest();

  /** {@return the highest id, or null if there is none} */
  @Nullable StreamId highest();

  /** {@return how many entries of each consumer that has any} */
  Map<String, Long> consumers();

  /**
   * Makes a summary, for tests of what handles it.
   *
   * @param count how many entries
   * @param lowest the lowest id, or null if there is none
   * @param highest the highest id, or null if there is none
   * @param consumers how many entries of each consumer that has any; copied
   * @return the same as the server's
   */
  static PendingSummary of(
      long count,
      @Nullable StreamId lowest,
      @Nullable StreamId highest,
      Map<String, Long> consumers) {
    return new StreamReports.Summary(count, lowest, highest, consumers);
  }
}
