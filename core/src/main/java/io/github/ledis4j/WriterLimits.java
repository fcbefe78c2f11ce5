package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import java.util.function.Consumer;

/** What stands behind {@link BatchWriterOptions}. */
final class WriterLimits implements BatchWriterOptions {
  private static final int MOST_COMMANDS = 1 << 20;
  private static final long MOST_BYTES = 1L << 36;
  static final int MOST_CONNECTIONS = 1_024;
  private final int connections;
  private final int maxPendingCommands;
  private final long maxPendingBytes;
  private final int maxRanges;
  private final long progressEvery;
  private final Consumer<? super WriteProgress> progressListener;

  WriterLimits(
      int connections,
      int maxPendingCommands,
      long maxPendingBytes,
      int maxRanges,
      long progressEvery,
      Consumer<? super WriteProgress> progressListener) {
    this.connections = connections;
    this.maxPendingCommands = maxPendingCommands;
    this.maxPendingBytes = maxPendingBytes;
    this.maxRanges = maxRanges;
    this.progressEvery = progressEvery;
    this.progressListener = progressListener;
  }

  @Override
  public BatchWriterOptions maxPendingCommands(int number) {
    return new WriterLimits(
        connections,
        (int) Checks.between("maxPendingCommands", 1, MOST_COMMANDS, number),
        maxPendingBytes,
        maxRanges,
        progressEvery,
        progressListener);
  }

  @Override
  public BatchWriterOptions maxPendingBytes(long number) {
    return new WriterLimits(
        connections,
        maxPendingCommands,
        Checks.between("maxPendingBytes", 1, MOST_BYTES, number),
        maxRanges,
        progressEvery,
        progressListener);
  }

  @Override
  public BatchWriterOptions maxRanges(int number) {
    return new WriterLimits(
        connections,
        maxPendingCommands,
        maxPendingBytes,
        Checks.atLeast("maxRanges", 1, number),
        progressEvery,
        progressListener);
  }

  @Override
  public BatchWriterOptions progress(long every, Consumer<? super WriteProgress> listener) {
    return new WriterLimits(
        connections,
        maxPendingCommands,
        maxPendingBytes,
        maxRanges,
        Checks.atLeast("every", 1L, every),
        requireNonNull(listener, "listener"));
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public int maxPendingCommands() {
    return maxPendingCommands;
  }

  @Override
  public long maxPendingBytes() {
    return maxPendingBytes;
  }

  @Override
  public int maxRanges() {
    return maxRanges;
  }

  @Override
  public long progressEvery() {
    return progressEvery;
  }

  @Override
  public Consumer<? super WriteProgress> progressListener() {
    return progressListener;
  }
}
