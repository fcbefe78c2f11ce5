package io.github.ledis4j.codec.internal;

/** The usual element of an aggregate, a bulk string of less than 100,000 bytes, in one look. */
final class ShortBulk {
  /** The longest line that is read here: the type and five digits. */
  static final int LINE = 6;

  private ShortBulk() {}

  /**
   * Finds the end of a bulk string.
   *
   * @return where the next element starts, or -1 if this is anything but a whole, well-formed bulk
   *     string of at most {@code largest} bytes
   */
  static int end(byte[] bytes, int at, int end, long largest) {
    if (end - at <= LINE + 1 || bytes[at] != '$') {
      return -1;
    }
    int i = at + 1;
    int size = 0;
    for (int digit = bytes[i] - '0'; digit >= 0 && digit <= 9; digit = bytes[i] - '0') {
      size = size * 10 + digit;
      if (++i - at > LINE) {
        return -1;
      }
    }
    int next = i + size + 4;
    boolean whole =
        i > at + 1
            && next <= end
            && size <= largest
            && bytes[i] == '\r'
            && bytes[i + 1] == '\n'
            && bytes[next - 2] == '\r'
            && bytes[next - 1] == '\n';
    return whole ? next : -1;
  }
}
