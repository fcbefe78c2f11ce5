package io.github.ledis4j.options;

/** Which commands are sent again on their own after a connection was lost. */
public enum RetryPolicy {
  /** None: every command that was waiting or under way fails at once. */
  FAIL_FAST,

  /**
   * Those that were never sent wait for the next connection, inside their deadline. So do those
   * that a server refused for now, as one that still loads its data does.
   */
  UNSENT,

  /** Those that were never sent, and reads that were; never a write that was sent. */
  READS
}
