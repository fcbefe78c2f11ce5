package io.github.ledis4j.command.ledis;

/** How {@code BITOP} combines values. There is no {@code NOT}: LedisDB ignores it. */
public enum LedisBitOperation {
  /** A bit is set where all values have it. */
  AND,
  /** A bit is set where any value has it. */
  OR,
  /** A bit is set where an odd number of values has it. */
  XOR
}
