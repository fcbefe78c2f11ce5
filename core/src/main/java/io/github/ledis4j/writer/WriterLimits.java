package io.github.ledis4j.writer;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.internal.command.ReportText;
import java.util.function.Consumer;

/** What stands behind {@link BatchWriterOptions}. */
record WriterLimits(
    int connections,
    int maxPendingCommands,
    long maxPendingBytes,
    int maxRanges,
    long progressEvery,
    Consumer<? super WriteProgress> progressListener)
    implements BatchWriterOptions {
  private static final int MOST_COMMANDS = 1 << 20;
  private static final long MOST_BYTES = 1L << 36;
  private static final int MOST_CONNECTIONS = 1_024;

  WriterLimits {
    Checks.between("connections", 1, MOST_CONNECTIONS, connections);
    Checks.between("maxPendingCommands", 1, MOST_COMMANDS, maxPendingCommands);
    Checks.between("maxPendingBytes", 1, MOST_BYTES, maxPendingBytes);
    Checks.atLeast("maxRanges", 1, maxRanges);
    Checks.atLeast("every", 1L, progressEvery);
    requireNonNull(progressListener, "listener");
  }

  @Override
  public BatchWriterOptions connections(int number) {
    return new WriterLimits(
        number, maxPendingCommands, maxPendingBytes, maxRanges, progressEvery, progressListener);
  }

  @Override
  public BatchWriterOptions maxPendingCommands(int number) {
    return new WriterLimits(
        connections, number, maxPendingBytes, maxRanges, progressEvery, progressListener);
  }

  @Override
  public BatchWriterOptions maxPendingBytes(long number) {
    return new WriterLimits(
        connections, maxPendingCommands, number, maxRanges, progressEvery, progressListener);
  }

  @Override
  public BatchWriterOptions maxRanges(int number) {
    return new WriterLimits(
        connections, maxPendingCommands, maxPendingBytes, number, progressEvery, progressListener);
  }

  @Override
  public BatchWriterOptions progress(long every, Consumer<? super WriteProgress> listener) {
    return new WriterLimits(
        connections, maxPendingCommands, maxPendingBytes, maxRanges, every, listener);
  }

  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
