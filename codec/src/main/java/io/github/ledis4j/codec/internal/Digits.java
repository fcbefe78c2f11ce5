package io.github.ledis4j.codec.internal;

/** Decimal digits written straight into an array. */
final class Digits {

  private Digits() {}

  static int count(long value) {
    if (value >= 0) {
      int digits = 1;
      for (long limit = 10; value >= limit && digits < 19; digits++) {
        limit = digits == 18 ? Long.MAX_VALUE : limit * 10;
      }
      return digits;
    }
    return value == Long.MIN_VALUE ? 20 : 1 + count(-value);
  }

  static void write(long value, byte[] target, int offset, int size) {
    // Worked on as a negative number, because the smallest one has no positive counterpart.
    long rest = value > 0 ? -value : value;
    int at = offset + size;
    do {
      target[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      target[--at] = '-';
    }
  }
}
