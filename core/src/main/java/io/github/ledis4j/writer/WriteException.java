package io.github.ledis4j.writer;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first failure of a batch writer, with its summary, for callers who want all or an exception.
 */
public final class WriteException extends LedisException {
  private static final long serialVersionUID = 1L;

  /** How all commands ended. */
  private final transient @Nullable WriteSummary summary;

  private WriteException(
      Outcome outcome, String message, @Nullable Throwable cause, WriteSummary summary) {
    super(outcome, message, cause);
    this.summary = summary;
  }

  static WriteException of(WriteSummary summary) {
    List<WriteSummary.Range> failures = summary.failures();
    Throwable source = summary.sourceFailure();
    if (failures.isEmpty()) {
      return new WriteException(
          Outcome.NOT_SENT,
          "the source of a batch writer failed after " + summary.size() + " commands: " + source,
          source,
          summary);
    }
    WriteSummary.Range first = failures.get(0);
    return new WriteException(
        first.outcome(),
        "%d of %d commands of a batch writer failed, the first at index %d: %s"
            .formatted(
                summary.size() - summary.count(Outcome.SUCCEEDED),
                summary.size(),
                first.first(),
                first.cause().getMessage()),
        first.cause(),
        summary);
  }

  /**
   * Returns how all commands ended.
   *
   * @return the summary; null in an exception that was serialized
   */
  public @Nullable WriteSummary summary() {
    return summary;
  }
}
