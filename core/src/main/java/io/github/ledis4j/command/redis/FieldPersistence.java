package io.github.ledis4j.command.redis;

/** What became of a field of a hash that was to be kept from expiring. */
public enum FieldPersistence {
  /** The key or the field is missing. */
  MISSING,
  /** The field had no time to live, it is as it was. */
  UNCHANGED,
  /** The field had a time to live, and has none any more. */
  PERSISTED
}
