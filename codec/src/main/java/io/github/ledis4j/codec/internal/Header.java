package io.github.ledis4j.codec.internal;

/**
 * The line that an element starts with, where that is a type and a count of one to nine digits: all
 * but nulls, streams and what is over every limit. Read in one look at each byte, into one long:
 * where the line ends, and the count.
 */
final class Header {
  /** What anything else is, and a line that is not whole. */
  static final long NONE = -1;

  /** The longest line, without its end. */
  static final int LONGEST_LINE = 10;

  private Header() {}

  /** Reads the line of the element that starts here. */
  static long read(byte[] bytes, int at, int end) {
    int count = 0;
    int last = Math.min(end - 2, at + LONGEST_LINE);
    for (int i = at + 1; i <= last; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        boolean whole = i > at + 1 && bytes[i] == '\r' && bytes[i + 1] == '\n';
        return whole ? (long) (i + 2) << 32 | count : NONE;
      }
      count = count * 10 + digit;
    }
    return NONE;
  }

  /**
   * Reads the line of a bulk string that is whole, well formed and of no more than so many bytes.
   */
  static long ofBulk(byte[] bytes, int at, int end, int most) {
    if (bytes[at] != '$') {
      return NONE;
    }
    long header = read(bytes, at, end);
    int length = count(header);
    int terminator = next(header) + length;
    boolean whole =
        header != NONE
            && length <= most
            && length <= end - next(header) - 2
            && bytes[terminator] == '\r'
            && bytes[terminator + 1] == '\n';
    return whole ? header : NONE;
  }

  static int count(long header) {
    return (int) header;
  }

  /** Where the line ends, and so the first element or the bytes of the string begin. */
  static int next(long header) {
    return (int) (header >>> 32);
  }

  /** Where a bulk string ends. */
  static int endOfBulk(long header) {
    return next(header) + count(header) + 2;
  }
}
