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

  /**
   * Those that were never sent, and reads that were; of the writes that were sent only those of
   * which their caller says that they do no harm twice ({@link
   * io.github.ledis4j.command.Command#repeatable()}).
   */
  READS,

  /**
   * All that was sent and not answered, writes too: for callers whose writes do no harm twice. Each
   * command is sent at most once more, inside its deadline, so an {@code INCR} may count twice.
   * What is sent again keeps its order; but a server that was only silent may run the first one
   * late, after what was sent behind it. Transactions with writes, blocking commands, locks and
   * what is sent on a lease are never sent again.
   */
  ALL
}
