package io.github.ledis4j.command.redis.stream;

/** What became of an entry that was to be deleted. */
public enum StreamDeletion {
  /** There is no such entry; to {@code XACKDEL}, none that the group has not acknowledged. */
  MISSING,
  /** It was deleted. */
  DELETED,
  /** It was not deleted, because of others who have not acknowledged it. */
  KEPT
}
