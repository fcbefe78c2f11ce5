package io.github.ledis4j.command.redis;

/** An end of a list. */
public enum ListEnd {
  /** Where index 0 is, the end of {@code LPUSH} and {@code LPOP}. */
  LEFT,
  /** Where index -1 is, the end of {@code RPUSH} and {@code RPOP}. */
  RIGHT
}
