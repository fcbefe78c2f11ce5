package io.github.ledis4j.codec;

/**
 * How large a reply may be before it is a protocol error. Memory is taken for bytes that came, and
 * ahead of them for a MiB or as much again at most, whatever a server announces.
 *
 * @param bulkBytes the longest bulk string, in bytes
 * @param elements the most elements in one reply, over all levels
 * @param depth the deepest nesting of aggregates
 * @param lineBytes the longest line, in bytes
 * @param replyBytes the longest reply, in bytes, with all that it holds
 */
public record ReplyLimits(int bulkBytes, int elements, int depth, int lineBytes, int replyBytes) {
  private static final int MEBIBYTE = 1024 * 1024;

  /** Its bytes and its values must both fit: more than half of the heap never works. */
  private static final int HALF_OF_HEAP =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2);

  /**
   * Redis: bulk strings of 512 MiB, 16 Mi elements, 64 levels, lines of 64 KiB, replies of half of
   * the JVM's heap, at most 2 GiB.
   */
  public static final ReplyLimits REDIS =
      new ReplyLimits(512 * MEBIBYTE, 16 * MEBIBYTE, 64, 64 * 1024);

  /** LedisDB: like {@link #REDIS}, with bulk strings of 1 GiB. */
  public static final ReplyLimits LEDIS =
      new ReplyLimits(1024 * MEBIBYTE, 16 * MEBIBYTE, 64, 64 * 1024);

  /**
   * Checks the limits.
   *
   * @param bulkBytes the longest bulk string, in bytes
   * @param elements the most elements in one reply, over all levels
   * @param depth the deepest nesting of aggregates
   * @param lineBytes the longest line, in bytes
   * @param replyBytes the longest reply, in bytes, with all that it holds
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public ReplyLimits {
    if (bulkBytes < 1 || elements < 1 || depth < 1 || lineBytes < 1 || replyBytes < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /**
   * Limits whose replies may be as long as half of the JVM's heap, at most 2 GiB.
   *
   * @param bulkBytes the longest bulk string, in bytes
   * @param elements the most elements in one reply, over all levels
   * @param depth the deepest nesting of aggregates
   * @param lineBytes the longest line, in bytes
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public ReplyLimits(int bulkBytes, int elements, int depth, int lineBytes) {
    this(bulkBytes, elements, depth, lineBytes, HALF_OF_HEAP);
  }
}
