package io.github.ledis4j.event;

import io.github.ledis4j.error.Outcome;

/**
 * An element that a blocking pop took off its list, and that could be neither handed to its caller
 * nor put back. The handler that gets this is the last to know of it. {@link Outcome#of} the reason
 * says whether it may be back in its list even so: it can be for {@link Outcome#UNKNOWN}.
 * Immutable.
 */
public interface UndeliveredElement {

  /** {@return the database that the list is in} */
  int database();

  /** {@return the list, as bytes, in an array of its own} */
  byte[] key();

  /** {@return the element, as bytes, in an array of its own} */
  byte[] value();

  /** {@return whether it stood at the front of the list, where {@code BLPOP} takes it} */
  boolean front();

  /** {@return why it was not put back, or why its bytes could not be decoded} */
  Throwable reason();
}
