package io.github.ledis4j.command.redis.sortedset;

/** An end of a sorted set. */
public enum ScoreEnd {
  /** The lowest scores. */
  MIN,
  /** The highest scores. */
  MAX
}
