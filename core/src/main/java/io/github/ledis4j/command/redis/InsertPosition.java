package io.github.ledis4j.command.redis;

/** On which side of an element {@code LINSERT} puts another. */
public enum InsertPosition {
  /** Nearer to the left end. */
  BEFORE,
  /** Nearer to the right end. */
  AFTER
}
