package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import java.util.function.Consumer;

/** How much a batch writer may hold, on how many connections, and whom it tells. Immutable. */
public final class BatchWriterOptions {
  private static final int MOST_COMMANDS = 1 << 20;
  private static final long MOST_BYTES = 1L << 36;
  private static final int MOST_CONNECTIONS = 1_024;

  /** The shared connections of the client, 10,000 commands, 8 MiB, no progress. */
  public static final BatchWriterOptions DEFAULT =
      new BatchWriterOptions(1, 10_000, 8 << 20, 10_000, Long.MAX_VALUE, progress -> {});

  private final int connections;
  private final int maxPendingCommands;
  private final long maxPendingBytes;
  private final int maxRanges;
  private final long progressEvery;
  private final Consumer<? super WriteProgress> progressListener;

  private BatchWriterOptions(
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

  /**
   * Starts from {@link #DEFAULT}, with at least so many connections. If the client shares fewer,
   * the writer gets connections of its own, which are closed when it has finished: its commands are
   * not ordered then with what the client itself sends.
   *
   * @param number 1 to 1,024
   * @return the options
   * @throws IllegalArgumentException if it is out of that range
   */
  public static BatchWriterOptions connections(int number) {
    return new BatchWriterOptions(
        (int) Checks.between("connections", 1, MOST_CONNECTIONS, number),
        DEFAULT.maxPendingCommands,
        DEFAULT.maxPendingBytes,
        DEFAULT.maxRanges,
        DEFAULT.progressEvery,
        DEFAULT.progressListener);
  }

  /**
   * Bounds the commands that are open, from the call until the future is complete and the
   * connection has forgotten it; 10,000 by default. Past it a command fails as overloaded; {@link
   * LedisBatchWriter#hasRoom} says no from three quarters of it.
   *
   * @param number 1 to 1,048,576
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public BatchWriterOptions maxPendingCommands(int number) {
    return new BatchWriterOptions(
        connections,
        (int) Checks.between("maxPendingCommands", 1, MOST_COMMANDS, number),
        maxPendingBytes,
        maxRanges,
        progressEvery,
        progressListener);
  }

  /**
   * Bounds the bytes of the commands that are open; 8 MiB by default. One command may pass it.
   *
   * @param number 1 to 64 GiB
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  public BatchWriterOptions maxPendingBytes(long number) {
    return new BatchWriterOptions(
        connections,
        maxPendingCommands,
        Checks.between("maxPendingBytes", 1, MOST_BYTES, number),
        maxRanges,
        progressEvery,
        progressListener);
  }

  /**
   * Bounds the memory that failures take: how many index ranges are kept for each outcome; 10,000
   * by default. What would need more of them is only counted. A loss takes one range, with several
   * connections up to one for every two commands that were open.
   *
   * @param number at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is less
   */
  public BatchWriterOptions maxRanges(int number) {
    return new BatchWriterOptions(
        connections,
        maxPendingCommands,
        maxPendingBytes,
        Checks.atLeast("maxRanges", 1, number),
        progressEvery,
        progressListener);
  }

  /**
   * Has progress reported each time that so many more commands have ended, and when the writer has
   * finished.
   *
   * @param every commands from one report to the next, at least 1
   * @param listener is told on the thread that ended the command, mostly an event loop: it must be
   *     short, and must not wait; never called twice at the same time
   * @return a copy
   * @throws IllegalArgumentException if the number is less than 1
   */
  public BatchWriterOptions progress(long every, Consumer<? super WriteProgress> listener) {
    return new BatchWriterOptions(
        connections,
        maxPendingCommands,
        maxPendingBytes,
        maxRanges,
        Checks.atLeast("every", 1L, every),
        requireNonNull(listener, "listener"));
  }

  /** {@return the least number of connections} */
  public int connections() {
    return connections;
  }

  /** {@return how many commands may be open} */
  public int maxPendingCommands() {
    return maxPendingCommands;
  }

  /** {@return how many bytes the open commands may have} */
  public long maxPendingBytes() {
    return maxPendingBytes;
  }

  /** {@return how many index ranges are kept for each outcome} */
  public int maxRanges() {
    return maxRanges;
  }

  /** {@return how many commands end from one report of progress to the next} */
  public long progressEvery() {
    return progressEvery;
  }

  /** {@return who is told of progress} */
  public Consumer<? super WriteProgress> progressListener() {
    return progressListener;
  }
}
