package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;

/** How {@code LPOS} looks for an element. Immutable. */
public final class LposOptions {
  /** From the left end, through the whole list. */
  public static final LposOptions DEFAULT = new LposOptions(1, 0);

  private final long rank;
  private final long maxLength;

  private LposOptions(long rank, long maxLength) {
    this.rank = rank;
    this.maxLength = maxLength;
  }

  /**
   * Leaves out matches before one ({@code RANK}).
   *
   * @param number of the first match that counts, 1 for the first; from the right end when
   *     negative, -1 for the last
   * @return a copy
   * @throws IllegalArgumentException if the number is 0
   */
  public LposOptions rank(long number) {
    if (number == 0) {
      throw new IllegalArgumentException("rank counts from 1, or from -1 at the right end");
    }
    return new LposOptions(number, maxLength);
  }

  /**
   * Looks at so many elements and no more ({@code MAXLEN}).
   *
   * @param elements how many, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public LposOptions maxLength(long elements) {
    return new LposOptions(rank, between(elements, 1, Long.MAX_VALUE, "maxLength"));
  }

  int arguments() {
    return (rank == 1 ? 0 : 2) + (maxLength == 0 ? 0 : 2);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (rank != 1) {
      command.add("RANK").add(rank);
    }
    if (maxLength != 0) {
      command.add("MAXLEN").add(maxLength);
    }
    return command;
  }
}
