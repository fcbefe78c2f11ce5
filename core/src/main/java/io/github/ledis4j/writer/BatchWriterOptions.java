package io.github.ledis4j.writer;

import java.util.function.Consumer;

/** How much a batch writer may hold, on how many connections, and whom it tells. Immutable. */
public sealed interface BatchWriterOptions permits WriterLimits {
  /** The shared connections of the client, 10,000 commands, 8 MiB, no progress. */
  BatchWriterOptions DEFAULT =
      new WriterLimits(1, 10_000, 8 << 20, 10_000, Long.MAX_VALUE, progress -> {});

  /**
   * Sets the least number of connections; 1 by default. If the client shares fewer, the writer gets
   * connections of its own, which are closed when it has finished: its commands are not ordered
   * then with what the client itself sends.
   *
   * @param number 1 to 1,024
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  BatchWriterOptions connections(int number);

  /**
   * Bounds the commands that are open, from the call until the future is complete and the
   * connection has forgotten it; 10,000 by default. Past it a command fails as overloaded; {@link
   * BatchWriter#hasRoom} says no from three quarters of it.
   *
   * @param number 1 to 1,048,576
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  BatchWriterOptions maxPendingCommands(int number);

  /**
   * Bounds the bytes of the commands that are open; 8 MiB by default. One command may pass it.
   *
   * @param number 1 to 64 GiB
   * @return a copy
   * @throws IllegalArgumentException if it is out of that range
   */
  BatchWriterOptions maxPendingBytes(long number);

  /**
   * Bounds the memory that failures take: how many index ranges are kept for each outcome; 10,000
   * by default. What would need more of them is only counted. A loss takes one range, with several
   * connections up to one for every two commands that were open.
   *
   * @param number at least 1
   * @return a copy
   * @throws IllegalArgumentException if it is less
   */
  BatchWriterOptions maxRanges(int number);

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
  BatchWriterOptions progress(long every, Consumer<? super WriteProgress> listener);

  /** {@return the least number of connections} */
  int connections();

  /** {@return how many commands may be open} */
  int maxPendingCommands();

  /** {@return how many bytes the open commands may have} */
  long maxPendingBytes();

  /** {@return how many index ranges are kept for each outcome} */
  int maxRanges();

  /** {@return how many commands end from one report of progress to the next} */
  long progressEvery();

  /** {@return who is told of progress} */
  Consumer<? super WriteProgress> progressListener();
}
