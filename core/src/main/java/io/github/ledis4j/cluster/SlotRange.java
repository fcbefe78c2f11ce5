package io.github.ledis4j.cluster;

/**
 * Slots of a cluster that follow one another. Immutable.
 *
 * @param first the first slot, 0 to 16383
 * @param last the last slot, not before the first
 */
public record SlotRange(int first, int last) {
  private static final int LAST_SLOT = 16_383;

  /**
   * Checks both.
   *
   * @param first the first slot, 0 to 16383
   * @param last the last slot, not before the first
   * @throws IllegalArgumentException if there are no such slots
   */
  public SlotRange {
    if (first < 0 || last < first || last > LAST_SLOT) {
      throw new IllegalArgumentException("slots are 0 to 16383, not " + first + " to " + last);
    }
  }

  /** {@return how many slots these are} */
  public int count() {
    return last - first + 1;
  }

  /**
   * Returns whether a slot is one of these.
   *
   * @param slot its number
   * @return true if it is
   */
  public boolean contains(int slot) {
    return first <= slot && slot <= last;
  }

  /** Shows the range as servers write it: {@code 0-5460}, or {@code 7}. */
  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
