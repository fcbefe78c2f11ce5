package io.github.ledis4j.codec;

/**
 * How large a reply may be before it is a protocol error. Memory is taken for bytes that came,
 * never for bytes that were only announced.
 *
 * @param bulkBytes the longest bulk string, in bytes
 * @param elements the most elements in one reply, over all levels
 * @param depth the deepest nesting of aggregates
 * @param lineBytes the longest line, in bytes
 */
public record ReplyLimits(int bulkBytes, int elements, int depth, int lineBytes) {
  private static final int MEBIBYTE = 1024 * 1024;

  /** Redis: bulk strings of 512 MiB, 16 Mi elements, 64 levels, lines of 64 KiB. */
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
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public ReplyLimits {
    if (bulkBytes < 1 || elements < 1 || depth < 1 || lineBytes < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }
}
