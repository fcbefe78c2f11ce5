package io.github.ledis4j.writer;

/** How far a batch writer is. Immutable. This library makes all reports. */
public interface WriteProgress {

  /** {@return how many commands the writer was handed so far} */
  long submitted();

  /** {@return how many of them have ended, in whatever way} */
  long ended();

  /** {@return how many of those did not succeed} */
  long failed();

  /** {@return the index below which every command has ended: how many have without a gap} */
  long endedBelow();
}
