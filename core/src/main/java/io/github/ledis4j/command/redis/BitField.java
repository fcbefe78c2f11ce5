package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

/** An integer inside of a value: how wide it is, whether it has a sign, and where. Immutable. */
public final class BitField {
  private static final int WIDEST_SIGNED = 64;

  private final String encoding;
  private final String offset;

  private BitField(String encoding, String offset) {
    this.encoding = encoding;
    this.offset = offset;
  }

  /**
   * Makes a field in two's complement at the start of the value.
   *
   * @param bits how wide, from 1 to 64
   * @return the field
   * @throws IllegalArgumentException if it is wider or has no bits
   */
  public static BitField signed(int bits) {
    return new BitField("i" + between(bits, 1, WIDEST_SIGNED, "bits"), "0");
  }

  /**
   * Makes a field without a sign at the start of the value.
   *
   * @param bits how wide, from 1 to 63, as replies are signed
   * @return the field
   * @throws IllegalArgumentException if it is wider or has no bits
   */
  public static BitField unsigned(int bits) {
    return new BitField("u" + between(bits, 1, WIDEST_SIGNED - 1, "bits"), "0");
  }

  /**
   * Puts the field elsewhere.
   *
   * @param bit its first bit, from 0
   * @return a copy
   * @throws IllegalArgumentException if the bit is negative
   */
  public BitField at(long bit) {
    return new BitField(encoding, Long.toString(between(bit, 0, Long.MAX_VALUE, "bit")));
  }

  /**
   * Takes the value as an array of such fields ({@code #}).
   *
   * @param number of the element, from 0
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  public BitField element(long number) {
    return new BitField(encoding, "#" + between(number, 0, Long.MAX_VALUE, "number"));
  }

  String encoding() {
    return encoding;
  }

  String offset() {
    return offset;
  }

  @Override
  public String toString() {
    return encoding + " at " + offset;
  }
}
