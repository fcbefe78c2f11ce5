package io.github.ledis4j.command.redis;

/**
 * A run of bytes that two values have in common, as {@code LCS} finds it. Positions count bytes
 * from 0. Immutable.
 */
public sealed interface LcsMatch permits RedisStringReplies.Match {

  /**
   * Returns where the run starts in the first value.
   *
   * @return at least 0
   */
  long first();

  /**
   * Returns where the run starts in the second value.
   *
   * @return at least 0
   */
  long second();

  /**
   * Returns the length of the run.
   *
   * @return in bytes
   */
  long length();
}
