package io.github.ledis4j.internal.command;

import io.github.ledis4j.command.Command;

/** Where commands leave a client. Thread-safe. */
public interface Gate {

  /**
   * Lets nothing through when the client is closed.
   *
   * @throws IllegalStateException if it is
   */
  void requireOpen();

  /** Counts a command that goes through, if it wears the server. */
  void count(Command<?> command);
}
