package io.github.ledis4j.event;

import io.github.ledis4j.error.Outcome;

/**
 * An element that a blocking pop took off its list, and that could be neither handed to its caller
 * nor put back. Whoever gets this is the last to know of it. {@link Outcome#of} the reason says
 * whether it may be back in its list all the same: it may for {@link Outcome#UNKNOWN}.
 *
 * @param database where the list is
 * @param key the list, as bytes
 * @param value the element, as bytes
 * @param front true if it stood at the front of the list, where {@code BLPOP} takes it
 * @param reason why it was not put back, or why its bytes could not be decoded
 */
public record UndeliveredElement(
    int database, byte[] key, byte[] value, boolean front, Throwable reason) {

  /** Says why, but neither key nor value. */
  @Override
  public String toString() {
    return "UndeliveredElement[database=" + database + ", reason=" + reason.getMessage() + "]";
  }
}
