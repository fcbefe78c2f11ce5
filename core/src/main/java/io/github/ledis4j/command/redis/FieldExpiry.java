package io.github.ledis4j.command.redis;

/** What became of a field of a hash that was to expire. */
public enum FieldExpiry {
  /** The key or the field is missing. */
  MISSING,
  /** The condition did not hold; the field is as it was. */
  UNCHANGED,
  /** The field will expire. */
  SET,
  /** The time is past, so the field was deleted at once. */
  DELETED
}
