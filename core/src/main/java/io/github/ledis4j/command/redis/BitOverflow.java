package io.github.ledis4j.command.redis;

/** What {@code BITFIELD} does with a number that its field cannot hold. */
public enum BitOverflow {
  /** Leaves out the bits that are too high, which is what servers do without being told. */
  WRAP("WRAP"),
  /** Takes the nearest number that the field can hold. */
  SATURATE("SAT"),
  /** Leaves the field as it is and returns null. */
  FAIL("FAIL");

  private final String word;

  BitOverflow(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
