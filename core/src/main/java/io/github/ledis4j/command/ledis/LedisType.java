package io.github.ledis4j.command.ledis;

/** The key spaces of LedisDB, each of which holds one type of value. */
public enum LedisType {
  /** Single values. */
  KV,
  /** Lists. */
  LIST,
  /** Hashes. */
  HASH,
  /** Sets. */
  SET,
  /** Sorted sets. */
  ZSET
}
