package io.github.ledis4j.command.redis;

/** What a key of Redis holds. */
public enum RedisType {
  /** A string, also bits and HyperLogLog. */
  STRING,
  /** A list. */
  LIST,
  /** A set. */
  SET,
  /** A sorted set, also geo. */
  ZSET,
  /** A hash. */
  HASH,
  /** A stream. */
  STREAM,
  /** A vector set, since Redis 8.0. */
  VECTOR_SET,
  /** A type of a module or of a newer server; {@code execute("TYPE", key)} returns its name. */
  OTHER
}
