package io.github.ledis4j.internal.sentinel;

/** A Sentinel answered, and what it said cannot be used; never leaves this package. */
final class NotUsable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotUsable(String why) {
    super(why, null, false, false);
  }
}
