package io.github.ledis4j.simulator.model;

/** A command cannot run; the message is the error reply. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedException(String error) {
    super(error, null, false, false);
  }
}
