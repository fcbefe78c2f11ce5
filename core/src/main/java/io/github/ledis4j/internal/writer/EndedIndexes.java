package io.github.ledis4j.internal.writer;

/**
 * Which items have ended: all below an index, and some above it, one bit for each. Confined to one
 * thread at a time.
 */
final class EndedIndexes {
  private long[] bits = new long[16];
  private long below;

  /** Takes an index that it has not taken before. */
  void add(long index) {
    if (index != below) {
      growFor(index);
      bits[word(index)] |= 1L << index;
      return;
    }
    below++;
    while ((bits[word(below)] & 1L << below) != 0) {
      bits[word(below)] &= ~(1L << below);
      below++;
    }
  }

  /** The lowest index that has not ended. */
  long below() {
    return below;
  }

  private int word(long index) {
    return (int) (index >>> 6) & bits.length - 1;
  }

  /** All bits stand between the lowest index and a whole array above it. */
  private void growFor(long index) {
    while (index - below >= (long) bits.length << 6) {
      long[] small = bits;
      long end = below + ((long) small.length << 6);
      bits = new long[2 * small.length];
      for (long i = below; i < end; i++) {
        bits[word(i)] |= small[(int) (i >>> 6) & small.length - 1] & 1L << i;
      }
    }
  }
}
