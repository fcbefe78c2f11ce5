package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

/** An integer inside of a value: how wide it is, whether it has a sign, and where. Immutable. */
public sealed interface BitField permits FieldPlace {
  /**
   * Makes a field in two's complement at the start of the value.
   *
   * @param bits how wide, from 1 to 64
   * @return the field
   * @throws IllegalArgumentException if it is wider or has no bits
   */
  static BitField signed(int bits) {
    return new FieldPlace("i" + between(bits, 1, FieldPlace.WIDEST_SIGNED, "bits"), "0");
  }

  /**
   * Makes a field without a sign at the start of the value.
   *
   * @param bits how wide, from 1 to 63, as replies are signed
   * @return the field
   * @throws IllegalArgumentException if it is wider or has no bits
   */
  static BitField unsigned(int bits) {
    return new FieldPlace("u" + between(bits, 1, FieldPlace.WIDEST_SIGNED - 1, "bits"), "0");
  }

  /**
   * Puts the field elsewhere.
   *
   * @param bit its first bit, from 0
   * @return a copy
   * @throws IllegalArgumentException if the bit is negative
   */
  BitField at(long bit);

  /**
   * Takes the value as an array of such fields ({@code #}).
   *
   * @param number of the element, from 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  BitField element(long number);
}
