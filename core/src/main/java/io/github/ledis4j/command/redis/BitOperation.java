package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;

import java.util.Collection;

/** How {@code BITOP} makes one value of one or more sources. */
public enum BitOperation {
  /** A bit is set where all sources have it. */
  AND(1, Integer.MAX_VALUE),
  /** A bit is set where any source has it. */
  OR(1, Integer.MAX_VALUE),
  /** A bit is set where an odd number of sources has it. */
  XOR(1, Integer.MAX_VALUE),
  /** A bit is set where the only source has not. */
  NOT(1, 1),
  /** A bit is set where the first source has it and no other has; since Redis 8.2. */
  DIFF(2, Integer.MAX_VALUE),
  /** A bit is set where any source but the first has it, and the first has not; since Redis 8.2. */
  DIFF1(2, Integer.MAX_VALUE),
  /** A bit is set where the first source has it and any other has; since Redis 8.2. */
  ANDOR(2, Integer.MAX_VALUE),
  /** A bit is set where exactly one source has it; since Redis 8.2. */
  ONE(1, Integer.MAX_VALUE);

  private final int least;
  private final int most;

  BitOperation(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** Returns how many there are, if they are as many as it takes. */
  int check(Collection<?> sources) {
    int size = count(sources, "source");
    if (size < least || size > most) {
      throw new IllegalArgumentException(
          name()
              + " takes "
              + (most == 1 ? "one source" : "at least " + least + " sources")
              + ": "
              + size);
    }
    return size;
  }
}
