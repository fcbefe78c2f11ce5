package io.github.ledis4j.command;

import io.github.ledis4j.internal.command.LimitWords;

/**
 * Which part of a result a server sends: some elements of it, counted from its start. Immutable.
 */
public sealed interface Limit permits LimitWords {
  /** Everything, which is what servers send without being told. */
  Limit NONE = new LimitWords(0, -1);

  /**
   * Takes the first elements.
   *
   * @param count how many, at least one
   * @return the limit
   * @throws IllegalArgumentException if the count is smaller
   */
  static Limit first(long count) {
    return of(0, count);
  }

  /**
   * Takes some elements.
   *
   * @param offset how many to leave out before, at least 0
   * @param count how many, at least one: for none, some servers send everything
   * @return the limit
   * @throws IllegalArgumentException if offset or count is smaller, or both together are no {@code
   *     long}, for which LedisDB closes the connection
   */
  static Limit of(long offset, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1: " + count);
    }
    if (offset > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          "offset and count together must not exceed "
              + Long.MAX_VALUE
              + ": "
              + offset
              + ", "
              + count);
    }
    return new LimitWords(requireOffset(offset), count);
  }

  /**
   * Takes all elements but the first.
   *
   * @param offset how many to leave out, at least 0
   * @return the limit
   * @throws IllegalArgumentException if the offset is negative
   */
  static Limit from(long offset) {
    return new LimitWords(requireOffset(offset), -1);
  }

  private static long requireOffset(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be at least 0: " + offset);
    }
    return offset;
  }
}
